"""One file for each family of rules: each broken in the example, with the line that an editor reads."""
