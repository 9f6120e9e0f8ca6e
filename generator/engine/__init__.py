"""MkDocs: the only place, with the command, that imports it."""
