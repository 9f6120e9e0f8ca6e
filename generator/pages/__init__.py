"""Makes the tree of pages, their addresses, and their Markdown."""
