"""Finds pages, theme, styles, static files and words, a repository's own before Gongkai's."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader

from generator.nearest import suggest
from generator.problems import Place, Problem

TEMPLATES = "site_templates"
"""The folder of templates in a repository, and next to or inside this package."""

PAGES, THEME, STYLES, STATIC, WORDS = KINDS = ("pages", "theme", "styles", "static", "words.yml")
"""The entries of that folder: one of each kind."""

PAGE_ENDING = ".md.jinja"

ORIGINAL = "gongkai"
"""The prefix of a template's name, with a colon, for Gongkai's own template of that name."""

_PACKAGE = Path(__file__).resolve().parent.parent

PACKAGED = next(
    folder for folder in (_PACKAGE / TEMPLATES, _PACKAGE.parent / TEMPLATES) if folder.is_dir()
)  # inside an installed package, beside it in a checkout
"""The folder of Gongkai's own templates, which is complete."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One folder of templates; messages call it `shown`."""

    folder: Path
    shown: str


@dataclass(frozen=True, slots=True)
class Templates:
    """Folders of templates. Of files with the same path, the first is used; the last folder is complete."""

    layers: tuple[Layer, ...]

    def folders(self, kind: str) -> list[str]:
        """Return the existing folders of one kind, in the order of layers."""
        folders = (layer.folder / kind for layer in self.layers)
        return [str(folder) for folder in folders if folder.is_dir()]

    def files(self, kind: str) -> Mapping[str, Path]:
        """Return the files of one kind that are used, by path in its folder, without hidden ones."""
        return {
            name: path
            for layer in reversed(self.layers)
            for name, path in _files_below(layer.folder / kind)
        }

    def find(self, path: str) -> Path:
        """Return the file used for a path; if none exists, its path in the last layer."""
        candidates = [layer.folder / path for layer in self.layers]
        return next(filter(Path.is_file, candidates), candidates[-1])

    def hold(self, file: Path) -> bool:
        """Tell whether a file is in one of the folders."""
        return any(file.is_relative_to(layer.folder) for layer in self.layers)

    def show(self, file: Path) -> str:
        """Return the name of a file in messages."""
        for layer in self.layers:
            if file.is_relative_to(layer.folder):
                return f"{layer.shown}/{file.relative_to(layer.folder).as_posix()}"
        return file.as_posix()

    def own(self, kind: str) -> Mapping[str, Path]:
        """Return the files of one kind in all layers but the last, by path in their folder."""
        return {
            name: path
            for name, path in self.files(kind).items()
            if not path.is_relative_to(self.layers[-1].folder)
        }


def find_templates(root: Path) -> Templates:
    """Return the templates for the repository at `root`: its own, if it has any, and Gongkai's."""
    root = root.resolve()
    packaged = Layer(PACKAGED, _seen_from(root, PACKAGED))
    own = Layer(root / TEMPLATES, TEMPLATES)
    if own.folder == PACKAGED or not own.folder.is_dir():
        return Templates((packaged,))
    return Templates((own, packaged))


def make_loader(templates: Templates, kind: str) -> BaseLoader:
    """Return a loader of the templates of one kind, with `gongkai:` for those that they replace."""
    return ChoiceLoader(
        [
            FileSystemLoader(templates.folders(kind)),
            PrefixLoader(
                {ORIGINAL: FileSystemLoader(templates.layers[-1].folder / kind)}, delimiter=":"
            ),
        ]
    )


def check_names(templates: Templates) -> Iterator[Problem]:
    """Everything in a folder of templates is of a known kind: a misspelt name would do nothing."""
    for layer in templates.layers[:-1]:
        for path in sorted(layer.folder.glob("[!.]*")):
            if path.name not in KINDS:
                place = Place(f"{layer.shown}/{path.name}")
                nearest = suggest(path.name, KINDS)
                yield Problem(place, "kind-of-template-is-known", known=KINDS, nearest=nearest)


def _files_below(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in name.parts):
            yield name.as_posix(), path


def _seen_from(root: Path, folder: Path) -> str:
    seen = folder.relative_to(root) if folder.is_relative_to(root) else folder
    return seen.as_posix()
