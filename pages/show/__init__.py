"""Slides over the whole screen."""
