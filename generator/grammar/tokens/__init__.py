"""Finds time words in folded text: points of the calendar, lengths of time, repetitions."""
