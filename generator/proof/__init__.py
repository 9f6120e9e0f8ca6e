"""The proof that a record and its archived source are the same words."""
