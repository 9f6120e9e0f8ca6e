"""Finds what is wrong with the value on one line of YAML: quotes, brackets, signs at its beginning."""

import re
from dataclasses import dataclass

from generator.content import signs
from generator.problems import Place, Problem, Value, clip


@dataclass(frozen=True, slots=True, init=False)
class Flaw:
    """What is wrong with a value: `offset` characters after its beginning, and which message."""

    offset: int
    rule: str
    variant: str
    values: tuple[tuple[str, Value], ...]

    def __init__(self, offset: int, rule: str, variant: str, /, **values: Value) -> None:
        object.__setattr__(self, "offset", offset)
        object.__setattr__(self, "rule", rule)
        object.__setattr__(self, "variant", variant)
        object.__setattr__(self, "values", tuple(values.items()))

    def with_column(self, right: int) -> "Flaw":
        """Return the same flaw of white space, that says in which column the line should begin."""
        variant = {"tab": "tab-to", "space": "space-to"}[self.variant]
        return Flaw(self.offset, self.rule, variant, **dict(self.values), right=right)

    def at(self, place: Place) -> Problem:
        """Return the problem that this is in a value at a place."""
        spot = Place(place.path, place.line, place.column + self.offset)
        return Problem(spot, self.rule, self.variant, **dict(self.values))


QUOTED = re.compile(r"'(?:[^']|'')*+'|\"(?:[^\"\\]|\\.)*+\"")
_ESCAPE = re.compile(r'\\(?![0abt\tnvfre "/\\N_LPxuU])')
_END = re.compile(r"[ \t]*(?:(?<=[ \t])#.*)?$", re.MULTILINE)
"""Nothing more, or a comment."""

BLOCK = re.compile(r"[|>](?:[-+]?[1-9]?|[1-9][-+])\s*(?:\s#.*)?$")
"""The header of a text that stands on the lines below."""


def find_flaw(value: str) -> Flaw | None:
    """Return what is wrong with a value that should be whole on its line, or None."""
    match value[:1]:
        case "'" | '"':
            return _flaw_of_quotes(value)
        case "[" | "{":
            return read_brackets(value).flaw
        case "|" | ">" if not BLOCK.match(value):
            return _flaw_of_header(value)
        case sign if sign and sign in "@`%*&!,]}":
            return _reserved(value)
        case "-" if re.match(r"-(?:\s|$)", value):
            return Flaw(0, "yaml-syntax", "dash-value")
    return _flaw_of_words(value)


def _flaw_of_quotes(value: str) -> Flaw | None:
    quoted = QUOTED.match(value)
    if not quoted:
        last = value.rstrip()[-1:]
        if len(value) > 1 and last in signs.DOUBLE_QUOTES + signs.SINGLE_QUOTES:
            at = len(value.rstrip()) - 1
            return Flaw(at, "signs-are-ascii", "quote", sign=last, right=value[0])
        return Flaw(0, "yaml-syntax", "quote-open", quote=value[0])
    if value[0] == '"' and (escape := _ESCAPE.search(quoted[0])):
        return Flaw(escape.start(), "yaml-syntax", "backslash")
    if not _END.match(value, quoted.end()):
        rest = clip(value[quoted.end() :].strip(), 20)
        return Flaw(quoted.end(), "yaml-syntax", "quote-part", quote=value[0], rest=rest)
    return None


def _flaw_of_header(value: str) -> Flaw:
    if header := re.match(r"\|[-+]?", value):
        return Flaw(header.end(), "yaml-syntax", "block-words", header=header[0])
    return _reserved(value)


def _reserved(value: str, at: int = 0) -> Flaw:
    """Return the flaw of a value whose first sign YAML keeps for itself, with the value in quotes."""
    quoted = "'" + clip(value, 40).replace("'", "''") + "'"
    return Flaw(at, "yaml-syntax", "reserved", sign=value[0], right=quoted)


def _flaw_of_words(value: str) -> Flaw | None:
    words = re.split(r"\s#", value, maxsplit=1)[0]
    colon = re.search(r":(?=\s|$)", words)
    if colon is None:
        return None
    if key := re.search(r"\s([a-z_]+)$", words[: colon.start()]):
        return Flaw(key.start(1), "yaml-syntax", "two-keys", key=key[1])
    return Flaw(colon.start(), "yaml-syntax", "second-colon")


@dataclass(frozen=True, slots=True)
class Brackets:
    """A list in brackets as far as it was read: what is wrong, whether it is still open, and how many
    lines below its first it ends.
    """

    flaw: Flaw | None = None
    is_open: bool = False
    line: int = 0


_TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<comment>(?<![^\s])#.*)|(?P<quoted>'(?:[^']|'')*+'|\"(?:[^\"\\]|\\.)*+\")"
    r"|(?P<open>[\[{])|(?P<close>[\]}])|(?P<comma>,)|(?P<colon>:(?=[\s,\[\]{}]|$))"
    r"|(?P<words>(?:[^\s,\[\]{}:]|:(?![\s,\[\]{}]|$)|[ \t](?![#]))+)"
)


def read_brackets(text: str) -> Brackets:
    """Read a list or pairs in brackets, from its opening bracket."""
    stack: list[str] = []
    before, position = "", 0
    while found := _TOKEN.match(text, position):
        kind, words = found.lastgroup or "", found[0]
        position = found.end()
        if kind == "space":
            continue
        if flaw := _flaw_in_brackets(kind, words, before, found.start()):
            return Brackets(flaw, line=text.count("\n", 0, position))
        if kind == "open":
            stack.append(words)
        if kind == "close" and stack.pop() + words not in {"[]", "{}"}:
            flaw = Flaw(found.start(), "yaml-syntax", "bracket-pair", sign=words)
            return Brackets(flaw, line=text.count("\n", 0, position))
        if not stack:
            return Brackets(_flaw_behind(text, position), line=text.count("\n", 0, position))
        before = before if kind == "comment" else kind
    return Brackets(is_open=True)


def _flaw_in_brackets(kind: str, words: str, before: str, at: int) -> Flaw | None:
    if kind == "comment" and re.search(r"[\]}]", words):
        return Flaw(at, "yaml-syntax", "comment-in-brackets")
    if before in {"quoted", "close"} and kind in {"quoted", "words", "open"}:
        return Flaw(at, "yaml-syntax", "comma")
    if before == "words" and kind == "open":
        return Flaw(at, "yaml-syntax", "comma")
    is_start = before in {"open", "comma", "colon"}
    if is_start and kind == "words" and words[0] in "'\"":
        return Flaw(at, "yaml-syntax", "quote-open", quote=words[0])
    if is_start and kind == "words" and words[0] in "@`%*&!|>":
        return _reserved(words, at)
    return None


def _flaw_behind(text: str, position: int) -> Flaw | None:
    if _END.match(text, position):
        return None
    rest = text[position:].split("\n", 1)[0].strip()
    variant = "bracket-twice" if re.fullmatch(r"[\]}]+", rest) else "bracket-part"
    return Flaw(position, "yaml-syntax", variant, rest=clip(rest, 20), sign=text[0])
