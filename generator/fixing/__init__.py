"""Corrects what has one right answer, and proves that it changes nothing else.

A patch is kept only if its problem is gone afterwards, no other has appeared, and the record is the
same but for it. Evidence is never patched: quotes, expressions, texts and titles stay as they are, but
for white space at the ends of their lines.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.fixing.patching import (
    Edit,
    Patch,
    Sheet,
    apply,
    changes_only_this,
    make_patch,
    read_sheet,
)
from generator.fixing.proposing import edits_of_yaml, find_fix
from generator.problems import Place, Problem

Texts = Mapping[str, str]
"""The texts of files by their paths."""

_MAX_ROUNDS = 10
_OF_YAML = frozenset({"yaml-syntax", "signs-are-ascii"})
"""Rules of YAML itself: what breaks them may keep the file from being read."""


@dataclass(frozen=True, slots=True)
class State:
    """The problems of some texts, and the paths of the files that could not be read as records."""

    problems: tuple[Problem, ...]
    unread: frozenset[str]


Check = Callable[[Texts], State]


@dataclass(frozen=True, slots=True)
class Change:
    """An edit that was made: its place, the text before and after, and the code of the rule."""

    place: Place
    old: str
    new: str
    rule: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The texts after all fixes, what was changed, and which problems were left although one answer
    seemed right, and what remains.
    """

    texts: Texts
    changes: tuple[Change, ...]
    refused: tuple[Problem, ...]
    remaining: tuple[Problem, ...]


def fix(texts: Texts, check: Check) -> Outcome:
    """Correct all that has one right answer, round by round: a file that was broken may hide more."""
    state = check(texts)
    changes: list[Change] = []
    refused: dict[Problem, None] = {}
    for _ in range(_MAX_ROUNDS):
        patches = [
            patch for patch in _make_patches(texts, state.problems) if patch.problem not in refused
        ]
        fixer = _Fixer(texts, state, check)
        fixer.settle(patches)
        refused |= dict.fromkeys(fixer.refused)
        if not fixer.changes:
            break
        changes += fixer.changes
        texts, state = fixer.texts, fixer.state
    still = tuple(problem for problem in refused if problem in state.problems)
    return Outcome(texts, tuple(changes), still, state.problems)


def has_fix(texts: Texts, problems: Iterable[Problem]) -> bool:
    """Tell whether one of the problems has a patch, right or not."""
    return any(_make_patches(texts, problems))


def _make_patches(texts: Texts, problems: Iterable[Problem]) -> Iterator[Patch]:
    """Yield the patches of all problems that have one, none of which overlaps another."""
    sheets: dict[str, Sheet | None] = {}
    taken: set[tuple[str, int]] = set()
    for problem in problems:
        path = problem.place.path
        if path not in texts:
            continue
        if path not in sheets:
            sheets[path] = read_sheet(texts[path], path)
        sheet = sheets[path]
        if sheet is None:
            edits = tuple(edits_of_yaml(texts[path], problem))
            patch = Patch(problem, edits) if edits and problem.rule in _OF_YAML else None
        else:
            found = find_fix(problem, sheet)
            patch = make_patch(sheet, problem, *found) if found else None
        spots = {(path, edit.start) for edit in patch.edits} if patch else set()
        if patch and not spots & taken:
            taken |= spots
            yield patch


class _Fixer:
    """Applies patches that prove right: all at once, or by halves where that fails."""

    def __init__(self, texts: Texts, state: State, check: Check) -> None:
        self.texts = texts
        self.state = state
        self.changes: list[Change] = []
        self.refused: list[Problem] = []
        self._check = check

    def settle(self, patches: Sequence[Patch]) -> None:
        """Apply as many of the patches as prove right; they are of the texts as they were first."""
        if not patches or self._apply(patches):
            return
        if len(patches) == 1:
            self.refused.append(patches[0].problem)
            return
        half = len(patches) // 2
        # from the last on: the places of those before stay what they are
        self.settle(patches[half:])
        self.settle(patches[:half])

    def _apply(self, patches: Sequence[Patch]) -> bool:
        texts = dict(self.texts)
        for path in {patch.problem.place.path for patch in patches}:
            own = [patch for patch in patches if patch.problem.place.path == path]
            texts[path] = apply(self.texts[path], own)
            sheet = read_sheet(self.texts[path], path)
            if sheet and not changes_only_this(sheet, texts[path], own):
                return False
        after = self._check(texts)
        if not _is_better(self.state, after, self.texts, patches):
            return False
        self.changes += [
            Change(place, edit.old, edit.new, patch.problem.rule)
            for patch in patches
            for edit in patch.edits
            for place in [_place_of(edit, self.texts, patch)]
        ]
        self.texts, self.state = texts, after
        return True


def _place_of(edit: Edit, texts: Texts, patch: Patch) -> Place:
    path = patch.problem.place.path
    return Place.after(path, texts[path][: edit.start])


def _is_better(before: State, after: State, texts: Texts, patches: Sequence[Patch]) -> bool:
    """Tell whether the problems of patches are gone, and no new one has appeared.

    What a file hid that could not be read is not new, unless it stands on a line that was patched.
    """
    old, new = Counter(map(_identify, before.problems)), Counter(map(_identify, after.problems))
    for key, number in Counter(_identify(patch.problem) for patch in patches).items():
        if new[key] > old[key] - number:
            return False
    lines = {
        (patch.problem.place.path, _place_of(edit, texts, patch).line)
        for patch in patches
        for edit in patch.edits
    }
    was_hidden = any(patch.problem.place.path in before.unread for patch in patches)
    return not any(
        not was_hidden or (problem.place.path, problem.place.line) in lines
        for problem in after.problems
        if new[_identify(problem)] > old[_identify(problem)]
    )


def _identify(problem: Problem) -> tuple[object, ...]:
    """Return what a problem is known by where lines are added; an error of syntax is one by its line."""
    line = problem.place.line if problem.rule in _OF_YAML else 0
    return problem.place.path, problem.rule, problem.variant, problem.values, line
