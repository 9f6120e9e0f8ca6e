"""Problems as files for machines: one small module for each format."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from generator.messages import Language
from generator.problems import Problem
from generator.reports import concise, github, plain, sarif

Report = Callable[[Sequence[Problem], Language], str]

REPORTS: Mapping[str, Report] = MappingProxyType(
    {
        "concise": concise.report,
        "github": github.report,
        "json": plain.report,
        "sarif": sarif.report,
    }
)
"""All formats by name; a report is whole also where there are no problems."""
