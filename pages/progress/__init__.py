"""Pages of the section progress."""
