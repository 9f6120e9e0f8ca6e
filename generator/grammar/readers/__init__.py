"""Reads tokens of time as commitments, by the rules for the words around them."""
