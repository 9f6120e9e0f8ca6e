"""Problems as files for machines: whole, escaped, and in either language."""

import json
from typing import Any

import jsonschema
import pytest

from generator.messages import Language
from generator.problems import ContentError, Nearest, Place, Problem, count, in_order
from generator.reports import REPORTS
from generator.rules import rules

from .conftest import Repository, run_gongkai

ALPHA = "content/documents/alpha-2020.yml"
ODD = Place("content/documents/一 份,100%:草案.yml", 3, 5)
PROBLEMS = (
    Problem(Place(ALPHA, 4, 1), "key-is-known", key="{yaer}", nearest=Nearest(("year", "header"))),
    Problem(ODD, "id-is-the-file-name", id="100%\n::error::x", stem="y"),
)


def test_github_annotates_lines() -> None:
    assert REPORTS["github"](PROBLEMS, Language.ZH).splitlines() == [
        f"::error file={ALPHA},line=4,col=1,title=key-is-known"
        "::不认识的键 {yaer}；最接近的是：year、header；请改正，或删去",
        "::error file=content/documents/一 份%2C100%25%3A草案.yml,line=3,col=5,title=id-is-the-file-name"
        "::id 是 100%25\\n::error::x，文件名却是 y.yml；请把文件改名为 100%25\\n::error::x.yml，文件名对的就改 id",
    ]


def test_json_is_an_array_of_problems() -> None:
    assert json.loads(REPORTS["json"](PROBLEMS, Language.EN)) == [
        {
            "path": ALPHA,
            "line": 4,
            "column": 1,
            "rule": "key-is-known",
            "message": "unknown key “{yaer}”; nearest: year, header; correct or delete it",
        },
        {
            "path": ODD.path,
            "line": 3,
            "column": 5,
            "rule": "id-is-the-file-name",
            "message": "the id is 100%\\n::error::x, but the file is y.yml; rename the file to 100%\\n::error::x.yml, or correct the id if the name is right",
        },
    ]


def _object(required: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": required}


TEXT = {"type": "string", "minLength": 1, "pattern": r"^(?:[^{}]|\{\{|\}\})*$"}
ONE_ON = {"type": "integer", "minimum": 1}
RESULT = _object(
    {
        "ruleId": {"enum": list(rules())},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": {"const": "error"},
        "message": _object({"text": TEXT}),
        "locations": {
            "type": "array",
            "minItems": 1,
            "items": _object(
                {
                    "physicalLocation": _object(
                        {
                            "artifactLocation": _object(
                                {
                                    "uri": {"type": "string", "pattern": r"^[\w./~%-]+$"},
                                    "uriBaseId": {"const": "%SRCROOT%"},
                                }
                            ),
                            "region": _object({"startLine": ONE_ON, "startColumn": ONE_ON}),
                        }
                    )
                }
            ),
        },
    }
)
RULE = _object(
    {
        "id": TEXT,
        "shortDescription": _object({"text": TEXT}),
        "help": _object({"text": TEXT, "markdown": TEXT}),
    }
)
RUN = _object(
    {
        "tool": _object(
            {
                "driver": _object(
                    {"name": {"const": "gongkai"}, "rules": {"type": "array", "items": RULE}}
                )
            }
        ),
        "columnKind": {"const": "unicodeCodePoints"},
        "results": {"type": "array", "items": RESULT},
    }
)
LOG = _object(
    {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "minItems": 1, "items": RUN},
    }
)
"""What SARIF 2.1.0 and GitHub's code scanning ask for, of what is written here."""


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("problems", [PROBLEMS, ()], ids=["problems", "none"])
def test_sarif_is_valid(problems: tuple[Problem, ...], language: Language) -> None:
    log = json.loads(REPORTS["sarif"](problems, language))
    jsonschema.validate(log, LOG)
    (run,) = log["runs"]
    assert len(run["results"]) == len(problems)
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_says_where() -> None:
    (run,) = json.loads(REPORTS["sarif"](PROBLEMS, Language.EN))["runs"]
    first, second = run["results"]
    assert first["message"] == {
        "text": "unknown key “{{yaer}}”; nearest: year, header; correct or delete it"
    }
    assert second["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {
                    "uri": "content/documents/%E4%B8%80%20%E4%BB%BD%2C100%25%3A%E8%8D%89%E6%A1%88.yml",
                    "uriBaseId": "%SRCROOT%",
                },
                "region": {"startLine": 3, "startColumn": 5},
            }
        }
    ]


@pytest.mark.whole
@pytest.mark.parametrize("name", ["github", "json", "sarif"])
def test_a_check_writes_a_report(repository: Repository, name: str) -> None:
    good = run_gongkai(repository.root, "check", "--format", name)
    assert (good.returncode, good.stderr) == (0, "")
    assert good.stdout == REPORTS[name]((), Language.ZH)
    repository.edit(ALPHA, "year: 2020\n", "yaer: 2020\n")
    bad = run_gongkai(repository.root, "--lang", "en", "check", "--format", name)
    assert (bad.returncode, bad.stderr) == (1, "Problems: 1.\n")
    problem = Problem(Place(ALPHA, 4, 1), "key-is-known", key="yaer", nearest=Nearest(("year",)))
    assert bad.stdout == REPORTS[name]([problem], Language.EN)


@pytest.mark.whole
@pytest.mark.parametrize("arguments", [("--lang", "en", "check"), ("check", "--lang", "en")])
def test_a_check_speaks_english(repository: Repository, arguments: tuple[str, ...]) -> None:
    repository.edit(ALPHA, "year: 2020\n", "yaer: 2020\n")
    run = run_gongkai(repository.root, *arguments)
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.splitlines() == [
        f"{ALPHA}:4:1: unknown key “yaer”; nearest: year; correct or delete it [key-is-known]",
        "  4 | yaer: 2020",
        "    | ^",
        "What a rule asks, and how it looks when it is right: gongkai rules key-is-known",
        "Some problems have one right answer: gongkai check --fix --diff shows it, without --diff it is written",
        "Problems: 1.",
    ]


def many(number: int, path: str = ALPHA) -> list[Problem]:
    return [Problem(Place(path, line), "item-stands-once") for line in range(1, number + 1)]


def test_at_most_a_hundred_problems_of_a_kind_are_listed_and_the_rest_counted() -> None:
    problems = ContentError(many(250)).problems
    assert len(problems) == 101
    assert count(problems) == 250
    listed = json.loads(REPORTS["json"](problems, Language.ZH))
    assert listed[-1] == {
        "path": ALPHA,
        "line": 101,
        "column": 1,
        "rule": "item-stands-once",
        "message": "这个文件里还有 150 处同样的问题，没有一一列出；请先改正列出的",
    }
    english = json.loads(REPORTS["json"](problems, Language.EN))[-1]["message"]
    assert english == ("this file has more problems of this kind: 150; correct those listed first")


def test_problems_that_are_counted_stay_counted_with_others() -> None:
    other = Problem(Place(ALPHA, 300), "item-stands-once")
    again = in_order([*in_order(many(250)), other])
    assert len(again) == 101
    assert count(again) == 251


def test_each_file_and_each_rule_has_a_hundred_of_its_own() -> None:
    other = [Problem(one.place, "id-is-the-file-name", id="x", stem="y") for one in many(100)]
    problems = in_order([*many(100), *many(100, "content/topics.yml"), *other])
    assert len(problems) == count(problems) == 300


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_says_how_many_are_left(name: str) -> None:
    assert "150" in REPORTS[name](in_order(many(250)), Language.EN)
