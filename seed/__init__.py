"""Reference rows, a believable demo province, and rows in bulk for measuring."""
