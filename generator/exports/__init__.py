"""The plan as JSON files, each with its own module and a JSON Schema."""

import json
from collections.abc import Callable, Iterator

from pydantic import TypeAdapter

from generator.exports import deadlines, documents, tasks, units
from generator.exports.shapes import Shape
from generator.plan.model import Plan

API = "api/v1"

_Shapes = Callable[[Plan], Iterator[Shape]]

_EXPORTS: tuple[tuple[str, _Shapes, type[Shape]], ...] = (
    ("tasks", tasks.shapes, tasks.TaskShape),
    ("documents", documents.shapes, documents.DocumentShape),
    ("units", units.shapes, units.UnitShape),
    ("deadlines", deadlines.shapes, deadlines.OccasionShape),
)


def export(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of every data file and every schema."""
    for name, shapes, model in _EXPORTS:
        items = [item.model_dump(mode="json") for item in shapes(plan)]
        yield f"{API}/{name}.json", _json(items)
        schema = TypeAdapter(list[model]).json_schema(mode="serialization")  # type: ignore[valid-type]
        about = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"{name}.json"}
        yield f"{API}/schema/{name}.json", _json(about | schema)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
