"""`gongkai draft`, run as an editor runs it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from .conftest import ROOT, Repository, run_gongkai

pytestmark = pytest.mark.whole

DRAFTS = ROOT / "tests" / "drafts"
RECORD = "content/documents/lanjiang-2018.yml"


def draft(repository: Repository, name: str, *options: str) -> tuple[int, str, str]:
    run = run_gongkai(repository.root, "draft", str(DRAFTS / name), *options)
    return run.returncode, run.stdout, run.stderr


def test_a_draft_goes_to_standard_output_and_its_archive_into_its_place(
    repository: Repository,
) -> None:
    code, out, err = draft(repository, "lanjiang-2018.txt")
    assert code == 0
    assert out.startswith("# yaml-language-server: $schema=")
    assert "\ntitle: 2018年澜江市政务公开工作要点\n" in out
    assert err.startswith(
        "草稿：2018年澜江市政务公开工作要点，4 个部分，14 项任务，14 处时限。\n"
        "存档：content/sources/lanjiang-2018.txt。\n"
    )
    assert err.endswith("请对照原件读一遍，再运行 gongkai check。\n")
    archive = repository.root / "content/sources/lanjiang-2018.txt"
    assert archive.read_bytes() == (DRAFTS / "lanjiang-2018.txt").read_bytes()


def test_a_written_draft_breaks_only_rules_that_people_settle(repository: Repository) -> None:
    code, out, _ = draft(repository, "lanjiang-2018.txt", "--output", str(repository.root / RECORD))
    assert (code, out) == (0, "")
    text = (repository.root / RECORD).read_text(encoding="utf-8")
    assert "# 请核对: " in text
    assert (repository.root / "content/units/lan-jiang.yml").exists()
    assert {one.rsplit("[", 1)[1] for one in repository.problems()} <= {
        "nothing-is-unplaced]",
        "questions-are-answered]",
        "source-has-an-address]",
    }


def test_the_address_of_the_source_can_be_given_with_its_day(repository: Repository) -> None:
    given = ("--url", "https://www.lanjiang.example/1.html", "--fetched", "2018-05-02")
    code, out, err = draft(repository, "lanjiang-2018.txt", *given)
    assert code == 0
    assert "\n  url: https://www.lanjiang.example/1.html\n  fetched: 2018-05-02\n" in out
    assert "网址" not in err


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--url", "www.lanjiang.example"), "“www.lanjiang.example”不是网址；要以 https:// 或 http:// 开头，请从浏览器的地址栏复制"),
        (("--url", "https://a.example/", "--fetched", "5月2日"), "“5月2日”不是日期；请写成 2017-06-25 这样，并且是日历上有的一天"),
        (("--fetched", "2018-05-02"), "--fetched 是从 --url 取得的日子；请连同 --url 一起写"),
    ],
)  # fmt: skip
def test_an_address_or_day_that_no_record_can_hold_is_refused_with_its_rule(
    repository: Repository, given: tuple[str, ...], said: str
) -> None:
    code, out, err = draft(repository, "lanjiang-2018.txt", *given)
    assert (code, out) == (2, "")
    assert err.endswith(f"{said}\n")
    assert not (repository.root / "content/sources/lanjiang-2018.txt").exists()


def test_a_record_has_the_id_of_its_output_file(repository: Repository) -> None:
    target = repository.root / "content/documents/lanjiang-gongkai.yml"
    code, _, err = draft(repository, "lanjiang-2018.txt", "--output", str(target))
    assert code == 0, err
    assert "\nid: lanjiang-gongkai\n" in target.read_text(encoding="utf-8")
    assert (repository.root / "content/sources/lanjiang-gongkai.txt").exists()


def test_nothing_is_overwritten(repository: Repository) -> None:
    repository.write(RECORD, "kept")
    code, _, err = draft(repository, "lanjiang-2018.txt", "--output", str(repository.root / RECORD))
    assert code == 1
    assert err.endswith("lanjiang-2018.yml 已经有了，没有覆盖；请换一个名字，或先移走它\n")
    assert (repository.root / RECORD).read_text(encoding="utf-8") == "kept"
    assert not (repository.root / "content/sources/lanjiang-2018.txt").exists()


@pytest.mark.parametrize("option", ["--id", "--jurisdiction"])
def test_an_id_cannot_lead_outside_its_folder(repository: Repository, option: str) -> None:
    code, out, err = draft(repository, "lanjiang-2018.txt", option, "../../x")
    assert (code, out) == (2, "")
    assert "“../../x”只能用小写字母、数字和单个连字符，如 ezhou-2017" in err


JIA = "content/units/jia.yml"
IN_JIA = ("lanjiang-2018.txt", "--jurisdiction", "jia")
WRITTEN_OTHERWISE: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "units first": lambda text: (
        "units:" + text.partition("units:")[2] + text.partition("units:")[0]
    ),
    "flow style": lambda text: json.dumps(yaml.safe_load(text), ensure_ascii=False),
    "an end of its own": lambda text: f"{text}...\n",
    "no last line end": lambda text: text.rstrip("\n"),
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("form", WRITTEN_OTHERWISE)
def test_new_units_are_added_to_an_existing_registry(repository: Repository, form: str) -> None:
    text = (repository.root / JIA).read_text(encoding="utf-8").replace("- id:", "# 备注\n- id:", 1)
    repository.write(JIA, WRITTEN_OTHERWISE[form](text))
    before = yaml.safe_load((repository.root / JIA).read_text(encoding="utf-8"))
    code, _, err = draft(repository, *IN_JIA, "--output", str(repository.root / RECORD))
    assert code == 0, err
    after = (repository.root / JIA).read_text(encoding="utf-8")
    units = yaml.safe_load(after)["units"]
    old = len(before["units"])
    assert yaml.safe_load(after) == before | {"units": before["units"] + units[old:]}
    new = len(units) - old
    assert new > 5
    assert after.count(f"# 请核对: 从这里到末尾的 {new} 个单位是新的") == 1
    assert ("# 备注\n" in after) == (form != "flow style")
    assert (
        run_gongkai(repository.root, "fmt", "--check", str(repository.root / JIA)).returncode == 0
    )


@pytest.mark.parametrize(
    ("registry", "said"),
    [
        ("id: jia\nname: 甲市\nunits: 无\n", f"{JIA} 读不成登记表，没有写出草稿；请先运行 gongkai check\n"),
        ("id: jia\nname: [\n", f"{JIA} 读不成登记表，没有写出草稿；请先运行 gongkai check\n"),
    ],
)  # fmt: skip
def test_a_registry_that_cannot_take_units_stops_the_draft_before_it_is_written(
    repository: Repository, registry: str, said: str
) -> None:
    repository.write(JIA, registry)
    code, out, err = draft(repository, *IN_JIA, "--output", str(repository.root / RECORD))
    assert (code, out, err) == (1, "", said)
    assert not (repository.root / RECORD).exists()
    assert not (repository.root / "content/sources/lanjiang-2018.txt").exists()
    assert (repository.root / JIA).read_text(encoding="utf-8") == registry


def test_an_existing_archive_of_that_name_is_kept(repository: Repository) -> None:
    repository.write("content/sources/lanjiang-2018.txt", "kept")
    code, out, err = draft(repository, "lanjiang-2018.txt")
    assert (code, out) == (1, "")
    assert err == (
        "content/sources/lanjiang-2018.txt 已有另一份存档；请用 --id 给这份文件换一个 id\n"
    )


def test_json_has_the_forms_of_the_contract_and_writes_nothing(repository: Repository) -> None:
    before = sorted(repository.root.rglob("*"))
    code, out, err = draft(repository, "daihe.txt", "--format", "json")
    assert (code, err) == (0, "")
    made = json.loads(out)
    assert list(made)[:4] == ["document", "tasks", "unplaced", "questions"]
    assert made["tasks"][0]["section"] == {"no": 1, "title": "推进行政权力公开"}
    assert made["tasks"][0]["units"][0] == {
        "id": "dai-he/bian-ban",
        "name": "县编办",
        "as_written": "县编办",
        "role": "lead",
        "inherited": False,
    }
    assert all(set(one) == {"at", "question"} for one in made["questions"])
    assert sorted(repository.root.rglob("*")) == before


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", "这不像公开计划，像总结或报告：“苏河县人民政府办公室2019年政务公开工作总结”。读出 8 项任务，0 项写了责任单位；没有写出草稿。确实是计划，就加上 --anyway 起草"),
        ("en", "this looks like a report on what was done, not a plan: “苏河县人民政府办公室2019年政务公开工作总结”. Tasks read: 8, with units: 0; no draft was written. If it is a plan all the same, draft it with --anyway"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_a_plan_is_refused(
    repository: Repository, language: str, words: str
) -> None:
    code, out, err = draft(repository, "report-2019.txt", "--lang", language)
    assert (code, out) == (1, "")
    assert err == f"{DRAFTS / 'report-2019.txt'}: {words}\n"


def test_a_file_that_does_not_look_like_a_plan_is_drafted_anyway_and_asked_about(
    repository: Repository,
) -> None:
    code, out, _ = draft(repository, "report-2019.txt", "--anyway")
    assert code == 0
    doubt = "像总结或报告：“苏河县人民政府办公室2019年政务公开工作总结”；按 --anyway 起草，请看清它是不是计划"
    assert f"# 请核对: 这不像公开计划，{doubt}\ntitle: " in out
    assert out.count("\n    text: ") + out.count("\n  - title: ") >= 8


def test_contact_details_never_reach_the_archive(repository: Repository, tmp_path: Path) -> None:
    source = tmp_path / "plan.txt"
    text = (DRAFTS / "lanjiang-2018.txt").read_text(encoding="utf-8")
    source.write_text(f"{text}\n联系人：张三，电话：0711-3351234，邮箱：a@b.gov.cn\n", "utf-8")
    run = run_gongkai(repository.root, "draft", str(source))
    assert run.returncode == 0
    archive = (repository.root / "content/sources/plan.txt").read_text(encoding="utf-8")
    assert "联系人：〔联系方式从略〕，电话：〔联系方式从略〕，邮箱：〔联系方式从略〕" in archive
    assert "张三" not in archive + run.stdout + run.stderr
