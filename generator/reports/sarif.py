"""Problems as SARIF 2.1.0, the format of code scanning."""

import json
import os
from collections.abc import Sequence
from urllib.parse import quote

from generator.messages import Language
from generator.problems import Problem
from generator.rules import Rule, rules, say
from generator.rules.page import show_rule

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

_LANGUAGE_TAGS = {Language.ZH: "zh-CN", Language.EN: "en"}


def report(problems: Sequence[Problem], language: Language) -> str:
    """Return a log with one run: all rules with their help, and a result for each problem."""
    indexes = {code: index for index, code in enumerate(rules())}
    run = {
        "tool": {
            "driver": {
                "name": "gongkai",
                "language": _LANGUAGE_TAGS[language],
                "rules": [_rule(rule, language) for rule in rules().values()],
            }
        },
        "language": _LANGUAGE_TAGS[language],
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, indexes[problem.rule], language) for problem in problems],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule, language: Language) -> dict[str, object]:
    asks = _escape(rule.asks.read(language))
    return {
        "id": rule.code,
        "shortDescription": {"text": asks},
        "help": {"text": asks, "markdown": _escape(show_rule(rule, language))},
        "defaultConfiguration": {"level": "error"},
    }


def _result(problem: Problem, index: int, language: Language) -> dict[str, object]:
    place = problem.place
    location = {
        # what is no UTF-8 in a name stays what it is
        "artifactLocation": {"uri": quote(os.fsencode(place.path)), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": place.line, "startColumn": place.column},
    }
    return {
        "ruleId": problem.rule,
        "ruleIndex": index,
        "level": "error",
        "message": {"text": _escape(say(problem, language))},
        "locations": [{"physicalLocation": location}],
    }


def _escape(text: str) -> str:
    """Double the braces, which are placeholders in SARIF's messages (3.11.5)."""
    return text.replace("{", "{{").replace("}", "}}")
