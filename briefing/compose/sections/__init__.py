"""The sections of a brief, one file each: `compose(desk, settings) -> Section`."""
