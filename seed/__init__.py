"""Reference rows, a believable demo province and data for speed work."""
