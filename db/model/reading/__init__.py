"""What a file of others holds: tables, rows, values and what is doubtful; pure, no file is opened."""
