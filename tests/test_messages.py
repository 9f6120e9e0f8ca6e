"""What Gongkai says: whole in both languages, filled by the code, and no word too many."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from logging import ERROR, INFO, WARNING, LogRecord
from pathlib import Path
from typing import get_args

import click
import pytest
from jinja2 import Environment, nodes
from pydantic import BaseModel

from generator.changes.records import Kind
from generator.cli import main
from generator.cli.usage import SHARED_OPTIONS, choose_language
from generator.content.folder import KINDS
from generator.content.models import models_in
from generator.engine.plugin import PATTERNS
from generator.engine.run import LogFormatter
from generator.link_checker import Finding
from generator.messages import Bilingual, Language, catalogue, fields_of, say
from generator.messages.foreign import translate
from generator.problems import Form, Message, Nearest, Reason, visible

from .conftest import ROOT
from .languages import foreign_words, without_quotes

MESSAGES = [pytest.param(key, words, id=key) for key, words in catalogue().items()]


@dataclass(frozen=True)
class Use:
    """A place that says a message: its key, or how the keys begin that are made there."""

    place: str
    key: str
    fields: frozenset[str]
    is_family: bool

    @property
    def may_say(self) -> list[str]:
        """The messages that it may say."""
        family = [key for key in catalogue() if key.startswith(self.key)]
        return family if self.is_family else [self.key]


def uses() -> Iterator[Use]:
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            # one that passes on `**values` has them from another, which names the message too
            if isinstance(call, ast.Call) and all(word.arg for word in call.keywords):
                fields = frozenset(str(word.arg) for word in call.keywords)
                for argument in call.args:
                    for key, is_family in keys_in(argument):
                        place = f"{path.relative_to(ROOT)}:{call.lineno}"
                        yield Use(place, key, fields, is_family)
    for path in sorted((ROOT / "generator").rglob("*.jinja")):
        yield from uses_in_template(path)


SUBJECTS = tuple({key.split(".")[0] for key in catalogue()})


def is_key(value: object) -> bool:
    """Tell whether a text looks like a key: that of a message that there is, or of one that is lacking."""
    return isinstance(value, str) and bool(
        re.fullmatch(rf"({'|'.join(SUBJECTS)})\.[a-z0-9-]+", value)
    )


def keys_in(expression: ast.expr) -> Iterator[tuple[str, bool]]:
    """Yield the key that an expression is, each of those that it chooses from, or how they begin."""
    match expression:
        case ast.Constant(value=str(key)) if is_key(key):
            yield key, False
        case ast.IfExp(body=body, orelse=orelse):
            yield from keys_in(body)
            yield from keys_in(orelse)
        case ast.JoinedStr(values=[ast.Constant(value=str(begin)), *_]) if is_key(f"{begin}x"):
            yield begin, True


def uses_in_template(path: Path) -> Iterator[Use]:
    tree = Environment().parse(path.read_text(encoding="utf-8"))
    for call in tree.find_all(nodes.Call):
        if not (isinstance(call.node, nodes.Name) and call.node.name == "say"):
            continue
        (key,) = call.args
        constants = [key] if isinstance(key, nodes.Const) else [*key.find_all(nodes.Const)]
        keys = [one.value for one in constants if is_key(f"{one.value}x")]
        assert keys, f"{path}:{call.lineno}: no message is named"
        fields = frozenset(word.key for word in call.kwargs)
        for one in keys:
            is_family = isinstance(key, nodes.Concat)
            yield Use(f"{path.relative_to(ROOT)}:{call.lineno}", one, fields, is_family)


USES = tuple(uses())
FAMILIES = frozenset(
    begin
    for path in (ROOT / "generator").rglob("*.py")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(node, ast.JoinedStr)
    for begin, _ in keys_in(node)
)
"""How the keys begin that the code makes."""


@pytest.mark.parametrize(("key", "words"), MESSAGES)
def test_a_message_is_in_both_languages(key: str, words: Bilingual) -> None:
    assert fields_of(words.zh) == fields_of(words.en)
    assert foreign_words(words.zh, Language.ZH) == [], key
    assert foreign_words(words.en, Language.EN) == [], key
    said = without_quotes(sentences(words.zh)).replace("git", "").replace("SHA-256", "")
    assert not re.search("[A-Za-z]", said) or re.search("[\u4e00-\u9fff]", said)


def test_what_says_a_message_fills_all_of_its_fields() -> None:
    assert len(USES) > 120
    for use in USES:
        assert use.may_say, f"{use.place}: no message begins with {use.key}"
        for key in use.may_say:
            assert key in catalogue(), f"{use.place}: there is no message {key}"
            needed = fields_of(catalogue()[key].zh)
            is_filled = needed <= use.fields if use.is_family else needed == use.fields
            assert is_filled, f"{use.place}: {key} needs {sorted(needed)}"


@pytest.mark.parametrize(("key", "words"), MESSAGES)
def test_a_message_is_used(key: str, words: Bilingual) -> None:
    if key.startswith(tuple(f"{program}." for program in PROGRAMS)):
        return  # another program says it
    is_made = key.startswith(tuple(FAMILIES))
    assert is_made or any(key in use.may_say for use in USES), f"nobody says {words.zh}"


def test_nothing_is_said_in_passing() -> None:
    """What takes a key is given one that is written out, or one that was given to it."""
    passed_on = {"key", "known", "message", "failure.message.key", "_FORMS[value or Form.NOTHING]"}
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) in {
                "stop",
                "tell",
                "warn",
                "Message",
            }:
                first = call.args[0]
                found = list(keys_in(first)) or ast.unparse(first) in passed_on
                assert found, f"{path}:{call.lineno}: {ast.unparse(call)}"


def test_the_code_holds_no_sentence_of_its_own() -> None:
    """A sentence ends, or goes on: its marks stand in no text of the modules that speak to people."""
    speaking = ("cli", "repository", "engine", "changes", "reports", "link_checker.py", "messages")
    for place in speaking:
        path = ROOT / "generator" / place
        for file in [path] if path.is_file() else sorted(path.glob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    is_said = re.search(
                        "[\u4e00-\u9fff][，。；：]|[，。；：][\u4e00-\u9fff]", node.value
                    )
                    assert not is_said, f"{file}:{node.lineno}: {node.value}"


def commands() -> dict[str, click.Command]:
    return {str(command.name): command for command in (main, *main.commands.values())}


def test_every_command_and_every_option_has_its_help() -> None:
    wanted = {f"help.{name}" for name in (*commands(), *SHARED_OPTIONS)} | {
        f"help.{name}-{max(option.opts, key=len).removeprefix('--')}"
        for name, command in commands().items()
        for option in command.params
        if isinstance(option, click.Option) and option.name not in SHARED_OPTIONS
    }
    assert wanted == {key for key in catalogue() if key.startswith("help.")}


@pytest.mark.parametrize("name", list(commands()))
@pytest.mark.parametrize("option", ["--lang", "--help"])
def test_every_command_takes_these(name: str, option: str) -> None:
    command = commands()[name]
    context = click.Context(command)
    assert option in {opt for param in command.get_params(context) for opt in param.opts}


@pytest.mark.parametrize(
    ("arguments", "variable", "language"),
    [
        ("check", None, "zh"),
        ("--lang en check", None, "en"),
        ("check --lang en", None, "en"),
        ("check --lang=en", None, "en"),
        ("--lang en check --lang zh", None, "zh"),
        ("check --lang", None, "zh"),
        ("check --lang fr", None, "zh"),
        ("changes -- --lang en", None, "zh"),
        ("check", "en", "en"),
        ("check", "", "zh"),
        ("check", "fr", "zh"),
        ("check --lang zh", "en", "zh"),
    ],
)
def test_the_last_choice_of_a_language_counts(
    arguments: str, variable: str | None, language: str
) -> None:
    environment = {} if variable is None else {"GONGKAI_LANG": variable}
    assert choose_language(arguments.split(), environment) == language


@pytest.mark.parametrize(
    ("message", "zh", "en"),
    [
        (Message("files.not-read", path=Path("a.yml"), why=Reason("EACCES", "x")), "读不了 a.yml：没有权限", "cannot read a.yml: permission denied"),
        (Message("files.not-read", path="a", why=Reason("EWHATEVER", "Out of luck")), "读不了 a：系统说：“Out of luck”", "cannot read a: the system says “Out of luck”"),
        (Message("files.not-read", path="a", why=Message("changes.git-said", words="no")), "读不了 a：（git：“no”）", "cannot read a:  (git: “no”)"),
        (Message("fmt.written", path="甲\n乙"), "已改写：甲\\n乙", "rewritten: 甲\\n乙"),
        (Message("fmt.written", path="{path}"), "已改写：{path}", "rewritten: {path}"),
        (Message("fmt.written", path=("甲", "乙")), "已改写：甲、乙", "rewritten: “甲”, “乙”"),
        (Message("fmt.written", path=()), "已改写：什么也没有", "rewritten: nothing"),
        (Message("fmt.written", path=None), "已改写：空的", "rewritten: empty"),
        (Message("fmt.written", path=Form.LIST), "已改写：列表", "rewritten: a list"),
        (Message("fmt.written", path=Nearest(("a", "b"))), "已改写：；最接近的是：a、b", "rewritten: ; nearest: a, b"),
        (Message("fmt.written", path=True), "已改写：true", "rewritten: true"),
    ],
)  # fmt: skip
def test_a_message_shows_its_values(message: Message, zh: str, en: str) -> None:
    assert say(message, Language.ZH) == zh
    assert say(message, Language.EN) == en


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("甲 乙", "甲 乙"),
        ("　甲", "[U+3000]甲"),
        ("甲\u200b乙", "甲[U+200B]乙"),
        ("甲\xa0乙", "甲[U+00A0]乙"),
        ("甲\n乙\t丙\r", "甲\\n乙\\t丙\\r"),
        ("\x07", "[U+0007]"),
        ("😀𠮷", "😀𠮷"),
    ],
)
def test_what_nobody_can_see_shows_by_its_number(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_every_finding_of_the_link_checker_has_its_message() -> None:
    for finding in Finding:
        assert f"links.finding-{finding}" in catalogue()


def test_every_kind_of_part_has_its_name() -> None:
    written = {
        key.removeprefix("fields.kind-") for key in catalogue() if key.startswith("fields.kind-")
    }
    assert written == set(get_args(Kind))


def test_every_named_field_is_a_field_of_a_record() -> None:
    models = {model for kind in KINDS.values() for model in models_of(kind)}
    fields = {name.replace("_", "-") for model in models for name in model.model_fields}
    for key in catalogue():
        name = key.removeprefix("fields.")
        if key != name and not name.startswith("kind-"):
            is_path = tuple(name.split("-", 1)) in {
                (one, other) for one in fields for other in fields
            }
            assert name in fields or is_path, key


def models_of(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for field in model.model_fields.values():
        for part in models_in(field.annotation):
            yield from models_of(part)


def test_every_option_that_has_a_form_says_what_is_wrong_with_it() -> None:
    for name in PATTERNS:
        assert f"engine.bad-option-{name.replace('_', '-')}" in catalogue()


PROGRAMS = ("click", "mkdocs")


def sentences(text: str) -> str:
    """Return a sentence of a program's source or of a catalogue with its fields alike."""
    return re.sub(r"\{[^{}]*\}", "{}", text)


def source_of(program: str) -> set[str]:
    """Return every text of a program's source, a formatted one with its fields alike."""
    found: set[str] = set()
    spec = find_spec(program)
    assert spec is not None
    assert spec.origin is not None
    for path in Path(spec.origin).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Constant(value=str(text)):
                    found.add(sentences(text))
                case ast.JoinedStr(values=values):
                    parts = (
                        part.value if isinstance(part, ast.Constant) else "{}" for part in values
                    )
                    found.add("".join(map(str, parts)))
    return found


TEMPLATES = [
    pytest.param(key, words, id=key)
    for key, words in catalogue().items()
    if key.startswith(PROGRAMS)
]


@pytest.fixture(scope="module")
def sources() -> dict[str, set[str]]:
    return {program: source_of(program) for program in PROGRAMS}


@pytest.mark.parametrize(("key", "words"), TEMPLATES)
def test_another_program_still_says_it(
    sources: dict[str, set[str]], key: str, words: Bilingual
) -> None:
    """The English is the program's own text, or one that it composes of such, at its end or beginning."""
    english = re.sub(r"\{\}", "", sentences(words.en)).strip(" .")
    known = {re.sub(r"\{\}", "", text).strip(" .") for text in sources[key.split(".")[0]]}
    assert any(english == text or (len(text) > 10 and text in english) for text in known)


def sentences_of_click() -> set[str]:
    """Return what click marks for translation where it reads arguments."""
    found = set()
    for module in (click.exceptions, click.parser, click.types):
        tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and ast.unparse(call.func) in {"_", "ngettext"}:
                texts = (
                    ast.literal_eval(one) for one in call.args if isinstance(one, ast.Constant)
                )
                found |= set(texts)
    return found


NEVER_SAID = {
    "Error: {message}",  # usage.error
    "Try '{command} {option}' for help.",  # usage.hint
    "Missing parameter",  # a parameter is an option or an argument
    "Missing {param_type}",
    "Missing parameter: {param_name}",
    "unknown error",  # of files that click opens, and it opens none
    "Could not open file {filename!r}: {message}",
    "Choose from:\n\t{choices}",  # an option with choices has a default
    "Choice({choices})",
    "{value!r} is not {choice}.",  # one choice is none
    "{value!r} does not match the format {format}.",  # no option is a day
    "{value!r} does not match the formats {formats}.",
    "{value!r} is not a valid boolean. Recognized values: {states}",
    "{value!r} is not a valid UUID.",
    "file",  # paths are looked at by the command that opens them
    "directory",
    "path",
    "{name} {filename!r} does not exist.",
    "{name} {filename!r} is a file.",
    "{name} {filename!r} is a directory.",
    "{name} {filename!r} is not readable.",
    "{name} {filename!r} is not writable.",
    "{name} {filename!r} is not executable.",
    "{len_type} values are required, but {len_value} was given.",  # no option takes several values
    "{len_type} values are required, but {len_value} were given.",
    "Argument {name!r} takes {nargs} values.",
    "Invalid start character for option ({option})",  # of a programmer
}


def test_all_that_click_finds_wrong_with_arguments_is_translated() -> None:
    said = [sentences(words.en) for key, words in catalogue().items() if key.startswith("click.")]
    wanted = sentences_of_click()
    assert wanted >= NEVER_SAID
    for sentence in wanted - NEVER_SAID:
        # a number's type is its name, and what is missing is named behind
        written = sentences(sentence.replace("{number_type}", "float range"))
        assert any(written in one for one in said), sentence


@pytest.mark.parametrize(
    ("program", "english", "chinese"),
    [
        ("click", "No such option '--x'.", "没有选项 '--x'。"),
        ("click", "Invalid value for '--lang': 'fr' is not one of 'zh', 'en'.", "'--lang' 的值不对：'fr' 不在可以写的里面；可以写：'zh', 'en'。"),
        ("click", "Invalid value for '--id': “A”只能用小写字母", "'--id' 的值不对：“A”只能用小写字母"),
        ("click", "Something new.", "“Something new.”"),
        ("mkdocs", "Config value 'plugins': Plugin 'gongkai' option 'branch': “!”不是分支的名称", "mkdocs.yml 里的 plugins：插件 gongkai 的 branch：“!”不是分支的名称"),
        ("mkdocs", "Config value 'nav': Nobody knows.", "mkdocs.yml 里的 nav：“Nobody knows.”"),
        ("mkdocs", "Aborted with 1 errors, 2 warnings in strict mode!", "MkDocs 报了 1 处错误、2 处警告"),
        ("mkdocs", "Doc file 'a.md' contains a link 'b.md', but the target 'c/b.md' is not found among documentation files. Did you mean 'd.md'?", "a.md 里的链接 b.md 没有指向任何页面：没有 c/b.md。最接近的是：d.md。"),
        ("mkdocs", "没有人说过\nSomething new.", "没有人说过\n“Something new.”"),
    ],
)  # fmt: skip
def test_what_another_program_says_is_translated(program: str, english: str, chinese: str) -> None:
    assert translate(english, program, Language.ZH) == chinese
    assert translate(english, program, Language.EN) == english


@pytest.mark.parametrize(
    ("level", "said", "zh", "en"),
    [
        (INFO, "Building documentation...", "正在生成网页……", "Building documentation..."),
        (WARNING, "Excluding 'a' from the site because it conflicts with 'b'.", "警告：a 与 b 的地址相同，没有生成。", "WARNING: Excluding 'a' from the site because it conflicts with 'b'."),
        (ERROR, "Config value 'x': Required configuration not provided.", "错误：mkdocs.yml 里的 x：没有写", "ERROR: Config value 'x': Required configuration not provided."),
    ],
)  # fmt: skip
def test_what_mkdocs_logs_is_translated(level: int, said: str, zh: str, en: str) -> None:
    record = LogRecord("mkdocs", level, "x.py", 1, said, None, None)
    assert LogFormatter(Language.ZH).format(record) == zh
    assert LogFormatter(Language.EN).format(record) == en


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("cannot read “甲” or `乙`, 'content/丙.yml:1:1'", Language.EN, []),
        ("cannot read 甲", Language.EN, ["甲"]),
        ("the words “每月“三公”经费” stand", Language.EN, []),
        ("读不了 a.yml：Permission denied", Language.ZH, []),
        ("读不了 a.yml：No such file or directory", Language.ZH, ["No such file or directory"]),
        ("读不了 a.yml：“No such file or directory”", Language.ZH, []),
        ("请运行 gongkai fmt；再 git fetch --unshallow", Language.ZH, []),
    ],
)
def test_the_other_language_is_found_outside_quotes(
    text: str, language: Language, found: list[str]
) -> None:
    assert foreign_words(text, language) == found
