"""What an offline copy needs of a finished page."""

import re

_FOLDER_LINK = re.compile(
    r'((?:<(?:a|form)\b[^>]*? (?:href|action)="|<meta http-equiv="refresh" content="0; url=)'
    r'(?![a-z]+:)[^"#?]*?)(/|(?<=["/=])\.{1,2})(?=["#?])'
)


def name_files(html: str) -> str:
    """Return HTML whose links to folders lead to the files in them: without a server none would."""
    return _FOLDER_LINK.sub(lambda found: f"{found[1]}{found[2].rstrip('/')}/index.html", html)
