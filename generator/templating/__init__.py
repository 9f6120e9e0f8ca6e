"""Templates, styles, static files and words; a repository's own take precedence over Gongkai's."""
