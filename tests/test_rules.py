"""The rules' own words: whole, in both languages, filled by the code, and proven by their examples."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

import pytest

from generator.checks import CHECKS
from generator.messages import Language, fields_of
from generator.problems import Form, Nearest, Place, Problem
from generator.rules import (
    SUBJECTS,
    Example,
    Rule,
    Wording,
    rules,
    say,
    say_with_place,
    subjects,
)
from generator.rules.page import list_rules, make_page, print_rule
from generator.site import find_problems

from .conftest import EXAMPLE, ROOT, Repository, run_gongkai
from .languages import foreign_words

RULES = tuple(rules().values())
MESSAGES = [(rule, message) for rule in RULES for message in rule.messages]


@dataclass(frozen=True)
class Use:
    """A call that names a rule: the variants that it may mean, and the fields that it fills."""

    path: Path
    line: int
    rule: str
    variants: frozenset[str]
    fields: frozenset[str]


def uses() -> Iterator[Use]:
    """Yield every call of the code that names a rule; one that passes on `**values` has them from
    another, which names it too.
    """
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call) or any(word.arg is None for word in call.keywords):
                continue
            fields = frozenset(str(keyword.arg) for keyword in call.keywords)
            if ast.unparse(call.func) == "self._differ":  # `sources.py` adds the rule and the place
                variants = strings_in(call.args[1])
                fields |= {"path", "line"}
                yield Use(path, call.lineno, "source-is-whole", variants, fields)
            for number, argument in enumerate(call.args):
                if isinstance(argument, ast.Constant) and argument.value in rules():
                    behind = call.args[number + 1 :]
                    variants = strings_in(behind[0]) if behind else frozenset({""})
                    yield Use(path, call.lineno, str(argument.value), variants, fields)


def strings_in(expression: ast.expr) -> frozenset[str]:
    """Return the strings that an expression writes out: none where it is a name."""
    parts = ast.walk(expression)
    return frozenset(str(part.value) for part in parts if isinstance(part, ast.Constant))


USES = tuple(uses())


def test_a_rule_has_one_code() -> None:
    codes = [rule.code for subject in subjects() for rule in subject.rules]
    assert len(codes) == len(set(codes))
    for rule in RULES:
        variants = [message.variant for message in rule.messages]
        assert len(variants) == len(set(variants)), rule.code


def test_every_check_has_its_rule_in_the_file_of_its_module() -> None:
    written = {
        (subject, rule.code)
        for subject, found in zip(SUBJECTS, subjects(), strict=True)
        for rule in found.rules
    }
    assert len(set(CHECKS)) == len(CHECKS)
    for check in CHECKS:
        module = check.__module__.rsplit(".", 1)[-1]
        assert (module, check.__name__.replace("_", "-")) in written


def test_a_check_says_what_its_rule_asks() -> None:
    for check in CHECKS:
        said = " ".join((check.__doc__ or "").split("\n\n")[0].split())
        assert said == rules()[check.__name__.replace("_", "-")].asks.en


def test_every_use_of_a_rule_fills_all_fields_of_its_message() -> None:
    assert len(USES) > 80
    for use in USES:
        messages = {message.variant or "": message for message in rules()[use.rule].messages}
        for variant in use.variants:
            said = f"{use.path}:{use.line}: {use.rule} {variant}"
            assert variant in messages, f"{said} has no message"
            assert use.fields == fields_of(messages[variant].zh), said


@pytest.mark.parametrize(("rule", "message"), MESSAGES)
def test_every_message_is_used(rule: Rule, message: Wording) -> None:
    """A variant that comes from a table stands in the module that names its rule."""
    variant = message.variant or ""
    found = [use for use in USES if use.rule == rule.code]
    assert any(
        variant in use.variants or f'"{variant}"' in use.path.read_text(encoding="utf-8")
        for use in found
    )


def test_every_problem_names_a_rule() -> None:
    """What is said of content is a rule's, so that it has a code and both languages."""
    passed_on = {"rule", "self.rule"}
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            said = f"{path}:{call.lineno}: {ast.unparse(call)}"
            position = {"Problem": 1, "BrokenRuleError": 0}.get(ast.unparse(call.func))
            if position is not None:
                rule = call.args[position]
                named = isinstance(rule, ast.Constant) and rule.value in rules()
                assert named or ast.unparse(rule) in passed_on, said
            if path.parent.name == "records" and ast.unparse(call.func) == "ValueError":
                assert not call.args, f"{said}: raise BrokenRuleError"


@pytest.mark.parametrize(("rule", "message"), MESSAGES)
def test_a_message_has_the_same_fields_in_both_languages(rule: Rule, message: Wording) -> None:
    assert fields_of(message.zh) == fields_of(message.en), rule.code
    assert re.search("[\u4e00-\u9fff]", message.zh)
    assert not re.search("[\u4e00-\u9fff]", message.en)
    for words in (message.zh, message.en):
        assert words == words.strip()
        assert not words.endswith(("。", "."))


def broken_rules(repository: Repository) -> set[str]:
    return {problem.rule for problem in find_problems(repository.root)}


def place_lines(text: str, old: str, new: str) -> str:
    """Replace whole lines of a file, wherever they are indented; they must stand there once."""
    found = [
        (f"\n{indent(old, ' ' * width)}\n", f"\n{indent(new, ' ' * width)}\n")
        for width in range(9)
        if f"\n{indent(old, ' ' * width)}\n" in f"\n{text}"
    ]
    assert len(found) == 1, f"{old!r} stands {len(found)} times"
    before, after = found[0]
    assert f"\n{text}".count(before) == 1
    return f"\n{text}".replace(before, after)[1:]


def is_new(example: Example) -> bool:
    """Tell whether an example is a whole file, and not lines of the example repository."""
    folder = EXAMPLE if example.file.startswith("content/") else ROOT
    stands = (folder / example.file).exists()
    return example.bad_file is not None or not stands


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_an_example_breaks_its_rule_and_no_other(repository: Repository, rule: Rule) -> None:
    example = rule.example
    bad = example.bad or example.good
    if is_new(example):
        data = f"{bad}\n".encode(example.encoding or "utf-8")
        repository.write(example.bad_file or example.file, data)
    else:
        text = (repository.root / example.file).read_text(encoding="utf-8")
        repository.write(example.file, place_lines(text, example.good, bad))
    problems = find_problems(repository.root)
    assert {problem.rule for problem in problems} == {rule.code, *example.also}
    for language in Language:
        said = "\n".join(say_with_place(problem, language) for problem in problems)
        assert foreign_words(said, language) == []


NEW_FILES = sorted(
    {(rule.example.file, rule.example.good) for rule in RULES if is_new(rule.example)}
)


@pytest.mark.parametrize(("path", "good"), NEW_FILES)
def test_a_good_example_breaks_no_rule(repository: Repository, path: str, good: str) -> None:
    """The other good examples are lines of the example repository, which breaks none."""
    repository.write(path, f"{good}\n")
    assert broken_rules(repository) == set()


@pytest.mark.parametrize(
    ("problem", "zh", "en"),
    [
        (
            Problem(Place("a.yml", 3, 5), "key-is-known", key="yaer", nearest=Nearest(("year",))),
            "a.yml:3:5: 不认识的键 yaer；最接近的是：year；请改正，或删去 [key-is-known]",
            "a.yml:3:5: unknown key “yaer”; nearest: year; correct or delete it [key-is-known]",
        ),
        (
            Problem(Place("a.yml"), "key-is-known", key="x", nearest=Nearest(())),
            "a.yml:1:1: 不认识的键 x；请改正，或删去 [key-is-known]",
            "a.yml:1:1: unknown key “x”; correct or delete it [key-is-known]",
        ),
        (
            Problem(Place("a.yml"), "value-fits", "no-list", name="units", given=Form.MAPPING),
            "a.yml:1:1: units 应为列表，这里却是若干“键: 值”；请写成 [甲, 乙]，或每项另起一行，以“- ”开头 [value-fits]",
            "a.yml:1:1: units should be a list, but is “key: value” pairs; write it like [a, b], or begin"
            " a new line with “- ” for each item [value-fits]",
        ),
        (
            Problem(
                Place("a.yml"),
                "value-agrees-with-its-words",
                words="每月",
                read=True,
                name="working_days",
                written=None,
            ),
            "a.yml:1:1: “每月”是 true，working_days 却写作 空的；请改正 [value-agrees-with-its-words]",
            "a.yml:1:1: “每月” is true, but working_days is empty; correct it"
            " [value-agrees-with-its-words]",
        ),
    ],
)
def test_a_problem_is_said_in_either_language(problem: Problem, zh: str, en: str) -> None:
    assert say_with_place(problem, Language.ZH) == zh
    assert say_with_place(problem, Language.EN) == en


def test_what_a_message_quotes_is_no_field() -> None:
    problem = Problem(Place("a.yml"), "key-is-known", key="{key}", nearest=Nearest(()))
    assert say(problem, Language.EN) == "unknown key “{key}”; correct or delete it"


@pytest.mark.parametrize(
    ("name", "language"), [("rules.md", Language.ZH), ("rules.en.md", Language.EN)]
)
def test_the_page_of_rules_is_the_rules(name: str, language: Language) -> None:
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == make_page(language), (
        f"docs/{name} is not the rules' present state: run `make rules`"
    )


@pytest.mark.whole
def test_the_command_writes_the_page_of_rules(tmp_path: Path) -> None:
    run = run_gongkai(tmp_path, "rules", "--format", "markdown", "--lang", "en")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == make_page(Language.EN)


@pytest.mark.parametrize("language", list(Language))
def test_a_terminal_lists_every_rule_with_what_it_asks(language: Language) -> None:
    listed = list_rules(language).splitlines()
    for rule in RULES:
        after = listed[listed.index(f"  {rule.code}") + 1]
        assert after.strip() == rule.asks.read(language).replace("`", "")
    assert foreign_words("\n".join(listed), language) == []


def test_a_terminal_shows_one_rule_as_it_stands_in_the_file() -> None:
    assert print_rule(rules()["word-is-one-text"], Language.ZH) == (
        "word-is-one-text\n\n"
        "每个词语是一段文字，花括号里只有一个名字。\n"
        "模板里写错的名称，生成网站时不报错，只是读者什么也看不到。\n\n"
        "不对（site_templates/words.yml）\n\n"
        "    separator: [、]\n\n"
        "对（site_templates/words.yml）\n\n"
        "    separator: 、\n\n"
        "程序会说\n\n"
        "    词语 {key} 要写一段文字，花括号里只写一个名字，如 {title}\n"
    )
