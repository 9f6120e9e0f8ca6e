"""What keeps the tests of the code apart from what editors write."""
