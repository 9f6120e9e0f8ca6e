"""Patterns that read text of a pull request take linear time, not quadratic time."""

import subprocess
import sys

import pytest

PLENTY = 300
"""Seconds. Linear time is less than one second; quadratic time is about an hour on any machine."""


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("generator.grammar.labels:LABEL", "'市' * n"),
        ("generator.grammar.labels:LABEL", "'责任' * n"),
        ("generator.grammar.labels:LABEL", "'具体落实' * n"),
        ("generator.grammar.labels:LABEL", "'牵头' + ' ' * n"),
        ("generator.grammar.labels:LABEL_WORDS", "'市' * n"),
        ("generator.grammar.labels:LABEL_WORDS", "'责任' * n"),
    ],
)
def test_a_long_run_without_a_match_takes_linear_time(pattern: str, text: str) -> None:
    module, name = pattern.split(":")
    script = f"from {module} import {name}; n = 200_000; assert not {name}.search({text})"
    subprocess.run([sys.executable, "-c", script], check=True, timeout=PLENTY)
