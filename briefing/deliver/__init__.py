"""Stage 6, deliver: documents reach files and readers. It never changes a document."""
