"""Lists of units as plans print them, taken apart: who, in which role, by when, and what else."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.grammar.commitments import Found, read_time_column
from generator.grammar.labels import LABEL, Introduced, role_of
from generator.records.tasks import Role

_UNIT_END = (
    r"(?:局|委|委员会|办|厅|部|院|署|处|站|所|社|团|会|室|中心|处室|科室|股室|公司|集团|银行|政府|大队|支队|总队|队|镇|乡"
    r"|街道|街|园区|管委会|单位|部门|机构|学校|法院|科|股|组|医院|电视台|电台|分局|支行|联社|馆|库|企业"
    r"|县区|区县|区|县|市|州|盟|旗|兵团|台|机关|管理处|办事处|园|场|村|社区|报|网|校|者|科室|工商联|残联|妇联|文联|侨联|科协|作协|团委|武装部|税务|银监|人行|消防|气象|移动|电信|联通)"
)
UNIT = re.compile(
    rf"^(?!及时|定期)[^，。；：！？“”]{{1,40}}?{_UNIT_END}(?:（[^（）]{{1,16}}）)?$|^[^，。；：]{{0,12}}（[^（）]{{1,12}}）{_UNIT_END}?$"
)
"""What looks like the name of a unit or of a group."""

_DUTY = (
    r"(?:(?:按照?|根据|依据|依照|结合|在)(?:各自|本)?(?:的)?(?:职责|职能|工作|任务|法定)*(?:职责|职能|分工|范围内?|要求)"
    r"(?:分工)?)?(?:[，,]?(?:分别|共同|具体|各自|联合|负责|落实|组织|实施|抓好|推进|做好|开展|承担|办理|牵头负责)){0,4}"
)
_NOTE = re.compile(
    rf"(?:(?:，)?(?:等|及其他|及其它|以及其他|和其他|及)(?:各|市|县|区|省)?(?:直)?(?:相关|有关|业务主管|业务|职能|责任|政府)*"
    rf"(?:单位|部门|机构)?)?{_DUTY}$"
)
_ROLE_END = (
    (
        re.compile(r"(?:（)?(?:总|统筹)?(?:牵头|主办)(?:负责|落实|组织|实施|办理|抓总)?(?:）)?$"),
        Role.LEAD,
    ),
    (
        re.compile(
            r"(?:（)?(?:积极|密切)?(?:配合|协助|协办|参与|参加|协同)(?:落实|实施|做好|办理)?(?:）)?$"
        ),
        Role.SUPPORTING,
    ),
)
_START = re.compile(r"^(?:由|会|会同|及|和|与|以及|并由|其中)(?=[^同])|^会同")
_OPEN_PHRASE = re.compile(r"^(?:涉及|涉|承担|具有|负有|有|其他|其它)")
_RULE = re.compile(r"第一位|首位|第一个单位|^(?:以)?下同$|^以下同|以下简称")
_BARE_GROUP = re.compile(r"^(?:镇|乡|乡镇|街道)(?:人民)?(?:政府|办事处)(?=$|[按等负])")
_SEPARATOR = re.compile(r"[、，,；;。\n]|[ \u3000]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Group:
    """Units of one role, and the stretch of the list that names them."""

    role: Role
    printed: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitList:
    """A unit list, taken apart; `doubts` say what a person should look at."""

    groups: tuple[Group, ...] = ()
    notes: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    times: tuple[Found, ...] = ()
    doubts: tuple[str, ...] = ()
    is_certain: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """All units, in order."""
        return tuple(name for group in self.groups for name in group.names)


@dataclass(frozen=True, slots=True)
class Reading:
    """What helps to read lists: registered names, the document's year, and its stated rules."""

    known: frozenset[str] = frozenset()
    year: int | None = None
    first_leads: bool = False
    stars_lead: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    label: Introduced | None = None  # of the label that it follows, if it is the first


@dataclass(slots=True)
class _Name:
    start: int
    text: str
    role: Role | None


def read_list(printed: str, reading: Reading, role: Role | None = None) -> UnitList:
    """Take a unit list apart; `role` is its column's, if it has one."""
    reader = _ListReader(printed, reading, role)
    for token in _merge_phrases(list(_tokens(printed, reading.known))):
        reader.take(token)
    return reader.result()


class _ListReader:
    """Goes through the tokens of a list; a role at the end of a run speaks of all names in it."""

    def __init__(self, printed: str, reading: Reading, role: Role | None) -> None:
        self._printed = printed
        self._reading = reading
        self._current: Introduced | None = role
        self._is_labelled = role is not None
        self._names: list[_Name] = []
        self._run_start = 0
        self._notes: list[str] = []
        self._persons: list[str] = []
        self._times: list[Found] = []

    def take(self, token: _Token) -> None:
        """Read one token: a person, a rule, a time, or a name with what is said of it."""
        if token.label is not None:
            self._current = token.label
            self._run_start = len(self._names)
            self._is_labelled = True
        if not token.text:
            return
        if self._current == "person":
            start = _label_start(self._printed, token.start)
            self._persons.append(self._printed[start : token.end])
        elif _RULE.search(token.text):
            self._notes.append(token.text)
        elif not self._take_time(token):
            self._take_names(token)

    def _take_time(self, token: _Token) -> bool:
        if token.text in self._reading.known:
            return False
        found = read_time_column(token.text, self._reading.year)
        if self._current != "time" and not _is_a_time(token.text, found):
            return False
        self._times += found
        if not found:
            self._notes.append(token.text)
        return True

    def _take_names(self, token: _Token) -> None:
        known = self._reading.known
        text, start = token.text, token.start
        if opening := _START.match(text):
            text, start = text[opening.end() :], start + opening.end()
        text, note = _split_note(text, known)
        ending = _role_at_end(text) if text not in known else None
        if ending:
            text, more = _split_note(ending[0], known)
            note = "…".join(filter(None, (more, note)))
        if note:
            self._notes.append(note)
        role = self._current if isinstance(self._current, Role) else None
        if self._reading.stars_lead:
            starred = text.strip(STARS)
            role = Role.LEAD if starred != text else Role.SUPPORTING
            text, start = starred, start + text.find(starred)
        if text:
            self._names += [_Name(at, part, role) for at, part in _split_ands(text, start, known)]
        if ending or (note and re.match("(?:具体|共同|分别)?(?:负责|落实|承办|实施)", note)):
            for name in self._names[self._run_start :]:
                name.role = ending[1] if ending else name.role or Role.RESPONSIBLE
            self._run_start = len(self._names)

    def result(self) -> UnitList:
        """Return the list, taken apart."""
        known = self._reading.known
        roles = {name.role for name in self._names}
        is_certain = self._is_labelled or roles > {None} or bool(self._notes or self._times)
        if self._reading.first_leads and self._names and roles <= {None, Role.RESPONSIBLE}:
            self._names[0].role = Role.LEAD
        unlike = [
            name.text
            for name in self._names
            if name.text not in known and not UNIT.match(name.text)
        ]
        return UnitList(
            groups=tuple(_groups(self._printed, self._names)),
            notes=tuple(self._notes),
            persons=tuple(self._persons),
            times=tuple(self._times),
            doubts=tuple(f"“{text}”是单位吗？" for text in unlike),
            is_certain=is_certain and len(unlike) < max(1, len(self._names)),
        )


def _role_at_end(text: str) -> tuple[str, Role] | None:
    """Return the name before 牵头, 配合 and the like, and the role that they name."""
    for pattern, role in _ROLE_END:
        if match := pattern.search(text):
            return text[: match.start()], role
    return None


def _groups(printed: str, names: Iterable[_Name]) -> Iterator[Group]:
    runs: list[tuple[Role, int, list[str]]] = []
    for name in names:
        role = name.role or Role.RESPONSIBLE
        if not runs or runs[-1][0] is not role:
            runs.append((role, name.start, []))
        if name.text not in runs[-1][2]:
            runs[-1][2].append(name.text)
    starts = [_label_start(printed, start) for _, start, _ in runs]
    if starts:
        starts[0] = 0
    for number, (role, _, texts) in enumerate(runs):
        end = starts[number + 1] if number + 1 < len(runs) else len(printed)
        yield Group(role, printed[starts[number] : end].strip(), tuple(texts))


def _label_start(printed: str, position: int) -> int:
    """Return where the label right before a position begins, or the position."""
    for match in LABEL.finditer(printed):
        if match.end() <= position and not printed[match.end() : position].strip(" \u3000由会同"):
            return match.start()
    return position


def _is_a_time(text: str, found: tuple[Found, ...]) -> bool:
    covered = sum(one.end - one.start for one in found)
    rest = (
        len(
            re.sub(
                r"完成|前|底|并|长期|推进|开展|实施|公开|公布|通报|更新|报送|落实|到位|取得|进展|[于在]|阶段性|成效|[一1]?次",
                "",
                text,
            )
        )
        - covered
    )
    return bool(found) and (covered * 2 > len(text) or rest <= 3)


def _tokens(printed: str, known: frozenset[str]) -> Iterator[_Token]:
    """Yield what separators and labels divide, outside of brackets; a registered name stays whole."""
    inner_start, inner_end = 0, len(printed)
    while (
        inner_end - inner_start > 1
        and printed[inner_start] in "（【〔［[("
        and printed[inner_end - 1] in "）】〕］])"
    ):
        inner_start += 1
        inner_end -= 1
    while inner_start < inner_end and printed[inner_start] in "（【〔［[( \u3000":
        inner_start += 1
    while (
        inner_end > inner_start
        and printed[inner_end - 1] in "。；;）】〕］]) \u3000\n"
        and (
            printed[inner_end - 1] not in "）)"
            or printed.count("（", inner_start, inner_end)
            < printed.count("）", inner_start, inner_end)
        )
    ):
        inner_end -= 1
    labels = {match.start(): match for match in LABEL.finditer(printed, inner_start, inner_end)}
    position = start = inner_start
    label: Introduced | None = None
    depth = 0
    while position < inner_end:
        if position in labels and depth == 0:
            if printed[start:position].strip(" \u3000、，；;。\n"):
                yield _strip(printed, start, position, label)
                label = None
            match = labels[position]
            label = role_of(match)
            position = start = match.end()
            continue
        name = _known_at(printed, position, inner_end, known) if position == start else None
        if name:
            position += len(name)
            continue
        character = printed[position]
        if character == "\n" and not _ends_at(printed, start, position, inner_end):
            pass  # a name that its cell wrapped
        elif character in "（(【〔":
            depth += 1
        elif character in "）)】〕":
            depth = max(0, depth - 1)
        elif depth == 0 and _SEPARATOR.match(printed, position):
            if printed[start:position].strip():
                yield _strip(printed, start, position, label)
                label = None
            start = position + 1
        position += 1
    if printed[start:inner_end].strip() or label is not None:
        yield _strip(printed, start, inner_end, label)


_REST = re.compile("(?:人民)?政府|办公室|委员会|管理局|分局|管委会")
"""What goes on with a name rather than beginning one."""


def _ends_at(printed: str, start: int, position: int, end: int) -> bool:
    """Tell whether a line break divides two names: the first is whole, the second begins like one."""
    before = printed[start:position].strip()
    behind = printed[position + 1 : end].lstrip()
    return bool(
        not before
        or before[-1] in "、，；。：）"
        or LABEL.match(behind)
        or (
            UNIT.match(before)
            and UNIT.match(re.split("[、，；\n]", behind)[0])
            and not _REST.match(behind)
        )
    )


def _known_at(printed: str, position: int, end: int, known: frozenset[str]) -> str | None:
    fitting = [
        name for name in known if printed.startswith(name, position) and position + len(name) <= end
    ]
    return max(fitting, key=len, default=None)


def _strip(printed: str, start: int, end: int, label: Introduced | None) -> _Token:
    text = printed[start:end]
    stripped = text.strip(" \u3000\n\t")
    offset = text.find(stripped) if stripped else 0
    words = stripped.replace("\n", "")
    return _Token(start + offset, start + offset + len(stripped), words, label)


def _merge_phrases(tokens: list[_Token]) -> list[_Token]:
    """Join the tokens of a phrase that names one group: 涉及…、…等领域的相关单位."""
    merged: list[_Token] = []
    for token in tokens:
        last = merged[-1] if merged else None
        if (
            last
            and token.label is None
            and last.text.startswith("各")
            and _BARE_GROUP.match(token.text)
        ):
            merged[-1] = _Token(last.start, token.end, f"{last.text}、{token.text}", last.label)
        elif (
            last
            and token.label is None
            and _OPEN_PHRASE.match(last.text)
            and not re.search(r"(?:单位|部门|机构|企业|镇|街道)(?:（.*）)?$", last.text)
        ):
            gap = token.start - last.end
            text = last.text + ("、" if gap else "") + token.text
            merged[-1] = _Token(last.start, token.end, text, last.label)
        else:
            merged.append(token)
    return merged


def _split_note(text: str, known: frozenset[str]) -> tuple[str, str | None]:
    """Return a name, and the words behind it that say how it answers: 按职责分工负责落实."""
    if text in known:
        return text, None
    name = max((one for one in known if text.startswith(one)), key=len, default="")
    rest = text[len(name) :]
    if name and re.match(r"等|及其|按|负|分|共|具|落|组|各|以及", rest):
        return name, rest
    for match in _NOTE_START.finditer(text):
        note = _NOTE.match(text, match.start())
        if note and note.end() == len(text) and note[0]:
            name = text[: match.start()]
            is_part_of_name = match[0] in _DUTIES and not re.search("牵头$|配合$|，$", name)
            if name and is_part_of_name and UNIT.match(text):
                continue
            return name.rstrip("，"), note[0]
    return text, None


_DUTIES = ("负责", "组织", "落实", "实施", "推进")
_NOTE_START = re.compile(
    "等|及其他|及其它|以及其他|和其他|按|根据|依据|依照|结合|分别|共同|具体|负责|落实|组织|实施|抓好|推进|各自"
)


def _split_ands(text: str, start: int, known: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Divide A和B, A及B and A与B where both look like units, and A会同B."""
    if text in known:
        yield start, text
        return
    for match in re.finditer("会同|以及|及|和|与", text):
        left, right = text[: match.start()], text[match.end() :]
        if len(left) > 2 and _is_whole(left, known) and _is_whole(right, known):
            yield start, left
            yield from _split_ands(right, start + match.end(), known)
            return
    yield start, text


def _is_whole(name: str, known: frozenset[str]) -> bool:
    return name in known or bool(
        re.search(
            r"(?:局|委|办|厅|政府|中心|办公室|单位|部门|街道|镇|乡|管委会|公司|法院|检察院|院|园区|街道办事处|办事处)$",
            name,
        )
        and re.match(r"[市县区省州各乡镇街园开高国自本上中直]", name)
    )


def states_first_leads(words: str) -> bool:
    """Tell whether words state that the unit listed first leads."""
    return bool(_FIRST_LEADS.search(words))


_FIRST = "(?:第一位|首位|第一个|首个|最前|第一(?:个|名))"
_FIRST_LEADS = re.compile(
    f"{_FIRST}[^，。；]{{0,14}}牵头|牵头[^，。；]{{0,8}}(?:列|排)[^，。；]{{0,6}}{_FIRST}|第一责任单位[^，。；]{{0,4}}牵头"
)
STARS = "★☆▲△●◆※＊*"
"""Marks that may stand at the names of leading units, where a plan says so."""

_STARS_LEAD = re.compile(f"[{STARS}][^。；]{{0,16}}牵头")


def states_that_stars_lead(words: str) -> bool:
    """Tell whether words state that a mark shows the leading units."""
    return bool(_STARS_LEAD.search(words))
