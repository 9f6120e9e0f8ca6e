"""No number, day, length or text is so extreme that it breaks a check: each gives a line or a plan."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from generator import exports
from generator.checks import check
from generator.content.folder import kind_of, load
from generator.content.models import models_in
from generator.content.reading import read_record
from generator.content.yaml import parse
from generator.grammar.calendar import last_day, split_duration
from generator.messages import Language
from generator.pages.pictures.timeline import lay_out_timeline, lay_out_years
from generator.plan.linking import make_plan
from generator.problems import Loc
from generator.records.commitments import DeadlineRecord
from generator.records.values import (
    FIRST_YEAR,
    LAST_YEAR,
    Duration,
    Figure,
    fits_duration,
)
from generator.rules import say_with_place

from .conftest import copy_example

NUMBERS = (
    "0", "-1", "-0", "1", "99", "100", "100000", "100001", "9" * 15, "9" * 400, "1e308", "1e999", "-1e308",
    "nan", "inf", "-inf", ".inf", "0x10", "1_000", "１２", "٣", "²", "0.000000001", "1949", "2199", "2200",
)  # fmt: skip
DAYS = (
    "0001-01-01", "0000-00-00", "9999-12-31", "10000-01-01", "1948-12-31", "1949-01-01", "2199-12-31",
    "2200-01-01", "2020-02-30", "2020-2-3", "-2020-01-01", "2020-01-01T00:00:00", "２０２０-01-01",
)  # fmt: skip
LENGTHS = (
    "PT0M", "PT1M", "PT9999M", "PT9999H", "PT10000H", "P9999D", "P10000D", "P9999W", "P5217W", "P5218W",
    "P1200M", "P1201M", "P100Y", "P101Y", "P9999Y", "P0D", "P-1D", "P1.5D", "P1Y2M", "P1D\n", "P٣D", "PT5D",
)  # fmt: skip
WORDS = (
    "",
    " ",
    "\x00",
    "\x1b[31m",
    "\n",
    "a\nb",
    "\u2028",
    "\u202e",
    "\ufffd",
    "⼀",
    "字" * 20_000,
    "{}",
    "%s",
)
SHAPES: tuple[Any, ...] = ([], {}, [[]], [{}], {"": ""}, None, True, 10**30, -1, 1.5, ["字"] * 300)
EXTREMES: tuple[Any, ...] = (*NUMBERS, *DAYS, *LENGTHS, *WORDS, *SHAPES)


@pytest.fixture(scope="session")
def extreme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_example(tmp_path_factory.mktemp("extreme") / "repository")


@cache
def originals(root: Path) -> tuple[tuple[Path, str], ...]:
    paths = sorted((root / "content").rglob("*.yml"))
    return tuple((path, path.read_text(encoding="utf-8")) for path in paths)


@cache
def fields(root: Path) -> tuple[tuple[Path, Loc, str], ...]:
    """Every field of every model, each in the first record of that model in the example."""
    found: dict[tuple[type[BaseModel], str], tuple[Path, Loc, str]] = {}
    for path, text in originals(root):
        model = kind_of(path)
        assert model
        for loc, record in walk(read_record(text.encode(), path.name, model).record, Loc()):
            for name in type(record).model_fields:
                if name != "root":
                    found.setdefault((type(record), name), (path, loc, name))
    return tuple(found.values())


def walk(value: object, loc: Loc) -> Iterator[tuple[Loc, BaseModel]]:
    if isinstance(value, BaseModel):
        yield loc, value
        for name in type(value).model_fields:
            yield from walk(getattr(value, name), loc / name)
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from walk(item, loc / index)


def judge(root: Path, path: Path, data: str) -> None:
    """Take a broken record through the whole way, as far as it goes."""
    original = path.read_bytes()
    path.write_text(data, encoding="utf-8")
    try:
        records = load(root / "content")
        problems = check(records)
        for problem in problems:
            for language in Language:
                said = say_with_place(problem, language)
                assert "\n" not in said
                assert len(said) < 2_000
        if not problems:
            plan = make_plan(records)
            assert plan.occasions
            lay_out_timeline(plan)
            for unit in plan.units:
                list(lay_out_years(plan, unit))
            list(exports.export(plan))
    finally:
        path.write_bytes(original)


def put(text: str, loc: Loc, name: str, value: Any) -> str:
    tree: Any = parse(text, "").tree
    holder = tree
    for part in loc:
        holder = holder[part]
    holder[name] = value
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=10**6)


def test_an_extreme_value_of_any_field_never_breaks_the_check(extreme: Path) -> None:
    @seed(20200302)
    @settings(max_examples=150, database=None, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(fields(extreme)), st.sampled_from(EXTREMES))
    def run(field: tuple[Path, Loc, str], value: Any) -> None:
        path, loc, name = field
        text = dict(originals(extreme))[path]
        judge(extreme, path, put(text, loc, name, value))

    run()


def test_the_example_has_a_record_of_every_kind_of_deadline(extreme: Path) -> None:
    kinds = set(models_in(DeadlineRecord))
    found = {
        type(record)
        for path, text in originals(extreme)
        if (model := kind_of(path))
        for _, record in walk(read_record(text.encode(), path.name, model).record, Loc())
    }
    assert kinds <= found


def accepts(annotation: Any, value: object) -> bool:
    try:
        TypeAdapter(annotation).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("value", LENGTHS)
def test_a_length_that_a_record_holds_can_be_counted_from_any_day(value: str) -> None:
    assert accepts(Duration, value) == fits_duration(value)
    if fits_duration(value):
        number, unit = split_duration(value)
        assert f"{number}" in value
        for day in (date(FIRST_YEAR, 1, 1), date(2020, 1, 31), date(LAST_YEAR, 12, 31)):
            for working_days in {False, unit == "days"}:
                last_day(day, value, working_days=working_days)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf"), 1e308, 10**30])
def test_a_figure_is_finite_and_bounded(value: float) -> None:
    assert not accepts(Figure, value)


def test_minutes_are_no_months() -> None:
    assert split_duration("PT30M") == (30, "minutes")
    assert split_duration("P30M") == (30, "months")
    assert last_day(date(2020, 3, 2), "PT30M", working_days=False) is None
