"""Pages of the section register."""
