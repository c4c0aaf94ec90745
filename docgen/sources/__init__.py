"""Read files: bytes to text, YAML text to values that know their line and column."""
