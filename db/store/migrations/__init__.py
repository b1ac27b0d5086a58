"""Numbered migrations of a database that already holds data."""
