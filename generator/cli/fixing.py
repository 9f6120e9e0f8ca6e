"""What `gongkai check --fix` reads, writes and says."""

from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping, Sequence
from difflib import unified_diff
from pathlib import Path

from generator.checks import check
from generator.cli.terminal import hand_over, stop, warn
from generator.content.folder import CONTENT, kind_of, load
from generator.content.yaml import decode
from generator.fixing import Outcome, State, Texts, fix, has_fix
from generator.problems import ContentError, Problem, Reason, clip
from generator.repository.output import replace_file

_LONGEST = 60


def correct(root: Path, *, write: bool) -> int:
    """Correct what has one right answer, or only show how, and name each patch; return how many."""
    files = dict(_read_records(root))
    texts = {path: decode(data, path) for path, data in files.items()}

    def judge(changed: Texts) -> State:
        records = load(root / CONTENT, {path: text.encode() for path, text in changed.items()})
        return State(check(records), records.unreadable)

    outcome = fix(texts, judge)
    changed = {path: text for path, text in outcome.texts.items() if text != texts[path]}
    if write:
        for path, text in changed.items():
            mark = BOM_UTF8 if files[path].startswith(BOM_UTF8) else b""
            _write(root, path, mark + text.encode())
    else:
        hand_over("".join(_show_differences(texts, changed)))
    _name_changes(outcome, write=write)
    return len(outcome.changes)


def can_correct(root: Path, problems: Sequence[Problem]) -> bool:
    """Tell whether something may have one right answer, without trying whether it proves right."""
    files = {problem.place.path for problem in problems}
    texts = {path: decode(data, path) for path, data in _read_records(root) if path in files}
    return has_fix(texts, problems)


def _read_records(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of each record whose text can be read; a check names the others."""
    for file in sorted((root / CONTENT).rglob("[!.]*.yml")):
        path = file.relative_to(root).as_posix()
        try:
            data = file.read_bytes()
            decode(data, path)
        except (OSError, ContentError):
            continue
        if kind_of(file):
            yield path, data


def _write(root: Path, path: str, data: bytes) -> None:
    try:
        replace_file(root / path, data)
    except OSError as error:
        stop("files.not-replaced", path=path, why=Reason.of(error))


def _show_differences(old: Texts, new: Mapping[str, str]) -> Iterator[str]:
    for path, text in new.items():
        lines = (old[path].splitlines(keepends=True), text.splitlines(keepends=True))
        for line in unified_diff(*lines, f"a/{path}", f"b/{path}"):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _name_changes(outcome: Outcome, *, write: bool) -> None:
    for change in outcome.changes:
        place, rule = str(change.place), change.rule
        old, new = _shorten(change.old), _shorten(change.new.strip("\r\n"))
        if not change.old:
            warn("check.added" if write else "check.would-add", place=place, new=new, rule=rule)
        elif write:
            warn("check.fixed", place=place, old=old, new=new, rule=rule)
        else:
            warn("check.would-fix", place=place, old=old, new=new, rule=rule)
    for problem in outcome.refused:
        warn("check.not-fixed", place=str(problem.place), rule=problem.rule)
    if outcome.changes and write:
        warn("check.fixed-all", number=len(outcome.changes))


def _shorten(words: str) -> str:
    return f"“{clip(words.strip(' ') or words, _LONGEST)}”"
