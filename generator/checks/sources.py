"""Rules for archived sources: checksums, steps, and the proof."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from generator.content.folder import CONTENT, Records
from generator.content.paragraphs import all_paragraphs, paragraphs
from generator.content.reading import Entry
from generator.content.yaml import decode
from generator.hanzi import section_label
from generator.nearest import suggest
from generator.problems import TOP, ContentError, Loc, Place, Problem, clip
from generator.proof.alignment import align
from generator.proof.steps import CONTACT_LEFT_OUT, DITTO, count_glossary_words, normalise
from generator.records.documents import DocumentRecord
from generator.records.sources import Format, Step
from generator.records.tasks import TaskRecord


def archive_is_unchanged(records: Records) -> Iterator[Problem]:
    """Each archived source exists, is UTF-8, has the recorded checksum and belongs to one record."""
    users: defaultdict[str, list[Entry[DocumentRecord]]] = defaultdict(list)
    for entry in records.documents:
        users[entry.record.source.file].append(entry)
    for entry in records.documents:
        source = entry.record.source
        path = f"{CONTENT}/sources/{source.file}"
        data = records.archives.get(source.file)
        if data is None:
            yield Problem(
                entry.at("source", "file"),
                "archive-is-unchanged",
                "missing",
                path=path,
                nearest=suggest(source.file, records.archives),
            )
            continue
        owner = _owner(users[source.file], actual := sha256(data).hexdigest())
        if owner is not entry:
            place = entry.at("source", "file")
            yield Problem(place, "archive-is-unchanged", "shared", path=owner.path)
        if actual != source.sha256:
            place = entry.at("source", "sha256")
            problem = Problem(place, "archive-is-unchanged", "checksum", path=path, actual=actual)
            yield problem.resting_on([entry.at("source", "file")])
        try:
            decode(data, path)
        except ContentError as error:
            yield from error.problems
        is_as_received = source.received_sha256 == source.sha256
        if is_as_received == bool(source.contacts or source.format is not Format.TEXT):
            yield Problem(entry.at("source", "received_sha256"), "archive-is-unchanged", "received")
    if not any(path.startswith(f"{CONTENT}/documents/") for path in records.unreadable):
        for name in records.archives:
            if name not in users:
                problem = Problem(
                    Place(f"{CONTENT}/sources/{name}"), "archive-is-unchanged", "unused"
                )
                yield problem.resting_on(entry.at("source", "file") for entry in records.documents)


def _owner(users: Sequence[Entry[DocumentRecord]], checksum: str) -> Entry[DocumentRecord]:
    """Return the record that an archive belongs to: the first with its checksum, or the first."""
    right = (entry for entry in users if entry.record.source.sha256 == checksum)
    return next(right, users[0])


def comparable_archives(records: Records) -> Iterator[tuple[Entry[DocumentRecord], str]]:
    """Yield the documents that can be compared, with the text of their archive.

    Where one cannot (wrong checksum or encoding, invalid glossary), another rule reports the cause.
    """
    is_glossary_broken = f"{CONTENT}/glossary.yml" in records.unreadable
    for entry in records.documents:
        source = entry.record.source
        data = records.archives.get(source.file, b"")
        if sha256(data).hexdigest() != source.sha256 or (is_glossary_broken and source.glossary):
            continue
        try:
            yield entry, data.decode()
        except UnicodeDecodeError:
            continue


def source_has_an_address(records: Records) -> Iterator[Problem]:
    """The source has its address, or the reason why none is known."""
    for entry in records.documents:
        source = entry.record.source
        if source.url and source.url_unknown:
            yield Problem(entry.at("source", "url_unknown"), "source-has-an-address", "both")
        elif not source.url and not source.url_unknown:
            yield Problem(entry.at("source"), "source-has-an-address", "missing")
        for name in ("fetched", "archived"):
            if getattr(source, name) and not source.url:
                place = entry.at("source", name)
                yield Problem(place, "source-has-an-address", "without-url", name=name)
        printed = entry.record.published or entry.record.issued
        if source.url and source.fetched and printed and source.fetched < printed:
            place = entry.at("source", "fetched")
            problem = Problem(
                place, "source-has-an-address", "too-early", day=source.fetched, printed=printed
            )
            dates = (TOP / "published", TOP / "issued", TOP / "header", TOP / "notice")
            yield problem.resting_on(entry.written_below(*dates))


def steps_do_what_is_declared(records: Records) -> Iterator[Problem]:
    """Repairs, glossary words and removed contact details are in the source as the record says."""
    for entry, archive in comparable_archives(records):
        yield from _repairs_stand_once(entry, archive)
        yield from _glossary_words_are_counted(entry, archive, records.glossary)
        yield from _contacts_are_marked(
            entry, normalise(archive, entry.record.source, records.glossary)
        )


def _repairs_stand_once(entry: Entry[DocumentRecord], archive: str) -> Iterator[Problem]:
    for number, repair in enumerate(entry.record.source.repairs):
        if (times := archive.count(repair.stands)) != 1:
            place = entry.at("source", "repairs", number, "stands")
            yield Problem(
                place, "steps-do-what-is-declared", "repair", words=repair.stands, times=times
            )


def _glossary_words_are_counted(
    entry: Entry[DocumentRecord], archive: str, glossary: Mapping[str, str]
) -> Iterator[Problem]:
    source = entry.record.source
    counts = count_glossary_words(archive, source)
    for number, use in enumerate(source.glossary):
        place = entry.at("source", "glossary", number)
        if use.word not in glossary:
            yield Problem(place, "steps-do-what-is-declared", "unknown-word", word=use.word)
        elif counts[use.word] != use.count:
            yield Problem(
                entry.at("source", "glossary", number, "count"),
                "steps-do-what-is-declared",
                "word-count",
                word=use.word,
                times=counts[use.word],
                written=use.count,
            )
    if source.glossary and Step.GLOSSARY not in source.steps:
        yield Problem(entry.at("source", "steps"), "steps-do-what-is-declared", "no-glossary")


def _contacts_are_marked(entry: Entry[DocumentRecord], text: str) -> Iterator[Problem]:
    contacts = entry.record.source.contacts
    for number, contact in enumerate(contacts):
        if text.count(contact.quote) != 1 or contact.quote.count(CONTACT_LEFT_OUT) != 1:
            place = entry.at("source", "contacts", number, "quote")
            yield Problem(
                place,
                "steps-do-what-is-declared",
                "contact",
                quote=contact.quote,
                mark=CONTACT_LEFT_OUT,
            )
    if (times := text.count(CONTACT_LEFT_OUT)) != len(contacts):
        yield Problem(
            entry.at("source", "contacts"),
            "steps-do-what-is-declared",
            "contact-count",
            times=times,
            mark=CONTACT_LEFT_OUT,
            written=len(contacts),
        )


def glossary_words_are_unique(records: Records) -> Iterator[Problem]:
    """A record declares each glossary word once."""
    for entry in records.documents:
        seen: set[str] = set()
        for number, use in enumerate(entry.record.source.glossary):
            if use.word in seen:
                place = entry.at("source", "glossary", number, "word")
                yield Problem(place, "glossary-words-are-unique", word=use.word)
            seen.add(use.word)


def text_holds_no_structure(records: Records) -> Iterator[Problem]:
    """A task's number, a heading, a unit list or a merged cell is in its own field, not in the text."""
    for entry, paragraph, loc in all_paragraphs(records):
        is_labelled = isinstance(paragraph, TaskRecord) and (
            paragraph.label or paragraph.unnumbered
        )
        # If tasks have other labels, （一） may number the parts of a task.
        structure = _LIST if is_labelled else _STRUCTURE
        first = entry.record.sections[0].no
        for match in structure.finditer(paragraph.text):
            if loc == TOP / "opening" and match[0] in map(section_label, range(1, first)):
                continue  # some plans number the paragraphs of their opening
            yield Problem(entry.at(*loc, "text"), "text-holds-no-structure", words=match[0])


def sentences_stand_in_texts(records: Records) -> Iterator[Problem]:
    """No sentence of the plan is in a title, a unit list or the list of attachments."""
    for entry in records.documents:
        fields: list[tuple[str, Loc]] = []
        for index, section in enumerate(entry.record.sections):
            if section.title:
                fields.append((section.title, TOP / "sections" / index / "title"))
        for paragraph, loc in paragraphs(entry.record):
            if isinstance(paragraph, TaskRecord) and paragraph.title:
                fields.append((paragraph.title, loc / "title"))
            for number, group in enumerate(paragraph.units):
                if group.printed:
                    printed = group.printed
                    for note in (paragraph.units_note or "").split("…"):
                        printed = printed.replace(note, "")
                    printed = printed.rstrip("。，、）】")
                    fields.append((printed, loc / "units" / number / "printed"))
        if entry.record.notice:
            for number, attachment in enumerate(entry.record.notice.attachments):
                fields.append((attachment, TOP / "notice" / "attachments" / number))
        for words, loc in fields:
            if "。" in words:
                yield Problem(entry.at(*loc), "sentences-stand-in-texts")


def source_is_whole(records: Records) -> Iterator[Problem]:
    """After the declared steps, the record and its source have the same words in the same order."""
    for entry, archive in comparable_archives(records):
        document = entry.record
        text = normalise(archive, document.source, records.glossary)
        path = f"{CONTENT}/sources/{document.source.file}"
        found = align(document, text)
        steps = entry.written_below(*(TOP / "source" / key for key in _STEPS))
        for difference in found.differences:
            yield Problem(
                entry.at(*difference.loc),
                "source-is-whole",
                difference.variant,
                path=path,
                line=difference.line,
                **difference.values,
            ).resting_on(steps)
        if found.differences:
            continue
        body = [
            number for number, span in enumerate(found.stretches) if span.loc.field == "sections"
        ]
        headings: set[str] = set()
        for number, span in enumerate(found.stretches):
            words = text[span.start : span.end]
            if span.loc.field == "source":
                is_inside = body[0] < number < body[-1]
                if re.sub("（续表?）$", "", words) not in headings and (
                    is_inside or _STRUCTURE.search(words)
                ):
                    place = entry.at(*span.loc, "text")
                    yield Problem(place, "source-is-whole", "no-omission", words=words)
            if number < body[0] or span.loc.is_section_title:
                headings.add(words)


def nothing_is_unplaced(records: Records) -> Iterator[Problem]:
    """A record has no words left that a draft could not place."""
    for entry in records.documents:
        for number, words in enumerate(entry.record.source.unplaced):
            place = entry.at("source", "unplaced", number)
            yield Problem(place, "nothing-is-unplaced", words=clip(words, 40))


_STEPS = ("steps", "columns", "glossary", "repairs", "contacts")
"""The keys of a source that change what it is compared as."""

_LIST = re.compile(f"(?<!各)(?:责任|牵头|配合)单位：|{DITTO}")
_STRUCTURE = re.compile(
    rf"^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、)|{_LIST.pattern}", re.MULTILINE
)
