"""Patterns that read a pull request's text take time as the text grows, and not as its square."""

import subprocess
import sys

import pytest

PLENTY = 300
"""Seconds for what takes less than one: the square would take an hour, however fast the machine."""


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("generator.grammar.labels:LABEL", "'市' * n"),
        ("generator.grammar.labels:LABEL", "'责任' * n"),
        ("generator.grammar.labels:LABEL", "'具体落实' * n"),
        ("generator.grammar.labels:LABEL", "'牵头' + ' ' * n"),
        ("generator.grammar.labels:LABEL_WORDS", "'市' * n"),
        ("generator.grammar.labels:LABEL_WORDS", "'责任' * n"),
        ("generator.grammar.contacts:CONTACT", "'a' * n"),
        ("generator.grammar.contacts:CONTACT", "'1' * n"),
        ("generator.grammar.contacts:CONTACT", "'a.' * n"),
        ("generator.grammar.contacts:CONTACT", "'a' * n + '@' + 'b' * n"),
        ("generator.grammar.contacts:CONTACT", "'010' + '-' * n"),
    ],
)
def test_a_pattern_leaves_a_long_run_without_a_match(pattern: str, text: str) -> None:
    module, name = pattern.split(":")
    script = f"from {module} import {name}; n = 200_000; assert not {name}.search({text})"
    subprocess.run([sys.executable, "-c", script], check=True, timeout=PLENTY)
