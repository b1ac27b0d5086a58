"""Pages of the section manage."""
