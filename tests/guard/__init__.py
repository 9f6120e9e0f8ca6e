"""Keeps the tests of the code independent of the content that editors write."""
