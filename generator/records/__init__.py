"""What editors write: one frozen model for each part of a record."""
