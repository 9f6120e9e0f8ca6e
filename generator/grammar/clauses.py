"""Finds the clause around a time, so that a deadline's quote says what is due."""

_BREAK = "，。；！？：,;!?:\n"
"""Marks between clauses; the ASCII ones only if no digit follows: 16:00, 12,000."""
_OPENING, _CLOSING = "（《“‘(", "）》”’)"

_LONGEST_CLAUSE = 500
"""Characters after which the search for a clause's beginning or end stops; no plan has a longer one."""


def clause_start(text: str, position: int) -> int:
    """Return the start of the clause that holds a position."""
    first = max(0, position - _LONGEST_CLAUSE)
    return next(
        (place + 1 for place in range(position - 1, first - 1, -1) if _breaks(text, place)), first
    )


def _breaks(text: str, place: int) -> bool:
    """Tell whether the character at a place ends a clause."""
    return text[place] in _BREAK and not (
        text[place] in ",:;" and text[place + 1 : place + 2].isdigit()
    )


def clause_end(text: str, position: int) -> int:
    """Return the end of a clause; commas inside brackets and quotes do not end it."""
    depth = 0
    last = min(len(text), position + _LONGEST_CLAUSE)
    for index in range(position, last):
        character = text[index]
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth -= 1
            if depth < 0:
                return index
        elif character == "\n" or (depth <= 0 and _breaks(text, index)):
            return index
    return last


def quote_at(text: str, start: int, end: int) -> str:
    """Return the clause around a time at `start` to `end`. If a comma or colon follows the time
    directly, the next clause is included.
    """
    stop = clause_end(text, end)
    if stop < len(text) and text[stop] in "，：,:" and stop == end:
        stop = clause_end(text, stop + 1)
    clause = text[clause_start(text, start) : stop].strip()
    return clause if clause.startswith(text[start:end]) else clause.removeprefix("并")
