"""Lays pages out with pdfminer, and marks what it draws by order and by what is not shown."""

from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFObjRef, dict_value, resolve1
from pdfminer.psparser import PSLiteral, literal_name
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

from generator.drafting.blocks import Refusal
from generator.drafting.formats.pdf.limits import MOST_CONTENT_MIB, MOST_OBJECTS

UNSEEN = "unseen"
"""Marks what is not shown: invisible text, and layers that are switched off."""

PALE = "pale"
"""Marks what is more than half transparent."""

_INVISIBLE = (3, 7)
"""The modes in which text is only laid out, or cuts out a shape."""

_MOST_BYTES = MOST_CONTENT_MIB * 2**20
_MOST_DEPTH = 20
_FORM = 20
_PATH = 4
_SAVE = 20
"""What a form and a line cost, in objects, and a saved state, in bytes: by the time that each takes."""

_HALF = 0.6
_NONE = 0.02


class Budget:
    """How much of the work that a file may cost is left."""

    def __init__(self) -> None:
        self._objects = MOST_OBJECTS
        self._bytes = _MOST_BYTES

    def spend(self, objects: int = 0, bytes_: int = 0) -> None:
        """Take from what is left, or raise `Refusal`."""
        self._objects -= objects
        self._bytes -= bytes_
        if self._objects < 0:
            raise Refusal("drafting.pdf-too-full", most=MOST_OBJECTS)
        if self._bytes < 0:
            raise Refusal("drafting.pdf-expands", most=MOST_CONTENT_MIB)


class _Device(PDFPageAggregatorWithMarkedContent):
    """Numbers all that is drawn in order (`mcid`), and marks what is not shown (`tag`)."""

    def __init__(self, *given: Any, budget: Budget, **options: Any) -> None:
        super().__init__(*given, **options)
        self.budget = budget
        self.hidden: list[bool] = []
        self.alpha = 1.0
        self._order = 0
        self._is_invisible = False

    def begin_tag(self, _tag: PSLiteral, props: Any = None) -> None:
        self.hidden.append(props == UNSEEN)

    def end_tag(self) -> None:
        if self.hidden:
            self.hidden.pop()

    def begin_figure(self, *given: Any) -> None:
        self.budget.spend(objects=_FORM)
        super().begin_figure(*given)

    def render_string(self, textstate: Any, *given: Any) -> None:
        self._is_invisible = textstate.render in _INVISIBLE
        super().render_string(textstate, *given)
        self._is_invisible = False

    def paint_path(self, *given: Any, **options: Any) -> None:
        self.budget.spend(objects=_PATH)
        super().paint_path(*given, **options)

    def tag_cur_item(self) -> None:
        self.budget.spend(objects=1)
        if self.cur_item._objs:
            self._order += 1
            drawn: Any = self.cur_item._objs[-1]
            drawn.mcid = self._order
            is_unseen = self._is_invisible or any(self.hidden) or self.alpha < _NONE
            drawn.tag = UNSEEN if is_unseen else PALE if self.alpha < _HALF else None


class _Interpreter(PDFPageInterpreter):
    """Knows layers that are switched off, and transparency."""

    device: Any
    off: frozenset[int] = frozenset()
    depth = 0

    def dup(self) -> "_Interpreter":
        """Return an interpreter for a form."""
        other = type(self)(self.rsrcmgr, self.device)
        other.off, other.depth = self.off, self.depth + 1
        return other

    def render_contents(self, resources: Any, streams: Any, ctm: Any = (1, 0, 0, 1, 0, 0)) -> None:
        for stream in streams:
            found = resolve1(stream)
            if hasattr(found, "get_data"):
                self.device.budget.spend(bytes_=len(found.get_data()))
        super().render_contents(resources, streams, ctm)

    def do_q(self) -> None:
        self.device.budget.spend(bytes_=_SAVE)
        super().do_q()

    def get_current_state(self) -> Any:
        state = super().get_current_state()
        vars(state[2])["alpha"] = self.device.alpha
        return state

    def set_current_state(self, state: Any) -> None:
        super().set_current_state(state)
        self.device.alpha = getattr(state[2], "alpha", 1.0)

    def do_gs(self, name: Any) -> None:
        states = dict_value(self.resources.get("ExtGState", {}))
        alpha = resolve1(dict_value(states.get(literal_name(name), {})).get("ca"))
        if isinstance(alpha, int | float):
            self.device.alpha = float(alpha)

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802 - pdfminer's name
        is_layer = isinstance(tag, PSLiteral) and literal_name(tag) == "OC"
        if is_layer and isinstance(props, PSLiteral):
            named = dict_value(self.resources.get("Properties", {}))
            props = UNSEEN if self._is_off(named.get(literal_name(props))) else None
        super().do_BDC(tag, props)

    def do_Do(self, name: Any) -> None:  # noqa: N802 - pdfminer's name
        if self.depth > _MOST_DEPTH:
            return
        form = self.xobjmap.get(literal_name(name))
        stream = resolve1(form)
        is_off = self._is_off(getattr(stream, "attrs", {}).get("OC"))
        alpha = self.device.alpha
        self.device.hidden.append(is_off)
        super().do_Do(name)
        self.device.hidden.pop()
        self.device.alpha = alpha

    def _is_off(self, layer: Any) -> bool:
        """Tell whether a layer is switched off, or all layers of a group."""
        if isinstance(layer, PDFObjRef) and layer.objid in self.off:
            return True
        found = resolve1(layer)
        members = resolve1(found.get("OCGs")) if isinstance(found, dict) else None
        several = members if isinstance(members, list) else [found["OCGs"]] if members else []
        refs = [one for one in several if isinstance(one, PDFObjRef)]
        return bool(refs) and all(one.objid in self.off for one in refs)


def lay_out(page: Page, budget: Budget) -> None:
    """Lay a page out; pdfplumber then reads it as its own layout."""
    device = _Device(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None, budget=budget)
    interpreter = _Interpreter(page.pdf.rsrcmgr, device)
    interpreter.off = _layers_off(page.pdf.doc.catalog)
    interpreter.process_page(page.page_obj)
    page._layout = device.get_result()


def turned_upright(page: Page, degrees: int, budget: Budget) -> Page:
    """Return a page whose text stands upright: some lay a wide table on a page of the usual height."""
    if not degrees:
        return page
    made = page.page_obj
    made.rotate = (made.rotate + degrees) % 360
    made.attrs = {**made.attrs, "Rotate": made.rotate}
    turned = Page(page.pdf, made, page.page_number)
    lay_out(turned, budget)
    return turned


def _layers_off(catalog: Any) -> frozenset[int]:
    properties = resolve1(catalog.get("OCProperties"))
    if not isinstance(properties, dict):
        return frozenset()
    usual = resolve1(properties.get("D"))
    usual = usual if isinstance(usual, dict) else {}

    def ids(owner: Any, name: str) -> set[int]:
        found = resolve1(owner.get(name))
        listed = found if isinstance(found, list) else []
        return {one.objid for one in listed if isinstance(one, PDFObjRef)}

    base = resolve1(usual.get("BaseState"))
    if isinstance(base, PSLiteral) and literal_name(base) == "OFF":
        return frozenset(ids(properties, "OCGs") - ids(usual, "ON"))
    return frozenset(ids(usual, "OFF"))
