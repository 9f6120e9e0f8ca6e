"""What a change of the repository means for readers: records, pages and addresses of two states."""
