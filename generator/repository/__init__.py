"""What lies around the content: git, the folders that are written, a new city's repository."""
