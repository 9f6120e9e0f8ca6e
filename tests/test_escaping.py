"""Text that enters a template is escaped, unless its type says that it is ready."""

import traceback

import pytest
from jinja2 import DictLoader, UndefinedError

from generator.changes.report import Inert
from generator.problems import Place
from generator.templating.escaping import EscapingEnvironment, Ready
from generator.templating.markdown import (
    Markdown,
    clip_markdown,
    keep_spaces,
    link_to,
    mark_all,
    one_line,
    plain,
)
from generator.templating.words import Words

HOSTILE = "<b>[x](y)"
SHOWN = "&#60;b&#62;&#91;x&#93;(y)"


def rendered(template: str, ready: type[Ready] = Markdown, **values: object) -> str:
    """Return the output of a template; by default `x` is hostile text and `r` is ready text."""
    others = {
        "macros.jinja": "{% macro show(x) %}**{{ x }}**{% endmacro %}",
        "base.jinja": "{% block a %}<{{ x }}>{% endblock %}",
    }
    environment = EscapingEnvironment(DictLoader({"t": template, **others}), ready)
    return environment.write("t", **{"x": HOSTILE, "r": ready("*r*"), **values}).removesuffix("\n")


@pytest.mark.parametrize(
    "template",
    [
        "{{ x }}",
        "{{ x | trim }}",
        "{{ x | upper | lower }}",
        "{{ [x] | first }}",
        "{{ '' ~ x }}",
        "{{ '' + x }}",
        "{{ [x] | join }}",
        "{{ [x] | join('') }}",
        "{{ '%s' | format(x) }}",
        "{{ '{}'.format(x) }}",
        "{{ x if true }}",
        "{{ x | replace('q', '') }}",
        "{% set y = x %}{{ y }}",
        "{% set y %}{{ x }}{% endset %}{{ y }}",
        "{% filter trim %}{{ x }}{% endfilter %}",
        "{% filter plain %}{{ x }}{% endfilter %}",
        "{% macro m() %}{{ x }}{% endmacro %}{{ m() }}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ x }}{% endcall %}",
        "{% for y in [x] recursive %}{{ y if y is string else loop(y) }}{% endfor %}",
        "{% block a %}{{ x }}{% endblock %}",
        "{{ x | e }}",
        "{{ x | escape | e }}",
        "{{ '<b>[x](y)' }}",
    ],
)
def test_a_template_that_forgets_every_filter_shows_hostile_words_once_escaped(
    template: str,
) -> None:
    environment = EscapingEnvironment(DictLoader({"t": template}), Markdown)
    environment.filters["plain"] = plain
    assert environment.write("t", x=HOSTILE) == f"{SHOWN}\n"


def test_words_stay_escaped_after_a_filter_block_that_undoes_it() -> None:
    text = rendered("{% filter striptags %}{{ x }}{% endfilter %}", x="a<i>b")
    assert text == "a&#60;i&#62;b"


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{ r }}", "*r*"),
        ("{{ r | e }}", "*r*"),
        ("{{ r | trim }}", "*r*"),
        ("{{ r | replace('r', 's') }}", "*s*"),
        ("{{ r | replace('r', '*') }}", "*&#42;*"),
        ("{{ r ~ x }}", f"*r*{SHOWN}"),
        ("{{ x ~ r }}", f"{SHOWN}*r*"),
        ("{{ r + x }}", f"*r*{SHOWN}"),
        ("{{ x + r }}", f"{SHOWN}*r*"),
        ("{{ [x, r] | join('|') }}", f"{SHOWN}&#124;*r*"),
        ("{{ ['*', '*'] | join(r) }}", "&#42;*r*&#42;"),
        ("{{ [{'a': r}, {'a': x}] | join('', attribute='a') }}", f"*r*{SHOWN}"),
        ("{{ x | safe }}", HOSTILE),
        ("**{{ '*' }}**", "**&#42;**"),
        ("{% set y %}**{{ x }}**{% endset %}{{ y ~ r }}", f"**{SHOWN}***r*"),
        ("{% import 'macros.jinja' as m %}{{ m.show(m.show(x)) }}", f"****{SHOWN}****"),
        ("{% extends 'base.jinja' %}{% block a %}{{ super() }}!{% endblock %}", f"<{SHOWN}>!"),
        ("{% block a %}*{% endblock %}{{ self.a() }}", "**"),
        ("{% include 'base.jinja' %}", f"<{SHOWN}>"),
    ],
)
def test_ready_text_is_not_escaped_again(template: str, shown: str) -> None:
    assert rendered(template) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (-1.5, "-1.5"),
        (0, "0"),
        (True, "True"),
        (None, ""),
        ("-1.5", "&#45;1.5"),
        (Place("a_b.yml"), "a&#95;b.yml:1:1"),
    ],
)
def test_a_value_that_is_not_text_is_shown_as_text(value: object, shown: str) -> None:
    assert rendered("{{ y }}", y=value) == shown


@pytest.mark.parametrize(
    "template",
    ["\n{{ y }}", "\n{{ r ~ y }}", "\n{{ r.format(y) }}", "\n{{ [r, y] | join }}"],
)
def test_an_undefined_value_is_reported_by_name_at_its_line(template: str) -> None:
    with pytest.raises(UndefinedError, match="'y' is undefined") as error:
        rendered(template)
    frames = traceback.extract_tb(error.value.__traceback__)
    assert [frame.lineno for frame in frames if frame.filename == "<template>"][-1:] == [2]


def test_the_output_of_a_template_is_plain_text() -> None:
    environment = EscapingEnvironment(DictLoader({"t": "{{ x }}"}), Inert)
    assert type(environment.write("t", x="@a")) is str


def test_another_language_escapes_in_its_own_way() -> None:
    assert rendered("{{ x }} {{ r }}{{ r ~ '@a' }}", Inert) == "`<b>[x](y)` *r**r*`@a`"


def words_of(text: str) -> Words:
    return Words("words.yml", {"a": (text, Place("words.yml"))})


def test_words_of_the_interface_keep_their_markdown_and_escape_values() -> None:
    words = words_of("**{name}**：{more}").within(Markdown.of_interface)
    assert words("a", name=HOSTILE, more=Markdown("*r*")) == f"**{SHOWN}**：*r*"
    assert rendered('{{ words("a", name=x, more=r) }}', words=words) == f"**{SHOWN}**：*r*"


def test_words_of_the_interface_neither_begin_a_tag_nor_end_an_attribute() -> None:
    words = words_of('<5天 "全部"').within(Markdown.of_interface)
    assert words("a") == "&#60;5天 &#34;全部&#34;"
    assert plain(words("a")) == '<5天 "全部"'


def test_words_outside_templates_are_plain_text() -> None:
    assert words_of("<{name}>")("a", name=HOSTILE) == f"<{HOSTILE}>"


@pytest.mark.parametrize("text", [HOSTILE, "&#60;", "&amp;", "-1. a", "a`b", "1) &copy"])
def test_markdown_of_words_gives_the_words_back(text: str) -> None:
    assert plain(Markdown.escape(text)) == text
    assert plain(text) == text


def test_markdown_is_clipped_by_what_it_shows() -> None:
    assert clip_markdown(Markdown.escape("<一二三>"), 3) == "&#60;一二…"
    assert clip_markdown("<一二三>", 3) == "<一二…"


def test_spaces_are_kept_in_words_and_in_markdown() -> None:
    assert keep_spaces("  <\t") == "&#32;&#32;&#60;&#9;"
    assert keep_spaces(Markdown("*a*  b")) == "*a*&#32;&#32;b"


def test_a_link_has_its_whole_address() -> None:
    assert link_to("a_b/#c?d=1&e=甲") == "a_b/#c?d=1&e=甲"
    assert link_to("?d=&quot;&#34;") == "?d=&amp;quot;&amp;#34;"
    assert link_to("x) \"onclick='y' [z]<>`|\\") == (
        "x%29%20%22onclick=%27y%27%20%5Bz%5D%3C%3E%60%7C%5C"
    )


def test_every_marked_word_is_escaped_too() -> None:
    marked = mark_all("a<b>c", ["<b>", "c"])
    assert marked == "a<mark>&#60;b&#62;</mark><mark>c</mark>"
    assert isinstance(marked, Markdown)


def test_layout_is_removed_and_words_stay_escaped() -> None:
    assert one_line(Markdown("<p>\n  <b>a</b>\n</p>\n")) == "<p><b>a</b></p>"
    assert one_line("<p>\n</p>") == "&#60;p&#62;&#60;/p&#62;"
