"""Ids and entries for what a draft names and no registry has yet: places, units, the document."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator import problems
from generator.content.reading import Entry
from generator.problems import TOP, Loc
from generator.records.units import RegistryRecord, UnitRecord

_PLACE = re.compile(
    r"(?P<name>(?!年|根据|按照|依据|经|为|由|报|在|各|全|本|我|该|落实|贯彻|上级|国务|国家)(?:(?![为的和及与是在将向])[\u4e00-\u9fff]){2,9}?(?:自治区|自治州|自治县|省|市|州|盟|县|区|旗|镇|乡|街道))"
    r"(?=人民政府|政府|\d{4}年|[\u4e00-\u9fff]{0,12}?(?:办公|局|厅|委|政务|公开|深化|推进|贯彻|落实|全面))"
)
_GROUP = re.compile(
    r"^(?:各|全[市县区省]|市直|县直|区直|州直|省直|有关|相关|其他|市级|县级|区级)|各|相关|有关|等|单位$|部门$|、|涉及"
)
_AGENCY = re.compile(
    r"(?:局|委|办|厅|部|院|署|委员会|办公室|中心|政府|管委会|公司|大队|支队|法院|分局|社|台|站|所|室|科|股|银行|总队|集团)(?:（.*）)?$"
)


@dataclass(frozen=True, slots=True)
class Place:
    """The jurisdiction of a plan: its id and its name."""

    id: str
    name: str

    @property
    def is_known(self) -> bool:
        """Tell whether the document names it."""
        return self.id != "unknown"


def find_place(texts: Iterable[str], registries: Iterable[Entry[RegistryRecord]]) -> Place:
    """Return the place whose plan this is: of a registry, else proposed."""
    texts = tuple(texts)
    joined = "\n".join(texts)
    known = [one.record for one in registries if one.record.name in joined]
    if known:
        record = max(known, key=lambda one: joined.count(one.name))
        return Place(record.id, record.name)
    titles = "\n".join(text for text in texts if len(text) < _LONGEST_TITLE)
    if match := _PLACE.search(re.sub(r"关于印发|印发|转发|关于|《", "\n", titles)):
        name = match["name"]
        stem = re.sub(r"(?:省|市|县|区|州|盟|旗|镇|乡|街道)$", "", name)
        return Place(pinyin_id(stem or name), name)
    return Place("unknown", "地区不明")


_LONGEST_TITLE = 60
"""A place is read in lines that may be titles or signatures: sentences name other places too."""


def pinyin_id(words: str) -> str:
    """Return an id that spells words in pinyin, a hyphen between syllables."""
    from pypinyin import lazy_pinyin

    letters = (
        "-".join(lazy_pinyin(re.sub(r"[^\w\u4e00-\u9fff]+", " ", words))).lower().replace("ü", "v")
    )
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:60].strip("-") or "x"


def propose_units(names: Sequence[str], registry: RegistryRecord | None) -> tuple[UnitRecord, ...]:
    """Return entries for the names that a registry does not have."""
    known = (
        {name for unit in registry.units for name in (unit.name, *unit.aliases)}
        if registry
        else set()
    )
    ids = {unit.id for unit in registry.units} if registry else set()
    proposed: list[UnitRecord] = []
    for name in dict.fromkeys(names):
        if name in known:
            continue
        stem = pinyin_id(re.sub(r"^(?:市|县|区|省|州|旗)(?:政府)?(?!直|级)", "", name) or name)
        number, id_ = 1, stem
        while id_ in ids or id_ == "index":
            number += 1
            id_ = f"{stem}-{number}"
        ids.add(id_)
        kind = "group" if _GROUP.search(name) else "agency" if _AGENCY.search(name) else "other"
        proposed.append(UnitRecord.model_validate({"id": id_, "name": name, "kind": kind}))
    return tuple(proposed)


def nowhere(path: str) -> dict[Loc, problems.Place]:
    """Return the places of a record that stands in no file yet."""
    return {TOP: problems.Place(path)}
