"""From the words of a task as printed to its record: title, text, units, deadlines."""
