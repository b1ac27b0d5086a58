"""What two pages need."""
