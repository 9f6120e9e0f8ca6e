"""Writes a draft as the text of its files, with each question as a comment at its place."""

from collections.abc import Iterable

from generator.content.questions import MARK
from generator.content.writing import add_items, write
from generator.content.yaml import decode
from generator.drafting.remarks import Remark, new_units
from generator.drafting.result import Draft
from generator.messages import Language, say
from generator.problems import Loc
from generator.records.documents import DocumentRecord
from generator.records.units import RegistryRecord


def record_text(draft: Draft, language: Language) -> str:
    """Return the record as YAML."""
    comments = _comments(draft.remarks, language)
    return write(draft.document.model_dump(mode="json"), DocumentRecord, comments)


def registry_text(draft: Draft, language: Language) -> str:
    """Return the registry of a new jurisdiction as YAML."""
    remarks = [new_units(0, len(draft.registry.units))] if draft.registry.units else []
    return write(
        draft.registry.model_dump(mode="json"), RegistryRecord, _comments(remarks, language)
    )


def add_new_units(registry: bytes, draft: Draft, language: Language) -> str:
    """Return the text of a registry with the draft's new units added, or raise `ContentError` or
    `FormError` if it cannot be read or changed.
    """
    text, path = decode(registry, draft.registry_path), draft.registry_path
    new = [unit for unit in draft.registry.units if unit.name in draft.new_units]
    units = [unit.model_dump(mode="json") for unit in new]
    return add_items(
        text, path, RegistryRecord, "units", units, _comment(new_units(0, len(units)), language)
    )


def _comment(remark: Remark, language: Language) -> str:
    return f"{MARK}: {say(remark.question, language)}"


def _comments(remarks: Iterable[Remark], language: Language) -> dict[Loc, str]:
    """Return questions as comments by location; several at one location are joined."""
    comments: dict[Loc, str] = {}
    for remark in remarks:
        above = f"{comments[remark.loc]}\n" if remark.loc in comments else ""
        comments[remark.loc] = above + _comment(remark, language)
    return comments
