"""Proposes ids, and entries for units and a jurisdiction that no registry has yet."""

import re
from collections.abc import Iterable, Sequence

from generator.content.reading import Entry
from generator.drafting.archiving import Archived
from generator.plan.parts import Jurisdiction
from generator.records.units import RegistryRecord, UnitRecord

UNKNOWN = Jurisdiction("unknown", "地区不明")
"""The jurisdiction of a document that names none."""

_HAN = r"[\u4e00-\u9fff]"
_JURISDICTION = re.compile(
    rf"""
    (?P<name>
      (?! 年 | 根据 | 按照 | 依据 | 经 | 为 | 由 | 报 | 在 | 各 | 全 | 本 | 我 | 该
        | 落实 | 贯彻 | 上级 | 国务 | 国家 )
      (?: (?! [为的和及与是在将向] ) {_HAN} ){{2,9}}?
      (?: 自治区 | 自治州 | 自治县 | 省 | 市 | 州 | 盟 | 县 | 区 | 旗 | 镇 | 乡 | 街道 )
    )
    (?= 人民政府 | 政府 | \d{{4}}年
      | {_HAN}{{0,12}}?
        (?: 办公 | 局 | 厅 | 委 | 政务 | 公开 | 深化 | 推进 | 贯彻 | 落实 | 全面 )
    )
    """,
    re.VERBOSE,
)
"""Matches the name of a place before its government, a year, or typical words: 乙县2017年."""

_LEVEL_END = re.compile(r"(?:省|市|县|区|州|盟|旗|镇|乡|街道)$")
_BEFORE_NAME = re.compile(r"关于印发|印发|转发|关于|《")
"""Matches the words between an agency and the title of its document."""

_LONGEST_TITLE = 60
"""Characters. Longer lines are not titles or signatures, and may name other jurisdictions."""


def find_jurisdiction(
    archived: Archived, registries: Iterable[Entry[RegistryRecord]], given: str | None
) -> Jurisdiction:
    """Return the jurisdiction of a plan: the one with the id `given`, one of a registry, or a new one."""
    registered = tuple(one.record for one in registries)
    found = _find_jurisdiction((*archived.lines(30), archived.plain[-400:]), registered)
    if given is None:
        return found
    names = {one.id: one.name for one in registered}
    return Jurisdiction(given, names.get(given, found.name))


def _find_jurisdiction(texts: Sequence[str], registries: Iterable[RegistryRecord]) -> Jurisdiction:
    joined = "\n".join(texts)
    if known := [one for one in registries if one.name in joined]:
        most = max(known, key=lambda one: joined.count(one.name))
        return Jurisdiction(most.id, most.name)
    titles = "\n".join(text for text in texts if len(text) < _LONGEST_TITLE)
    match = _JURISDICTION.search(_BEFORE_NAME.sub("\n", titles))
    if match is None:
        return UNKNOWN
    name = match["name"]
    return Jurisdiction(pinyin_id(_LEVEL_END.sub("", name) or name), name)


def choose_id(name: str, jurisdiction: Jurisdiction, year: int | None) -> str:
    """Return a document's id: the file's name if it is a valid id, else jurisdiction and year."""
    stem = re.sub(r"\.[^.]*$", "", name.rsplit("/", 1)[-1]).lower()
    if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", stem) and re.search("[a-z]", stem):
        return f"{stem[:60]}-plan" if stem == "index" else stem[:60].rstrip("-")
    return f"{jurisdiction.id}-{year}" if year else jurisdiction.id


def pinyin_id(words: str) -> str:
    """Return an id of words in pinyin, with hyphens between syllables."""
    from pypinyin import lazy_pinyin

    syllables = lazy_pinyin(re.sub(r"[^\w\u4e00-\u9fff]+", " ", words))
    letters = "-".join(syllables).lower().replace("ü", "v")
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:60].strip("-") or "x"


_LEVEL_START = re.compile(r"^(?:市|县|区|省|州|旗)(?:政府)?(?!直|级)")
"""Matches the level at the start of a unit's name, which its id leaves out: 市财政局."""

_GROUP = re.compile(
    r"""
      ^ (?: 各 | 全[市县区省] | 市直 | 县直 | 区直 | 州直 | 省直 | 有关 | 相关 | 其他 | 市级 | 县级 | 区级 )
    | 各 | 相关 | 有关 | 等 | 单位$ | 部门$ | 、 | 涉及
    """,
    re.VERBOSE,
)
"""Matches the name of a group of units."""

_AGENCY = re.compile(
    r"""
    (?: 局 | 委 | 办 | 厅 | 部 | 院 | 署 | 委员会 | 办公室 | 中心 | 政府 | 管委会 | 公司 | 大队 | 支队
      | 法院 | 分局 | 社 | 台 | 站 | 所 | 室 | 科 | 股 | 银行 | 总队 | 集团 )
    (?: （.{0,80}） )? $
    """,
    re.VERBOSE,
)
"""Matches the name of a single agency."""


def known_names(registry: RegistryRecord | None) -> frozenset[str]:
    """Return all names of a registry's units."""
    units = registry.units if registry else ()
    return frozenset(name for unit in units for name in (unit.name, *unit.aliases))


def propose_units(names: Iterable[str], registry: RegistryRecord | None) -> tuple[UnitRecord, ...]:
    """Return entries for the names that a registry does not have."""
    known = known_names(registry)
    ids = {unit.id for unit in registry.units} if registry else set()
    proposed: list[UnitRecord] = []
    for name in dict.fromkeys(names):
        if name in known:
            continue
        stem = pinyin_id(_LEVEL_START.sub("", name) or name)
        number, id_ = 1, stem
        while id_ in ids or id_ == "index":
            number += 1
            id_ = f"{stem}-{number}"
        ids.add(id_)
        kind = "group" if _GROUP.search(name) else "agency" if _AGENCY.search(name) else "other"
        proposed.append(UnitRecord.model_validate({"id": id_, "name": name, "kind": kind}))
    return tuple(proposed)


def with_units(
    registry: RegistryRecord | None, jurisdiction: Jurisdiction, new: Sequence[UnitRecord]
) -> RegistryRecord:
    """Return a registry, new if the jurisdiction has none, with new units added at its end."""
    units = (*(registry.units if registry else ()), *new)
    return RegistryRecord.model_construct(id=jurisdiction.id, name=jurisdiction.name, units=units)
