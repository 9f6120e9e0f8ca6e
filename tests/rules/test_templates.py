"""A repository's own templates, styles and words come before Gongkai's; what is wrong is said where."""

import re
import shutil
from pathlib import Path

import pytest

from generator.problems import ContentError
from generator.site import Site, make_site
from generator.templating.layers import PACKAGED, Layer, Templates, find_templates
from generator.templating.words import read_words

from ..conftest import EXAMPLE, ROOT, Repository, lines

ABOUT = "site_templates/pages/about.md.jinja"


@pytest.fixture
def city(tmp_path: Path) -> Repository:
    """A repository that has no templates of its own."""
    shutil.copytree(EXAMPLE / "content", tmp_path / "content")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return Repository(tmp_path)


def made(city: Repository, path: str) -> str:
    files = {item.path: item.content for item in make_site(city.root).files}
    return files[path].decode()


def problems(city: Repository) -> list[str]:
    with pytest.raises(ContentError) as error:
        make_site(city.root)
    return lines(error.value.problems)


def test_a_city_needs_no_templates_of_its_own(city: Repository, example_site: Site) -> None:
    assert make_site(city.root).files == example_site.files


def test_a_word_of_the_city_counts_and_all_others_stay(
    city: Repository, example_site: Site
) -> None:
    city.write("site_templates/words.yml", "task: {who: 由谁负责}\n")
    words = make_site(city.root).words
    assert words("task.who") == "由谁负责"
    changed = {
        key for key, (text, _) in words.entries.items() if example_site.words.template(key) != text
    }
    assert changed == {"task.who"}


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("task:\n  whom: 由谁负责\n", "2:3: 没有词语 task.whom；最接近的是：task.who、task.when、task.time；请改正，或删去 [word-is-known]"),
        ("tsak: {who: 由谁负责}\n", "1:8: 没有词语 tsak.who；最接近的是：task.who、task.when；请改正，或删去 [word-is-known]"),
        ("task: 由谁负责\n", "1:1: 没有词语 task；最接近的是：task.who；请改正，或删去 [word-is-known]"),
        ("task: {who: {now: 由谁负责}}\n", "1:14: 没有词语 task.who.now；最接近的是：task.who、task.when、task.note；请改正，或删去 [word-is-known]"),
        ("task: {who: }\n", "1:13: 词语 task.who 要写一段文字，花括号里只写一个名字，如 {title} [word-is-one-text]"),
        ("task: {who: '{0}'}\n", "1:13: 词语 task.who 要写一段文字，花括号里只写一个名字，如 {title} [word-is-one-text]"),
        ("- 由谁负责\n", "1:1: 文件应为若干“键: 值”，这里却是列表；请改正 [value-fits]"),
        ("", "1:1: 文件是空的；误删了内容就恢复，不要这个文件了才删去它 [file-is-not-empty]"),
    ],
)  # fmt: skip
def test_a_word_that_is_wrong_is_refused_at_its_place(
    city: Repository, written: str, problem: str
) -> None:
    city.write("site_templates/words.yml", written)
    assert problems(city) == [f"site_templates/words.yml:{problem}"]


def test_a_value_that_a_word_has_not_is_said_in_the_citys_file(city: Repository) -> None:
    city.write("site_templates/words.yml", "unit:\n  title: '{nam}'\n")
    assert problems(city) == [
        "site_templates/words.yml:2:10: 词语 unit.title 里的 {nam} 没有内容；可以用：{name}、{place} [word-has-known-fields]"
    ]


def test_words_that_are_missing_are_said(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as error:
        read_words(Templates((Layer(tmp_path, "here"),)))
    assert lines(error.value.problems) == [
        "here/words.yml:1:1: 读不了这个文件：没有这个文件或目录；"
        "请检查它是不是文件、有没有读的权限 [file-can-be-read]"
    ]


def test_a_page_extends_the_one_that_it_replaces(city: Repository) -> None:
    city.write(
        ABOUT,
        '{% extends "gongkai:about.md.jinja" %}\n'
        "{% block archives %}存档来自市政府网站。{% endblock +%}\n",
    )
    page = made(city, "about.md")
    assert "- 每份文件都有存档。存档来自市政府网站。\n- 从存档到记录" in page


def test_a_part_of_all_pages_is_replaced_for_pages_that_are_not(city: Repository) -> None:
    city.write(
        "site_templates/pages/base.md.jinja",
        '{% extends "gongkai:base.md.jinja" %}\n{% block title %}甲市：{{ super() }}{% endblock %}\n',
    )
    assert 'title: "甲市：数据"' in made(city, "data.md")


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("# 关于\n{{ page.titel }}\n", "2:1: 模板有误：“'generator.pages.tree.Page object' has no attribute 'titel'”；请检查这一行 [template-works]"),
        ("# 关于\n{{ 1 / 0 }}\n", "2:1: 模板有误：“division by zero”；请检查这一行 [template-works]"),
        ("# 关于\n{% if %}\n", "2:1: 模板有误：“Expected an expression, got 'end of statement block'”；请检查这一行 [template-works]"),
        ("# 关于\n{{ 1 | mdd }}\n", "2:1: 模板有误：“No filter named 'mdd'.”；请检查这一行 [template-works]"),
        ('# 关于\n{% include "gongkai:abuot.md.jinja" %}\n', "2:1: 没有模板 gongkai:abuot.md.jinja；请改正名称 [template-works]"),
        ('{% extends "gongkai:about.md.jinja" %}\n{% block archivs %}甲{% endblock %}\n', "2:1: gongkai:about.md.jinja 没有块 archivs；最接近的是：archives；写了也不会显示，请改正名称；它有这些块：archives、body、description、hide、meta、title、tools [template-works]"),
        ('{% extends "gongkai:about.md.jinja" %}\n{% if 1 %}\n{% block 甲 %}{% endblock %}{% endif %}\n', "3:1: gongkai:about.md.jinja 没有块 甲；写了也不会显示，请改正名称；它有这些块：archives、body、description、hide、meta、title、tools [template-works]"),
        ('{% extends "gongkai:about.md.jinja" %}\n{# 好 #}\n{% set a = 1 %}\n\n甲\n', "5:1: 这里在块的外面，写了也不会显示；请写进接着写的模板的一个块 [template-works]"),
        ('{% extends "gongkai:about.md.jinja" %}\n\n{{ page.title }}\n', "3:1: 这里在块的外面，写了也不会显示；请写进接着写的模板的一个块 [template-works]"),
        ('# 关于\n{{ words("about.titel") }}\n', "2:1: 没有词语 about.titel；最接近的是：about.title、unit.title、data.title；请改正 [word-is-written]"),
        ('# 关于\n{{ words("about." ~ "titel") }}\n', "2:1: 没有词语 about.titel；最接近的是：about.title、unit.title、data.title；请改正 [word-is-written]"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_page_of_the_city_is_said_there(
    city: Repository, written: str, problem: str
) -> None:
    city.write(ABOUT, written)
    assert problems(city) == [f"{ABOUT}:{problem}"]


def test_a_block_of_the_theme_that_there_is_none_of_is_refused(city: Repository) -> None:
    path = "site_templates/theme/main.html"
    city.write(path, '{% extends "gongkai:main.html" %}\n{% block contnet %}甲{% endblock %}\n')
    (problem,) = problems(city)
    assert problem.startswith(
        f"{path}:2:1: gongkai:main.html 没有块 contnet；最接近的是：content、"
    )
    city.edit(path, "contnet", "content")
    assert make_site(city.root)


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("{% block body %}甲{% endblock %}\n{% block archives %}乙{% endblock %}\n", 3),
        ("{% block archives %}乙{% endblock %}\n{% block body %}{% block 甲 %}{% endblock %}{% endblock %}\n", 2),
    ],
)  # fmt: skip
def test_a_block_inside_one_that_is_replaced_as_a_whole_is_refused(
    city: Repository, written: str, line: int
) -> None:
    city.write(ABOUT, f'{{% extends "gongkai:about.md.jinja" %}}\n{written}')
    assert problems(city) == [
        f"{ABOUT}:{line}:1: 块 archives 在块 body 里面，body 已被整个换掉，写了也不会显示；"
        "请把它写进换上的 body [template-works]"
    ]


@pytest.mark.parametrize("shows_it", ["{{ super() }}", "{{ self.archives() }}"])
def test_a_block_inside_one_that_still_shows_it_is_replaced(
    city: Repository, shows_it: str
) -> None:
    city.write(
        ABOUT,
        '{% extends "gongkai:about.md.jinja" %}\n'
        f"{{% block body %}}{shows_it}{{% endblock %}}\n{{% block archives %}}乙{{% endblock %}}\n",
    )
    assert "乙" in made(city, "about.md")


def test_a_block_of_its_own_inside_one_that_is_replaced_shows(city: Repository) -> None:
    city.write(
        ABOUT,
        '{% extends "gongkai:about.md.jinja" %}\n'
        "{% block archives %}{% block 甲 %}存档来自甲市。{% endblock %}{% endblock %}\n",
    )
    assert "存档来自甲市。" in made(city, "about.md")


def test_a_part_that_lacks_what_others_use_is_named(city: Repository) -> None:
    city.write("site_templates/pages/parts.md.jinja", "{% macro nothing() %}{% endmacro %}\n")
    (problem,) = problems(city)
    assert problem.startswith(f"{PACKAGED}/pages/")
    assert problem.endswith(
        "；这是自带的模板，请看本站自己的：site_templates/pages/parts.md.jinja [template-works]"
    )


def test_a_page_that_nothing_uses_is_refused_with_the_nearest_name(city: Repository) -> None:
    city.write("site_templates/pages/abuot.md.jinja", "# 关于\n")
    assert problems(city) == [
        "site_templates/pages/abuot.md.jinja:1:1: 没有网页用这个模板"
        "；最接近的是：about.md.jinja、unit.md.jinja、data.md.jinja；请改名，或删去它 [template-is-used]"
    ]


def test_a_page_that_another_includes_is_used(city: Repository) -> None:
    city.write("site_templates/pages/contact.md.jinja", "写信给我们。\n")
    city.write(
        ABOUT,
        '{% extends "gongkai:about.md.jinja" %}\n'
        '{% block archives %}{% include "contact.md.jinja" %}{% endblock %}\n',
    )
    assert "写信给我们。" in made(city, "about.md")


def test_a_folder_that_nothing_reads_is_refused(city: Repository) -> None:
    city.write("site_templates/partials/footer.html", "")
    city.write("site_templates/words.yaml", "")
    here = "没有用到它：这里只有 pages、theme、styles、static、words.yml"
    correction = "；请改名，或移走 [kind-of-template-is-known]"
    assert problems(city) == [
        f"site_templates/partials:1:1: {here}{correction}",
        f"site_templates/words.yaml:1:1: {here}；最接近的是：words.yml{correction}",
    ]


def test_a_style_sheet_replaces_that_of_its_name_and_another_comes_last(city: Repository) -> None:
    city.write("site_templates/styles/print.css", "/* 甲市的打印 */")
    city.write("site_templates/styles/city.css", ":root { --gk-brand: #800; }")
    sheet = made(city, "assets/gongkai.css")
    assert sheet.endswith("/* 甲市的打印 */\n:root { --gk-brand: #800; }")
    assert "@media print" not in sheet
    assert "--gk-brand: #1f5a66" in sheet


def test_a_static_file_cannot_stand_where_a_page_or_data_does(city: Repository) -> None:
    for path in ("about.md", "api/v1/tasks.json", "assets/gongkai.css"):
        city.write(f"site_templates/static/{path}", "")
    said = (
        "1:1: 这个地址是生成的网页或数据，会盖过它；请换一个名字，或删去它"
        " [static-file-has-its-own-address]"
    )
    assert problems(city) == [
        f"site_templates/static/{path}:{said}"
        for path in ("about.md", "api/v1/tasks.json", "assets/gongkai.css")
    ]


def test_what_is_not_utf_8_is_said_at_its_place(city: Repository) -> None:
    for path in (ABOUT, "site_templates/styles/city.css"):
        city.write(path, "关于".encode("gb18030"))
        said = "1:1: 字节 0xB9 不是 UTF-8 编码；请把文件另存为 UTF-8 [text-is-utf-8]"
        assert problems(city) == [f"{path}:{said}"]
        (city.root / path).unlink()


def test_a_theme_asks_for_words_that_there_are(city: Repository) -> None:
    path = "site_templates/theme/partials/toc.html"
    city.write(path, '{% set words = config.extra.words %}\n{{ words["nav.tok"] }}\n')
    assert problems(city) == [
        f"{path}:2:1: 没有词语 nav.tok；最接近的是：nav.toc、nav.skip、nav.site；请改正 [word-is-written]"
    ]


def test_a_hidden_file_is_none_of_the_templates(city: Repository) -> None:
    city.write("site_templates/.DS_Store", b"\x00")
    city.write("site_templates/pages/.DS_Store", b"\x00")
    assert made(city, "about.md")


def test_the_own_repository_of_gongkai_has_one_folder_of_templates() -> None:
    assert find_templates(ROOT).layers == (Layer(ROOT / "site_templates", "site_templates"),)


def test_one_name_has_every_part_of_pages() -> None:
    pages = PACKAGED / "pages"
    parts = "".join(path.read_text("utf-8") for path in sorted((pages / "parts").glob("*")))
    macros = set(re.findall(r"{% macro ([a-z]\w*)\(", parts))
    facade = (pages / "parts.md.jinja").read_text("utf-8")
    assert macros
    assert set(re.findall(r"{% set (\w+) = _\w+\.\1 %}", facade)) == macros


def test_a_link_in_a_part_is_that_of_the_page_that_shows_it(city: Repository) -> None:
    city.write(ABOUT, '{% import "parts.md.jinja" as p %}{{ p.passage_link(plan.tasks[0]) }}\n')
    city.write(
        "site_templates/pages/full.md.jinja",
        '{{ "data.md" | href_to }} {{ "data.md" | url_to }}\n',
    )
    task = "documents/alpha-2020/1.md#task-1)\n"
    assert made(city, "about.md").endswith(f"]({task}")
    assert made(city, "documents/alpha-2020/full.md") == "../../data.md ../../../data/\n"


def test_a_template_of_a_city_that_escapes_by_name_escapes_once(city: Repository) -> None:
    city.edit("content/units/jia.yml", "name: 甲市", "name: 甲*市")
    city.write(
        ABOUT,
        '{% import "parts.md.jinja" as parts with context %}\n'
        "{% set place = plan.jurisdictions[0] %}\n"
        '{{ place.name | md }} {{ place.name | e }} {{ words("unit.title", name="", place=place.name) | md }}'
        ' {{ words("quote", words=place.name | md) }} {{ parts.short(plan.tasks[0]) | trim | md }}\n',
    )
    assert made(city, "about.md") == "甲&#42;市 甲&#42;市 甲&#42;市 ·  “甲&#42;市” 一、（一）\n"
