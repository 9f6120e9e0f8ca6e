"""Escapes all text that enters a template, unless its type says that it is ready.

Jinja can do this only for HTML, and its own `Markup` loses its type in macros, blocks and `~`. Here
the type decides, for any output language: a subclass of `Ready` defines how to escape.
"""

import re
from collections.abc import Iterable
from typing import Any, Self

from jinja2 import BaseLoader, Environment, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import make_attrgetter
from markupsafe import Markup


class Ready(Markup):
    """Text in the output language of a template; its methods escape any text that they add."""

    __slots__ = ()

    def __new__(cls, text: object = "") -> Self:
        """Take text unchanged: the caller guarantees that it is ready."""
        return str.__new__(cls, text)

    def __str__(self) -> Self:
        """Keep the type: Jinja's filters call `str(value)` before they change a value."""
        return self

    @classmethod
    def quote(cls, text: str) -> str:
        """Return `text` escaped, so that exactly its characters are shown and none is markup."""
        raise NotImplementedError

    @classmethod
    def escape(cls, value: object, /) -> Self:
        """Return a value as ready text: ready text unchanged, None as "", anything else quoted."""
        if isinstance(value, cls):
            return value
        if value is None:
            return cls()
        # str() of an undefined value raises an error with its name
        return cls(value if isinstance(value, int | float) else cls.quote(str(value)))

    def format(self, *args: object, **kwargs: object) -> Self:
        """Fill in the fields, escaped; a field cannot have a format or a conversion (`{x!r}`)."""
        filled = str.format(
            self,
            *map(self.escape, args),
            **{name: self.escape(value) for name, value in kwargs.items()},
        )
        return self.__class__(filled)


class _Compiler(CodeGenerator):
    """Compiles `a ~ b` so that ready text stays ready, and `{% filter %}` so that the result of the
    filter is escaped as in `{{ … }}`.
    """

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - named by Jinja
        self.write("environment.concatenate((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_FilterBlock(self, node: nodes.FilterBlock, frame: Frame) -> None:  # noqa: N802
        inner = frame.inner()
        inner.symbols.analyze_node(node)
        self.enter_frame(inner)
        self.buffer(inner)
        self.blockvisit(node.body, inner)
        self.start_write(frame, node)
        self.write("environment.finalize(")
        self.visit_Filter(node.filter, inner)
        self.write(")")
        self.end_write(frame)
        self.leave_frame(inner)


class EscapingEnvironment(Environment):
    """Jinja for templates in the language of `ready`: `{{ … }}` escapes all text that is not ready.

    Macros, blocks, `{% set %}` and `{% filter %}` return ready text: everything in them was escaped.
    Only `| safe` lets text pass unescaped; `| e` changes nothing.
    """

    code_generator_class = _Compiler

    def __init__(self, loader: BaseLoader, ready: type[Ready]) -> None:
        super().__init__(
            loader=loader,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,  # it is for HTML only; `finalize` escapes instead
            finalize=ready.escape,
            auto_reload=False,  # templates do not change while this environment is in use
        )
        self._ready = ready
        # Joins the output of macros, blocks and templates; NativeEnvironment replaces it too.
        self.concat = lambda parts: ready("".join(parts))  # type: ignore[method-assign]
        self.filters |= {
            "e": ready.escape,
            "escape": ready.escape,
            "safe": ready,
            "join": self._join,
        }

    def write(self, template: str, **values: object) -> str:
        """Return the output of a template for `values` as plain text, with several blank lines
        reduced to one.
        """
        text = str.__str__(self.get_template(template).render(values))
        return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"

    def concatenate(self, parts: Iterable[object]) -> str:
        """Return the result of `~`: if one part is ready text, ready text with all others escaped."""
        return self._join(parts)

    def _join(
        self, values: Iterable[object], d: str = "", attribute: str | int | None = None
    ) -> str:
        """Join as Jinja's filter does, whose parameters these are."""
        if attribute is not None:
            values = map(make_attrgetter(self, attribute), values)
        parts: tuple[Any, ...] = tuple(values)
        if any(isinstance(part, self._ready) for part in (d, *parts)):
            return self._ready.escape(d).join(parts)
        return d.join(map(str, parts))
