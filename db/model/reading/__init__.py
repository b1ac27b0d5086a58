"""What a file of others holds: tables, rows, values, doubts; pure, no file is opened."""
