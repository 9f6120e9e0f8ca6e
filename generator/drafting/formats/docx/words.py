"""Reads the words of a paragraph, each as its reader sees it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn
from lxml.etree import tostring

from generator.drafting.formats.docx.fields import Fields
from generator.drafting.formats.docx.styles import Styles
from generator.drafting.formats.docx.symbols import PRIVATE, sign_of
from generator.drafting.formats.docx.xml import MATHS, VML, switch_of, unwrapped, value_of
from generator.drafting.formats.passages import Asides, Piece, Sight
from generator.drafting.remarks import Finding

_PLAIN = {
    qn("w:tab"): " ",
    qn("w:ptab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Raised digits, as characters of their own."""

_NOTES = {qn("w:footnoteReference"): "footnote", qn("w:endnoteReference"): "endnote"}
_RUN = qn("w:r")
_PROPERTIES = qn("w:rPr")
_BOX = qn("w:txbxContent")


@dataclass(slots=True)
class Line:
    """What a paragraph holds: its pieces, and the boxes and notes that are set elsewhere."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    notes: list[tuple[str, str, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Look:
    """How a run is shown."""

    sight: Sight
    font: str
    is_raised: bool
    is_capital: bool


class Words:
    """Reads words. Fields may go on from one paragraph to the next, so it remembers those open."""

    def __init__(self, styles: Styles, asides: Asides) -> None:
        self._styles = styles
        self._asides = asides
        self._fields = Fields()
        self._looks: dict[tuple[object, ...], _Look] = {}

    def read(self, paragraph: Any, *, is_shaded: bool = False) -> Line:
        """Return what a paragraph holds."""
        line = Line()
        style = self._styles.paragraph_style(paragraph)
        shade = paragraph.find(f"{qn('w:pPr')}/{qn('w:shd')}")
        self._read(paragraph, line, style, Sight.SHOWN, is_shaded or shade is not None)
        return line

    def _read(
        self, parent: Any, line: Line, style: str | None, sight: Sight, is_shaded: bool
    ) -> None:
        for child, inner in unwrapped(parent, sight):
            if child.tag == _RUN:
                look = self._look(child.find(_PROPERTIES), style, inner, is_shaded)
                line.pieces += self._run(child, line, look, style)
            elif child.tag in (MATHS + "oMath", MATHS + "oMathPara"):
                words = "".join(one.text or "" for one in child.iter(MATHS + "t"))
                self._asides.add(Finding.FORMULAS, words)
                line.pieces.append(Piece(words, inner))

    def _look(self, properties: Any, style: str | None, sight: Sight, is_shaded: bool) -> _Look:
        """Return how a run is shown; most runs of a document look like another one."""
        key = (style, sight, is_shaded, None if properties is None else tostring(properties))
        if key not in self._looks:
            self._looks[key] = self._new_look(properties, style, sight, is_shaded)
        return self._looks[key]

    def _new_look(self, properties: Any, style: str | None, sight: Sight, is_shaded: bool) -> _Look:
        def is_on(name: str) -> bool:
            return self._styles.is_on(name, properties, style)

        if sight is not Sight.DELETED:
            if is_on("w:vanish"):
                sight = Sight.HIDDEN
            elif is_on("w:strike") or is_on("w:dstrike"):
                sight = Sight.STRUCK
            elif (
                sight is Sight.SHOWN and not is_shaded and self._styles.is_faint(properties, style)
            ):
                sight = Sight.PERHAPS
        fonts = properties.find(qn("w:rFonts")) if properties is not None else None
        return _Look(
            sight=sight,
            font=(fonts.get(qn("w:ascii")) or "") if fonts is not None else "",
            is_raised=value_of(properties, "w:vertAlign") == "superscript",
            is_capital=is_on("w:caps"),
        )

    def _run(self, run: Any, line: Line, look: _Look, style: str | None) -> Iterator[Piece]:
        for child, _ in unwrapped(run):
            if child.tag == qn("w:fldChar"):
                yield from self._field(child, look)
            elif child.tag == qn("w:instrText"):
                self._fields.instruct(child.text or "")
            elif self._fields.is_instruction:
                continue
            elif child.tag == qn("w:t"):
                yield Piece(self._text(child.text or "", look), look.sight)
            elif child.tag == qn("w:delText"):
                yield Piece(child.text or "", Sight.DELETED)
            elif child.tag in _PLAIN:
                yield Piece(_PLAIN[child.tag], look.sight)
            else:
                yield from self._special(child, line, look, style)

    def _special(self, child: Any, line: Line, look: _Look, style: str | None) -> Iterator[Piece]:
        is_seen = look.sight is not Sight.HIDDEN and look.sight is not Sight.DELETED
        if child.tag == qn("w:sym"):
            yield Piece(self._symbol(child), look.sight)
        elif child.tag == qn("w:ruby"):
            yield from self._ruby(child, line, look, style)
        elif child.tag in _NOTES:
            if is_seen:
                before = sum(len(one.words) for one in line.pieces)
                line.notes.append((_NOTES[child.tag], child.get(qn("w:id"), ""), before))
        elif child.tag in (qn("w:drawing"), qn("w:pict"), qn("w:object")):
            if is_seen and not _is_hidden_shape(child):
                self._shape(child, line)
            else:
                words = "".join(one.text or "" for one in child.iter(qn("w:t")))
                self._asides.remember(Sight.HIDDEN, words)

    def _ruby(self, ruby: Any, line: Line, look: _Look, style: str | None) -> Iterator[Piece]:
        for name, sight in (("w:rubyBase", look.sight), ("w:rt", Sight.RUBY)):
            for run in ruby.findall(f"{qn(name)}/{qn('w:r')}"):
                shown = _Look(sight, look.font, is_raised=False, is_capital=look.is_capital)
                for piece in self._run(run, line, shown, style):
                    if sight is Sight.RUBY:
                        self._asides.remember(Sight.RUBY, piece.words)
                    else:
                        yield piece

    def _field(self, mark: Any, look: _Look) -> Iterator[Piece]:
        kind = mark.get(qn("w:fldCharType"))
        if kind == "begin":
            self._fields.begin()
            box = mark.find(f"{qn('w:ffData')}/{qn('w:checkBox')}")
            if box is not None:
                states = (switch_of(box, "w:checked"), switch_of(box, "w:default"))
                is_checked = next((one for one in states if one is not None), False)
                yield Piece("☑" if is_checked else "□", look.sight)
        elif kind == "separate":
            self._fields.separate()
        elif kind == "end" and (shown := self._fields.end()):
            if shown.words:
                yield Piece(shown.words, look.sight)
                self._asides.remember(Sight.RUBY, shown.guide)
            elif shown.instruction.split()[0].upper() != "FORMCHECKBOX":
                self._asides.add(Finding.UNREAD_FIELDS, shown.instruction)

    def _text(self, words: str, look: _Look) -> str:
        if look.is_raised:
            words = words.translate(RAISED)
        if look.is_capital:
            words = words.upper()
        return PRIVATE.sub(lambda match: self._sign(look.font, ord(match[0])), words)

    def _symbol(self, symbol: Any) -> str:
        code = symbol.get(qn("w:char")) or ""
        font = symbol.get(qn("w:font")) or ""
        try:
            return self._sign(font, int(code, 16))
        except ValueError:
            return ""

    def _sign(self, font: str, code: int) -> str:
        sign = sign_of(font, code)
        if sign is None:
            self._asides.add(Finding.UNREAD_SYMBOLS, f"{font or '?'} {code:04X}")
        return sign or ""

    def _shape(self, shape: Any, line: Line) -> None:
        """Remember the outermost text boxes of a shape, or that it is a picture."""
        boxes = list(_boxes(shape))
        line.boxes += boxes
        is_line = not boxes and shape.tag == qn("w:pict") and not _holds_picture(shape)
        is_drawn = not boxes and shape.tag == qn("w:drawing") and _is_plain_drawing(shape)
        if not boxes and not is_line and not is_drawn:
            self._asides.pictures += 1


def _boxes(parent: Any) -> Iterator[Any]:
    for child, _ in unwrapped(parent):
        if child.tag == _BOX:
            yield child
        elif not _is_hidden_shape(child):
            yield from _boxes(child)


def _holds_picture(shape: Any) -> bool:
    names = (VML + "imagedata", VML + "textpath")
    return any(next(shape.iter(name), None) is not None for name in names)


def _is_plain_drawing(drawing: Any) -> bool:
    """Tell whether a drawing is made of lines and empty shapes only."""
    names = {str(one.tag).rpartition("}")[2] for one in drawing.iter()}
    return "wsp" in names and not names & {"pic", "chart", "relIds", "contentPart"}


def _is_hidden_shape(shape: Any) -> bool:
    """Tell whether a shape, or the drawing that holds it, is hidden."""
    for child in (shape, *shape):
        name = str(child.tag).rpartition("}")[2]
        if name in ("docPr", "cNvPr") and child.get("hidden") in ("1", "true"):
            return True
        style = (child.get("style") or "").replace(" ", "").lower()
        if (
            child.tag.__class__ is str
            and child.tag.startswith(VML)
            and "visibility:hidden" in style
        ):
            return True
    return any(one.get("hidden") in ("1", "true") for one in shape.findall("*/{*}docPr"))
