"""Pages of the section home."""
