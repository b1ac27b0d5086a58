"""How data is kept: the only place with SQL."""
