"""A draft as JSON, with the shapes of the other exports and its whole record."""

import json

from generator.content.folder import Records
from generator.drafting.result import Draft
from generator.exports import documents, tasks
from generator.messages import Language, say
from generator.plan.linking import make_plan


def draft_json(draft: Draft, content: Records, language: Language) -> str:
    """Return a draft as JSON; `questions` are the remarks with their locations."""
    plan = make_plan(draft.records(content))
    (document,) = documents.shapes(plan)
    shown = {
        "document": document.model_dump(mode="json"),
        "tasks": [task.model_dump(mode="json") for task in tasks.shapes(plan)],
        "unplaced": list(draft.document.source.unplaced),
        "questions": [
            {"at": _path(remark.loc), "question": say(remark.question, language)}
            for remark in draft.remarks
        ],
        "record": draft.document.model_dump(mode="json", exclude_defaults=True),
        "new_units": list(draft.new_units),
    }
    return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"


def _path(loc: tuple[str | int, ...]) -> str:
    """Return a location in the usual notation: sections[0].tasks[2].units."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)
    return "".join(parts).lstrip(".")
