"""What things are and which rules hold; pure, no input or output."""
