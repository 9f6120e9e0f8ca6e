"""Parses printed unit lists into units with roles, times, persons and notes."""
