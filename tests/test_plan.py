"""The linked plan: roles, merged cells, groups and occasions, and the links between pages."""

import pytest

from generator.pages.addresses import address, url
from generator.pages.tree import make_pages
from generator.plan.grouping import group
from generator.plan.model import Plan
from generator.plan.parts import Passage, Unit
from generator.site import Site
from generator.templating.words import Words


def passage(plan: Plan, name: str) -> Passage:
    return next(one for one in plan.passages if one.id == name)


def unit(plan: Plan, name: str) -> Unit:
    return next(one for one in plan.units if one.id == name)


def who(plan: Plan, name: str) -> list[tuple[str, str, bool]]:
    return [
        (item.role.value, item.as_written, item.inherited)
        for item in plan.assignments_of[passage(plan, name)]
    ]


def test_a_merged_cell_takes_the_units_of_the_task_above(example_site: Site) -> None:
    assert who(example_site.plan, "beta/1.1") == [
        ("responsible", "县财政局", False),
        ("responsible", "各镇（街）", False),
    ]
    assert who(example_site.plan, "beta/1.2") == [
        ("responsible", "县财政局", True),
        ("responsible", "各镇（街）", True),
    ]


def test_a_task_without_units_takes_none_from_above(example_site: Site) -> None:
    assert who(example_site.plan, "alpha-2020/2.2") == []


def test_an_alias_resolves_to_its_unit_and_is_kept_as_written(example_site: Site) -> None:
    (item,) = example_site.plan.assignments_to[unit(example_site.plan, "jia/jiao-wei")]
    assert (item.unit.name, item.as_written) == ("市教育委员会", "市教委")


def test_units_with_one_name_in_two_jurisdictions_are_two_units(example_site: Site) -> None:
    names = {one.id for one in example_site.plan.units if "财政局" in one.name}
    assert names == {"jia/caizheng-ju", "yi/caizheng-ju"}


def test_a_group_leads_to_its_members_and_back(example_site: Site) -> None:
    plan = example_site.plan
    group, member = unit(plan, "jia/shizhi-ge-bumen"), unit(plan, "jia/caizheng-ju")
    assert member in plan.members_of[group]
    assert plan.groups_of[member] == (group,)
    assert plan.groups_of[unit(plan, "jia/jiaoyu-ju")] == ()


def test_deadlines_reach_a_unit_through_its_groups_once(example_site: Site) -> None:
    reached = example_site.plan.deadlines_reaching(unit(example_site.plan, "jia/caizheng-ju"))
    assert [deadline.id for deadline in reached] == [
        "alpha-2020/1.1/d1",
        "alpha-2020/1.1/d2",
        "alpha-2020/1.1/d3",
        "alpha-2020/1.2/d1",
        "alpha-2020/1.2/d2",
        "alpha-2020/1.2/d3",
    ]


def test_occasions_are_ordered_from_days_to_undated_ones(example_site: Site) -> None:
    assert [occasion.slug for occasion in example_site.plan.occasions] == [
        "2020-08-20",
        "2020-11-30",
        "weekly",
        "monthly",
        "quarterly-or-half-yearly",
        "yearly",
        "within-5-working-days",
        "within-1-months",
        "at-least-30-days",
        "from-2020-05-01",
        "ongoing",
    ]


def test_an_open_start_shows_every_candidate(example_site: Site) -> None:
    closing = passage(example_site.plan, "alpha-2020/closing")
    deadline, _ = example_site.plan.deadlines_of[closing]
    assert deadline.due is None
    assert [(item.start.value, str(item.due)) for item in deadline.candidates] == [
        ("issued", "2020-04-02"),
        ("published", "2020-04-09"),
    ]


def test_documents_are_ordered_newest_first_and_unknown_years_last(real_plan: Plan) -> None:
    years = [document.record.year or 0 for document in real_plan.documents]
    assert years == sorted(years, reverse=True)
    assert years[-1] == 0


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.md", ""),
        ("documents.md", "documents/"),
        ("documents/a/1.md#task-2", "documents/a/1/#task-2"),
        ("documents/a/source/a.txt", "documents/a/source/a.txt"),
    ],
)
def test_a_path_becomes_an_address(path: str, expected: str) -> None:
    assert url(path) == expected


def test_addresses_are_those_of_the_contract(example_site: Site) -> None:
    plan = example_site.plan
    document = passage(plan, "alpha-2020/1.2").document
    section = plan.sections_of[document][0]
    monthly = next(one for one in plan.occasions if one.slug == "monthly")
    targets = (
        document,
        section,
        passage(plan, "alpha-2020/1.2"),
        passage(plan, "alpha-2020/closing"),
        document.jurisdiction,
        unit(plan, "jia/caizheng-ju"),
        monthly,
    )
    assert [url(address(target)) for target in targets] == [
        "documents/alpha-2020/",
        "documents/alpha-2020/1/",
        "documents/alpha-2020/1/#task-2",
        "documents/alpha-2020/#closing",
        "units/jia/",
        "units/jia/caizheng-ju/",
        "deadlines/monthly/",
    ]


def test_no_two_pages_share_an_address(example_site: Site) -> None:
    paths = [item.path for item in example_site.files]
    assert len(paths) == len(set(paths))


def test_neighbours_lead_to_each_other(real_plan: Plan, example_site: Site) -> None:
    words: Words = example_site.words
    by_path = {page.path: page for page in make_pages(real_plan, words)}
    for page in by_path.values():
        if page.next:
            previous = by_path[page.next.path].previous
            assert previous == page.link
        for link in page.trail:
            assert link.path in by_path


def test_every_page_except_home_has_breadcrumbs_from_home(
    real_plan: Plan, example_site: Site
) -> None:
    for page in make_pages(real_plan, example_site.words)[1:]:
        assert page.trail[0].path == "index.md"


def test_groups_cannot_be_changed_and_lack_no_key() -> None:
    groups = group(["甲", "乙乙", "丙丙"], len)
    assert dict(groups) == {1: ("甲",), 2: ("乙乙", "丙丙")}
    assert groups[3] == ()
    assert groups.get(3) == ()
    assert 3 not in groups
    with pytest.raises(TypeError):
        groups[3] = ("丁",)  # type: ignore[index]
