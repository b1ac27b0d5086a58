"""Pages of the section review."""
