"""Parts of our own for `briefing`: one of each kind."""
