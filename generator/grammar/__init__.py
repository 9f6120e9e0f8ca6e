"""Finds times, unit lists and topics in the words of plans, and reads their values."""
