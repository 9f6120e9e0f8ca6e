"""Makes the record of a task from its printed words: title, text, units, deadlines."""
