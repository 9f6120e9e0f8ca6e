"""Text enters a template escaped, unless its type says that it is ready.

Jinja knows this for HTML alone, and its own marks lose their type in macros, blocks and `~`. Here the
type decides, for any language that a template writes in: a subclass of `Ready` says how to escape.
"""

import re
from abc import abstractmethod
from collections.abc import Iterable
from typing import Any, Self

from jinja2 import BaseLoader, Environment, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import make_attrgetter
from markupsafe import Markup


class Ready(Markup):
    """Text in the language of a template: what its methods add to it, they escape first."""

    __slots__ = ()

    def __new__(cls, text: object = "") -> Self:
        """Take text as it is: whoever calls this knows that it is ready."""
        return str.__new__(cls, text)

    def __str__(self) -> Self:
        """Keep the type: Jinja's filters ask for `str(value)` of what they change."""
        return self

    @classmethod
    @abstractmethod
    def quote(cls, text: str) -> str:
        """Return what shows exactly `text`: nothing in it is markup, whatever it holds."""

    @classmethod
    def escape(cls, value: object, /) -> Self:
        """Return what shows a value: ready text as it stands, nothing for None, else its words."""
        if isinstance(value, cls):
            return value
        if value is None:
            return cls()
        # str(): an undefined value says what is undefined
        return cls(value if isinstance(value, int | float) else cls.quote(str(value)))

    def format(self, *args: object, **kwargs: object) -> Self:
        """Fill in the fields; those of Jinja's interface have neither a format nor a conversion."""
        filled = str.format(
            self,
            *map(self.escape, args),
            **{name: self.escape(value) for name, value in kwargs.items()},
        )
        return self.__class__(filled)


class _Compiler(CodeGenerator):
    """Compiles `a ~ b` so that ready text stays ready, and `{% filter %}` so that what comes out of the
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
    """Jinja for templates in the language of `ready`: `{{ … }}` escapes all that is not ready.

    Macros, blocks, `{% set %}` and `{% filter %}` give ready text: all in them was escaped. `| safe`
    is the one way to let text pass, and `| e` does what happens without it.
    """

    code_generator_class = _Compiler

    def __init__(self, loader: BaseLoader, ready: type[Ready]) -> None:
        super().__init__(
            loader=loader,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,  # that is for HTML; `finalize` escapes instead
            finalize=ready.escape,
            auto_reload=False,  # no template changes while this lives
        )
        self._ready = ready
        # What macros, blocks and templates return; NativeEnvironment changes it in the same way.
        self.concat = lambda parts: ready("".join(parts))  # type: ignore[method-assign]
        self.filters |= {
            "e": ready.escape,
            "escape": ready.escape,
            "safe": ready,
            "join": self._join,
        }

    def write(self, template: str, **values: object) -> str:
        """Return what a template makes of `values`, with one blank line where it left several: from
        here on it is text as any other.
        """
        text = str.__str__(self.get_template(template).render(values))
        return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"

    def concatenate(self, parts: Iterable[object]) -> str:
        """Return what `~` makes: ready text if a part of it is, for which the others are escaped."""
        return self._join(parts)

    def _join(
        self, values: Iterable[object], separator: str = "", attribute: str | int | None = None
    ) -> str:
        if attribute is not None:
            values = map(make_attrgetter(self, attribute), values)
        parts: tuple[Any, ...] = tuple(values)
        if any(isinstance(part, self._ready) for part in (separator, *parts)):
            return self._ready.escape(separator).join(parts)
        return separator.join(map(str, parts))
