"""Which pages there are, their addresses, and their Markdown."""
