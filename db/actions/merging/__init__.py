"""What a file says becomes part of the register: offered row by row, then saved as one bundle."""
