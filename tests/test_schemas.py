"""The schemas for editors' programs describe every key in Chinese, offer names, and show errors."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
import yaml

from generator.content.folder import KINDS, kind_of, load
from generator.content.schemas import SCHEMAS, make_schemas
from generator.records.commitments import DEADLINE_KINDS, DeadlineRecord
from generator.records.shared import RedirectsRecord
from generator.records.values import Record

from .conftest import EXAMPLE, PLANS, ROOT

Json = Any


class CoreLoader(yaml.SafeLoader):
    """Reads plain scalars by the rules of YAML 1.2, as editors' programs do."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^({pattern})$"), first
    )


def parse(text: str) -> Json:
    return yaml.load(text, Loader=CoreLoader)


def schemas_of(folder: Path) -> dict[str, Json]:
    return {Path(path).stem: json.loads(text) for path, text in make_schemas(load(folder))}


@pytest.fixture(scope="module")
def schemas() -> dict[str, Json]:
    return schemas_of(EXAMPLE / "content")


def mistakes(schema: Json, text: str) -> list[str]:
    errors = jsonschema.Draft7Validator(schema).iter_errors(parse(text))
    return ["/".join(map(str, error.absolute_path)) for error in errors]


def offered(schema: Json, instance: Json, *way: str | int) -> list[str]:
    """Return the words that a program would offer at a location of an instance."""
    return [snippet["body"] for found in _at(schema, schema, instance, way) for snippet in found]


def _at(
    root: Json, schema: Json, instance: Json, way: tuple[str | int, ...]
) -> Iterator[list[Json]]:
    if not way:
        yield schema.get("defaultSnippets", [])
    for part in schema.get("allOf", []) + schema.get("anyOf", []):
        yield from _at(root, part, instance, way)
    if "if" in schema and jsonschema.Draft7Validator(schema["if"]).is_valid(instance):
        yield from _at(root, schema["then"], instance, way)
    if way:
        inner = schema.get("items") if isinstance(way[0], int) else None
        inner = inner or schema.get("properties", {}).get(way[0])
        if inner:
            yield from _at(root, inner, None, way[1:])


def _models(base: type[Record]) -> Iterator[type[Record]]:
    for model in base.__subclasses__():
        yield model
        yield from _models(model)


def test_every_key_is_described_in_chinese() -> None:
    described = {
        f"{model.__name__}.{key}": field.description or ""
        for model in _models(Record)
        if model.__module__.startswith("generator.records.")
        for key, field in model.model_fields.items()
    }
    assert len(described) > 100
    assert [key for key, words in described.items() if not re.search("[一-鿿]", words)] == []


def test_each_schema_is_valid(schemas: dict[str, Json]) -> None:
    assert len(schemas) == len(KINDS)
    for schema in schemas.values():
        jsonschema.Draft7Validator.check_schema(schema)


@pytest.mark.parametrize("root", [PLANS, EXAMPLE], ids=["plans", "example"])
def test_every_record_is_valid_by_its_schema(root: Path) -> None:
    schemas = schemas_of(root / "content")
    names = {model: pattern.split("/")[0].removesuffix(".yml") for pattern, model in KINDS.items()}
    kinds = {path: kind_of(path) for path in sorted((root / "content").rglob("*.yml"))}
    assert {*names} - {*kinds.values()} <= {RedirectsRecord}  # addresses may all be as they were
    for path, model in kinds.items():
        if model:
            text = path.read_text(encoding="utf-8")
            assert mistakes(schemas[names[model]], text) == [], path


REGISTRY = "id: jia\nname: 甲市\nunits:\n- id: a\n  name: 市财政局\n  kind: agency\n"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (REGISTRY, []),
        (REGISTRY + "  function: 财政\n", []),
        (REGISTRY + "  function: [财政, 新的职能]\n", []),
        (REGISTRY + "  aliases: [2020]\n", []),
        (REGISTRY + "  members:\n", []),
        (REGISTRY + "  nmae: 甲\n", ["units/0"]),
        (REGISTRY + "titel: 甲\n", [""]),
        (REGISTRY + "  aliases: 甲\n", ["units/0/aliases"]),
        (REGISTRY.replace("agency", "firm"), ["units/0/kind"]),
        (REGISTRY.replace("name: 甲市\n", ""), [""]),
    ],
)
def test_schemas_accept_valid_values_and_reject_errors(
    schemas: dict[str, Json], text: str, where: list[str]
) -> None:
    assert mistakes(schemas["units"], text) == where


def test_schemas_accept_an_unknown_name(schemas: dict[str, Json]) -> None:
    text = (EXAMPLE / "content/documents/alpha-2020.yml").read_text(encoding="utf-8")
    assert "names: [市教委]" in text
    assert mistakes(schemas["documents"], text.replace("[市教委]", "[新设的局]")) == []


def test_the_units_of_the_documents_own_jurisdiction_are_offered(schemas: dict[str, Json]) -> None:
    way = ("sections", 0, "tasks", 0, "units", 0, "names", 0)
    jia = ["市财政局", "市教育委员会", "市教委", "市教育局", "市司法局", "市直各部门"]
    assert offered(schemas["documents"], {"jurisdiction": "jia"}, *way) == jia
    assert offered(schemas["documents"], {"jurisdiction": "jia"}, "closing", *way[4:]) == jia
    yi = ["县财政局", "县档案馆", "各镇（街）"]
    assert offered(schemas["documents"], {"jurisdiction": "yi"}, *way) == yi
    assert offered(schemas["documents"], {}, *way) == []


@pytest.mark.parametrize(
    ("kind", "way", "words"),
    [
        ("documents", ("jurisdiction",), ["jia", "yi"]),
        ("documents", ("source", "file"), ["alpha-2020.txt", "beta.txt"]),
        ("documents", ("source", "glossary", 0, "word"), ["程式"]),
        ("units", ("units", 0, "function"), ["财政", "教育", "档案"]),
        ("units", ("units", 0, "function", 0), ["财政", "教育", "档案"]),
        ("units", ("units", 0, "members", "units", 0), ["caizheng-ju", "dangan-guan", "ge-zhen-jie"]),
        ("units", ("units", 0, "successor", "unit"), ["caizheng-ju", "dangan-guan", "ge-zhen-jie"]),
        ("topics", ("topics", 0, "not_about", 0, "task"), ["alpha-2020/1.1", "alpha-2020/1.2", "alpha-2020/2.1", "alpha-2020/2.2", "beta/1.1", "beta/1.2", "beta/1.3", "beta/3.4"]),
    ],
)  # fmt: skip
def test_names_of_the_content_are_offered(
    schemas: dict[str, Json], kind: str, way: tuple[str | int, ...], words: list[str]
) -> None:
    assert offered(schemas[kind], {"id": "yi"}, *way) == words


def test_an_id_is_offered_with_its_meaning(schemas: dict[str, Json]) -> None:
    text = json.dumps(schemas["topics"], ensure_ascii=False)
    assert '{"label": "alpha-2020/1.1 公开财政信息", "body": "alpha-2020/1.1"}' in text


def test_schemas_hold_no_text_for_developers(schemas: dict[str, Json]) -> None:
    text = json.dumps(schemas, ensure_ascii=False)
    assert re.findall('"(?:title|default)": (?!{)', text) == []
    english = [
        words
        for words in re.findall('"description": "([^"]*)"', text)
        if not re.search("[一-鿿]", words)
    ]
    assert english == []


def test_visual_studio_code_knows_the_schema_of_every_kind() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == {
        f"./{path}": f"content/{pattern}"
        for (path, _), pattern in zip(make_schemas(load(EXAMPLE / "content")), KINDS, strict=True)
    }
    assert {path.name for path in (ROOT / SCHEMAS).iterdir()} == {
        Path(path).name for path in settings["yaml.schemas"]
    }


def test_every_kind_of_deadline_has_its_model() -> None:
    models = get_args(get_args(DeadlineRecord)[0])
    kinds = [get_args(model.model_fields["kind"].annotation)[0] for model in models]
    assert tuple(kinds) == DEADLINE_KINDS
