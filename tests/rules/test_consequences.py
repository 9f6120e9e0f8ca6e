"""One mistake is one problem: what follows from it is not said."""

import pytest

from generator.problems import ContentError, Place, Problem

from ..conftest import Repository
from .conftest import ALPHA, BETA


def problem(line: int, *rests_on: int) -> Problem:
    return Problem(Place("a.yml", line), "item-stands-once").resting_on(
        Place("a.yml", other) for other in rests_on
    )


@pytest.mark.parametrize(
    ("problems", "left"),
    [
        ([problem(1), problem(2, 1)], [1]),
        ([problem(1), problem(2, 3)], [1, 2]),
        ([problem(1), problem(2, 1), problem(3, 2)], [1]),
        ([problem(1, 2), problem(2, 1)], [1, 2]),
        ([problem(1, 2), problem(2, 1), problem(3), problem(4, 1, 3)], [1, 2, 3]),
        ([problem(1, 1)], [1]),
        ([problem(1, 1), problem(2, 1)], [1]),
    ],
)
def test_what_rests_on_a_problem_is_left_out_and_never_all(
    problems: list[Problem], left: list[int]
) -> None:
    assert [one.place.line for one in ContentError(problems).problems] == left


def test_another_problem_at_its_own_place_is_a_cause() -> None:
    place = Place("a.yml", 1)
    first, second = Problem(place, "numbers-rise"), Problem(place, "source-is-whole")
    assert ContentError([first.resting_on([place]), second]).problems == (second,)


@pytest.mark.parametrize(
    ("path", "old", "new", "rule"),
    [
        (ALPHA, "title: 甲市", "titel: 甲市", "key-is-known"),
        (BETA, "id: beta", "id: bet", "id-is-the-file-name"),
        (BETA, "file: beta.txt", "file: bet.txt", "archive-is-unchanged"),
        (BETA, "names: [县财政局,", "names: [县财政厅,", "unit-is-registered"),
        (BETA, "printed: 县财政局、", "printed: 县财政、", "source-is-whole"),
        (ALPHA, "signature: 甲市人民政府办公室", "signature: 甲市人民政府", "source-is-whole"),
        (
            ALPHA,
            "units_note: 按职责分工负责落实",
            "units_note: 按职责负责",
            "units-note-is-printed",
        ),
    ],
)
def test_a_mistyped_word_is_one_problem(
    repository: Repository, path: str, old: str, new: str, rule: str
) -> None:
    repository.edit(path, old, new)
    found = repository.problems()
    assert len(found) == 1, found
    assert found[0].endswith(f"[{rule}]")
