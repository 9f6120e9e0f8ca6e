"""Pictures show everything that their tables say, within their bounds."""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.pages.pictures.matrix import lay_out_matrix
from generator.pages.pictures.shares import share
from generator.pages.pictures.timeline import (
    WIDTH,
    Lane,
    Timeline,
    lay_out_timeline,
    lay_out_years,
)
from generator.plan.model import Plan
from generator.plan.parts import Document, Task
from generator.records.tasks import Role
from generator.site import Site


def lanes(timeline: Timeline) -> list[Lane]:
    return [lane for group in timeline.groups for lane in group.lanes]


def document(plan: Plan, name: str) -> Document:
    return next(item for item in plan.documents if item.id == name)


@pytest.fixture(scope="module")
def timeline(real_plan: Plan) -> Timeline:
    found = lay_out_timeline(real_plan)
    assert found
    return found


def test_every_commitment_is_on_the_timeline(real_plan: Plan, timeline: Timeline) -> None:
    shown = [
        item.id
        for group in timeline.groups
        for occasion in (*(lane.occasion for lane in group.lanes), *group.unplaced)
        for item in occasion.deadlines
    ]
    assert sorted(shown) == sorted(item.id for item in real_plan.deadlines)


def test_a_plan_without_a_year_is_not_on_the_axis(timeline: Timeline) -> None:
    group = next(item for item in timeline.groups if item.document.id == "suining-2014")
    assert group.lanes == ()
    assert sum(len(occasion.deadlines) for occasion in group.unplaced) == 9


def test_the_position_of_a_day_is_that_in_its_year(timeline: Timeline) -> None:
    assert (timeline.first, timeline.last) == (date(2017, 1, 1), date(2020, 12, 31))
    lane = next(lane for lane in lanes(timeline) if lane.occasion.slug == "2020-11-30")
    (spot,) = lane.spots
    # the end of day 1430 of 1461
    assert spot.x == pytest.approx(WIDTH * 1430 / 1461, abs=0.01)
    assert (spot.day, spot.is_certain) == (date(2020, 11, 30), True)
    assert lane.end == spot.x


def test_candidate_days_are_not_certain(timeline: Timeline) -> None:
    lane = next(lane for lane in lanes(timeline) if lane.occasion.slug == "within-15-working-days")
    assert [(spot.day, spot.is_certain) for spot in lane.spots] == [
        (date(2017, 7, 14), False),
        (date(2017, 8, 22), False),
    ]


def test_a_recurring_commitment_is_cut_at_its_periods(real_plan: Plan) -> None:
    unit = next(item for item in real_plan.units if item.id == "suining/huanbao-ju")
    (year,) = lay_out_years(real_plan, unit)
    assert year.first is None  # Suining's plan has no year
    cuts = {lane.occasion.slug: len(lane.cuts) for lane in lanes(year)}
    assert cuts == {"daily": 0, "monthly": 11, "quarterly": 3}


def test_a_recurring_commitment_begins_with_its_plan(timeline: Timeline) -> None:
    monthly = next(
        lane
        for group in timeline.groups
        if group.document.id == "ezhou-2017"
        for lane in group.lanes
        if lane.occasion.slug == "monthly"
    )
    issued = (date(2017, 6, 25) - date(2017, 1, 1)).days
    assert monthly.start == pytest.approx(WIDTH * issued / 1461, abs=0.01)
    assert len(monthly.cuts) == 6  # July to December


def test_nothing_is_outside_the_picture(real_plan: Plan, timeline: Timeline) -> None:
    years = [year for unit in real_plan.units for year in lay_out_years(real_plan, unit)]
    assert len(years) > 50
    for drawn in (timeline, *years):
        for lane in lanes(drawn):
            assert 0 <= lane.start < lane.end <= WIDTH
            assert all(lane.start < cut < lane.end for cut in lane.cuts)
            assert all(0 <= spot.x <= WIDTH for spot in lane.spots)


def test_every_assignment_in_a_section_is_in_the_matrix(real_plan: Plan) -> None:
    for one in real_plan.documents:
        matrix = lay_out_matrix(real_plan, one)
        assert matrix
        shown = [item for row in matrix.rows for cell in row.cells for item in cell.assignments]
        wanted = [
            item
            for item in real_plan.assignments
            if item.passage.document is one and isinstance(item.passage, Task)
        ]
        assert set(shown) == set(wanted)
        assert len(shown) == len(wanted)
        assert all(0 < x < 100 for _, x in matrix.columns)


def test_a_cell_has_the_strongest_role(real_plan: Plan) -> None:
    matrix = lay_out_matrix(real_plan, document(real_plan, "taishan-2019"))
    assert matrix
    order = list(Role)
    for row in matrix.rows:
        for cell in row.cells:
            roles = [item.role for item in cell.assignments]
            assert all(order.index(cell.role) <= order.index(role) for role in roles)


def test_a_plan_without_units_in_its_sections_has_no_matrix(example_site: Site) -> None:
    plan = example_site.plan
    assert lay_out_matrix(plan, document(plan, "beta"))
    bare = Plan(
        **{
            name: getattr(plan, name) for name in Plan.__dataclass_fields__ if name != "assignments"
        },
        assignments=(),
    )
    assert lay_out_matrix(bare, document(plan, "beta")) is None


def test_shares_are_of_the_longest(real_plan: Plan) -> None:
    ezhou = real_plan.passages_of[document(real_plan, "ezhou-2017")]
    part = share(real_plan, ezhou, longest=34)
    assert (part.timed, part.untimed, part.total) == (6, 11, 17)
    assert part.timed_width == pytest.approx(100 * 6 / 34, abs=0.01)
    assert share(real_plan, ()).total == 0


class Pictured(HTMLParser):
    """The links of a page inside pictures, and those outside."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.inside: set[str] = set()
        self.outside: set[str] = set()
        self.unlabelled = 0
        self._depth = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "svg":
            self._depth += 1
            outermost = self._depth == 1 and "gk-" in (given.get("class") or "")
            self.unlabelled += outermost and not given.get("aria-label")
        if tag == "a" and given.get("href"):
            (self.inside if self._depth else self.outside).add(str(given["href"]))

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag == "svg"


@pytest.mark.parametrize(
    "path", ["", "deadlines/", "documents/ezhou-2017/", "documents/taishan-2019/"]
)
def test_every_link_of_a_picture_is_in_its_table(built_site: Path, path: str) -> None:
    page = Pictured((built_site / path / "index.html").read_text(encoding="utf-8"))
    assert len(page.inside) > 10
    assert page.inside - page.outside == set()
    assert page.unlabelled == 0


def test_a_picture_says_in_words_what_it_shows(built_site: Path) -> None:
    for path in ("", "documents/ezhou-2017/", "units/suining/huanbao-ju/"):
        text = (built_site / path / "index.html").read_text(encoding="utf-8")
        figures = re.findall(r'<figure class="gk-picture.*?</figure>', text, flags=re.S)
        assert figures
        assert all(re.search("<figcaption>[^<]{6,}</figcaption>", figure) for figure in figures)
