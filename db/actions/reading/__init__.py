"""Files of others: parsed in a child process within limits, then read against the register."""
