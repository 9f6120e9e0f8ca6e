"""The files of the index: scripts, because only those load both from a server and from a folder.

`index.js` is loaded first, then the buckets and texts that a query needs; `facets.js` is for filters.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from generator.plan.model import Plan
from generator.search.facets import make_facets
from generator.search.folding import fold, fold_table
from generator.search.pinyin import divided_readings, readings, sound_streams, spell
from generator.search.postings import Buckets, make_buckets, pack, pack_rising
from generator.search.stream import field_symbols, make_entries, unit_names
from generator.search.texts import divide, show
from generator.templating.words import Words

INDEX = "assets/search/index"

SCRIPT_WORDS = (
    "search.all",
    "search.apart",
    "search.approximate",
    "search.filtered",
    "search.found",
    "search.more",
    "search.none",
    "search.unfiltered",
    "search.units",
    "day",
    "separator",
    "task.when",
    "role.lead",
    "role.responsible",
    "role.supporting",
    "role.named",
)
"""What the scripts of the search say once the index is there."""


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """All files of the index, by path; each holds the version of the whole index."""

    version: str
    files: Mapping[str, str]


def make_index(plan: Plan, words: Words) -> SearchIndex:
    """Return the index of a plan."""
    files = dict(_files(plan, words))
    version = sha256(_json(files).encode()).hexdigest()[:8]
    return SearchIndex(
        version,
        {
            f"{INDEX}/{name}.js": (f"gongkai.take({_json(name)},{_json(version)},{_json(data)})\n")
            for name, data in files.items()
        },
    )


def _files(plan: Plan, words: Words) -> Iterator[tuple[str, object]]:
    entries = tuple(make_entries(plan, words))
    fields = [[field_symbols(lines) for lines in entry.fields] for entry in entries]
    stream = "".join(field for group in fields for field in group)
    written = make_buckets([stream])
    spoken = make_buckets(sound_streams(entries))
    chunks = tuple(divide(entries))
    names = list(_names(plan))
    near, far = divided_readings(stream)
    yield (
        "index",
        {
            "fold": _packed_folding(),
            "kinds": "".join(entry.kind[0] for entry in entries),
            "lengths": pack(len(field) for group in fields for field in group),
            "texts": pack(map(len, chunks)),
            "written": _summary(written),
            "spoken": _summary(spoken),
            "synonyms": [[fold(word), fold(read)] for word, read in plan.synonyms.items()],
            "names": names,
            "ignored": list(map(fold, words("search.ignored").split())),
            "words": {key: words.template(key) for key in SCRIPT_WORDS},
        },
    )
    for family, buckets in (("written", written), ("spoken", spoken)):
        for number, bucket in enumerate(buckets.cold):
            yield f"{family}-{number}", bucket
        for number, places in enumerate(buckets.hot.values()):
            yield f"{family}-hot-{number}", places
    yield (
        "sounds",
        {"syllables": list(readings()), "names": [list(map(spell, group)) for group in names]},
    )
    yield "readings", near
    yield "readings-rare", far
    for number, chunk in enumerate(chunks):
        yield f"texts-{number}", [show(plan, entry, words) for entry in chunk]
    yield "facets", make_facets(plan, entries)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _summary(buckets: Buckets) -> Mapping[str, object]:
    return {"buckets": len(buckets.cold), "hot": "".join(buckets.hot)}


def _packed_folding() -> tuple[str, str]:
    """Return the characters of the folding table, and the packed distances to their folded ones."""
    pairs = sorted((ord(before), ord(after)) for before, after in fold_table().items())
    steps = [after - before for before, after in pairwise([0, *(after for _, after in pairs)])]
    return (
        pack_rising(before for before, _ in pairs),
        pack(2 * step if step >= 0 else -2 * step - 1 for step in steps),
    )


def _names(plan: Plan) -> Iterator[tuple[str, ...]]:
    """Yield the names of each unit that has several, without the mark of its level (市财政局 is 财政局)
    where a name is left.
    """
    found: dict[tuple[str, ...], None] = {}
    for unit in plan.units:
        level = unit.jurisdiction.name[-1]
        names = [
            fold(
                name if len(name) < 4 or name.startswith(f"{level}委") else name.removeprefix(level)
            )
            for name in unit_names(unit)
        ]
        if len(names) > 1:
            found[tuple(dict.fromkeys(names))] = None
    yield from found
