"""Reads the numbers of a plan's lines as a whole: which begin headings, and how deep these are."""
