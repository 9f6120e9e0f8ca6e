"""Templates, styles, static files and words: a repository's own before Gongkai's."""
