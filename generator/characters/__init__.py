"""What Unicode says of characters: which nobody sees, and which only look like the right ones."""
