"""Proves that a record and its archived source have the same words: see docs/proof.md."""
