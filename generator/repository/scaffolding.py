"""A repository for another city: the files of `scaffold/`, with its name and Gongkai's version, and the
schemas of its records.
"""

import json
import re
from collections.abc import Mapping
from importlib.metadata import Distribution, distribution
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from generator.content.folder import CONTENT, load
from generator.content.schemas import make_schemas

SCAFFOLD = Path(__file__).parent / "scaffold"

NAME = re.compile(r"[\w·（）() .-]{1,40}")
"""What a name may be: it stands in YAML and in Markdown as it is."""

_FILLED = ("README.md", "mkdocs.yml", "requirements.txt", "site_templates/words.yml")
"""The files that hold the city's name, or the version; all others are the same everywhere."""


def make_files(name: str, requirement: str) -> Mapping[str, bytes]:
    """Return the files of a new repository by path; `name` matches `NAME`, and `requirement` is what
    pip installs.
    """
    environment = Environment(  # noqa: S701 - nothing is HTML
        undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True
    )
    files = {
        path.relative_to(SCAFFOLD).as_posix(): path.read_bytes()
        for path in sorted(SCAFFOLD.rglob("*"))
        if path.is_file()
    }
    for path in _FILLED:
        template = environment.from_string(files[path].decode())
        files[path] = template.render(name=name, requirement=requirement).encode()
    schemas = make_schemas(load(SCAFFOLD / CONTENT))
    return files | {path: text.encode() for path, text in schemas}


def installed_requirement() -> str:
    """Return what makes pip install this very version: from where it came, where others reach that."""
    return requirement_of(distribution("gongkai"))


def requirement_of(installed: Distribution) -> str:
    """Return the requirement of an installed package (its origin by PEP 610, direct_url.json)."""
    origin = json.loads(installed.read_text("direct_url.json") or "{}")
    address = origin.get("url", "")
    if not address.startswith("https://"):
        return f"{installed.name}=={installed.version}"
    if version_control := origin.get("vcs_info"):
        commit = version_control["commit_id"]
        return f"{installed.name} @ {version_control['vcs']}+{address}@{commit}"
    return f"{installed.name} @ {address}"
