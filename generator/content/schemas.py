"""Makes a JSON Schema for each kind of record, from which editors' programs offer completions."""

import json
from collections.abc import Iterator, Mapping

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from generator.content.comments import MODELINE
from generator.content.folder import CONTENT, KINDS, Records
from generator.problems import clip
from generator.records.documents import DocumentRecord
from generator.records.shared import NotAbout
from generator.records.sources import GlossaryUse, SourceRecord
from generator.records.tasks import UnitsRecord
from generator.records.units import Members, RegistryRecord, Successor, UnitRecord

SCHEMAS = "schema"
"""The folder of the schemas, beside the content."""

_Words = Mapping[tuple[type[BaseModel], str], Mapping[str, str]]
"""The words that a field of a model may hold, each with its meaning."""

_JURISDICTION: Mapping[type[BaseModel], str] = {
    DocumentRecord: "jurisdiction",
    RegistryRecord: "id",
}
"""The key that names the jurisdiction of a record, and so the units it can refer to."""


def modeline(model: type[BaseModel]) -> str:
    """Return the comment that names the schema of a kind of record; "" for a part of a record."""
    for pattern, kind in KINDS.items():
        if kind is model:
            return f"{MODELINE}{'../' * (pattern.count('/') + 1)}{_path(pattern)}"
    return ""


def make_schemas(records: Records) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each schema; they offer the names found in `records`."""
    for pattern, model in KINDS.items():
        shape = model.model_json_schema(schema_generator=_EditorSchema)
        about = {
            "$schema": "http://json-schema.org/draft-07/schema#",  # newest draft all editors know
            "description": f"{CONTENT}/{pattern} 的写法，由 gongkai schema 生成",
        }
        offers = list(_offers(shape, model, records))
        schema = about | shape | ({"allOf": offers} if offers else {})
        yield _path(pattern), json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _path(pattern: str) -> str:
    return f"{SCHEMAS}/{pattern.split('/')[0].removesuffix('.yml')}.json"


class _EditorSchema(GenerateJsonSchema):
    """Makes the schema of a record in YAML, with the docstrings of its fields as descriptions."""

    def generate(self, schema: CoreSchema, mode: JsonSchemaMode = "validation") -> JsonSchemaValue:
        """Leave out the docstrings of classes: they are for developers."""
        shape = super().generate(schema, mode)
        for part in (shape, *shape.get("$defs", {}).values()):
            part.pop("title", None)
            part.pop("description", None)
        return shape

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Accept a number like 2020 as text, as the reader does."""
        return super().str_schema(schema) | {"type": ["string", "number"]}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Leave out defaults: editors' programs would write them into the record."""
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, _: object) -> bool:
        """Leave out titles: they would only repeat the keys."""
        return False


def _offers(
    shape: JsonSchemaValue, model: type[BaseModel], records: Records
) -> Iterator[JsonSchemaValue]:
    """Yield schemas that accept everything and offer words, some only for one jurisdiction."""
    if offer := _offer(shape, model.__name__, shape.get("$defs", {}), _common_words(records)):
        yield offer
    key = _JURISDICTION.get(model)
    for registry in (entry.record for entry in records.registries if key):
        yield {
            "if": {"properties": {key: {"const": registry.id}}, "required": [key]},
            "then": _offer(shape, model.__name__, shape.get("$defs", {}), _words_of(registry)),
        }


def _common_words(records: Records) -> _Words:
    registries = [entry.record for entry in records.registries]
    functions = records.functions.record.functions if records.functions else ()
    return {
        (DocumentRecord, "jurisdiction"): {one.id: one.name for one in registries},
        (SourceRecord, "file"): dict.fromkeys(records.archives, ""),
        (GlossaryUse, "word"): records.glossary,
        (UnitRecord, "function"): {function.name: "" for function in functions},
        (NotAbout, "task"): {
            f"{entry.record.id}/{section.no}.{task.no}": clip(task.title or task.text, 30)
            for entry in records.documents
            for section in entry.record.sections
            for task in section.tasks
        },
    }


def _words_of(registry: RegistryRecord) -> _Words:
    ids = {unit.id: unit.name for unit in registry.units}
    names = {name: "" for unit in registry.units for name in (unit.name, *unit.aliases)}
    return {(UnitsRecord, "names"): names, (Members, "units"): ids, (Successor, "unit"): ids}


def _offer(
    shape: JsonSchemaValue, name: str, shapes: Mapping[str, JsonSchemaValue], words: _Words
) -> JsonSchemaValue:
    """Return a shape reduced to the fields that have words, with those words."""
    if "$ref" in shape:
        inner = shape["$ref"].rpartition("/")[2]
        return _offer(shapes[inner], inner, shapes, words)
    if "items" in shape:
        way = _offer(shape["items"], "", shapes, words)
        return {"items": way} if way else {}
    if "anyOf" in shape:  # an optional field
        return next(filter(None, (_offer(one, "", shapes, words) for one in shape["anyOf"])), {})
    here = {key: offered for (model, key), offered in words.items() if model.__name__ == name}
    ways = {
        key: _offer_words(part, here[key]) if key in here else _offer(part, "", shapes, words)
        for key, part in shape.get("properties", {}).items()
    }
    found = {key: way for key, way in ways.items() if way}
    return {"properties": found} if found else {}


def _offer_words(shape: JsonSchemaValue, words: Mapping[str, str]) -> JsonSchemaValue:
    """Offer words where a shape takes a text or a list of texts.

    They are snippets: an enumeration would reject a new word, and every hover would list all
    examples.
    """
    if "items" in shape:
        return {"items": _offer_words(shape["items"], words)}
    if "anyOf" in shape:
        return {"anyOf": [_offer_words(one, words) for one in shape["anyOf"]]}
    if "string" not in shape.get("type", ()):
        return {}
    snippets = [{"label": f"{word} {name}".rstrip(), "body": word} for word, name in words.items()]
    return {"defaultSnippets": snippets}
