"""MkDocs: the only place that imports it."""
