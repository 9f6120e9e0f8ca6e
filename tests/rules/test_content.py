"""The content as a whole: its files, and the problems of all of them in one run."""

import os

from generator.site import make_site

from ..conftest import Repository
from .conftest import ALPHA, BETA, JIA


def test_the_example_keeps_every_rule(repository: Repository) -> None:
    assert repository.problems() == []


def test_one_run_reports_the_problems_of_all_files(repository: Repository) -> None:
    repository.edit(JIA, "kind: agency", "kind: firm")
    repository.edit(BETA, "title: 乙县", "titel: 乙县")
    repository.edit(ALPHA, "due: 2020-08-20", "due: 2020-08-32")
    assert [problem.split(": ")[0] for problem in repository.problems()] == [
        f"{ALPHA}:86:12",
        f"{BETA}:3:1",
        f"{JIA}:7:9",
    ]


def test_an_invalid_glossary_causes_no_second_problem(repository: Repository) -> None:
    repository.write("content/glossary.yml", "words: 1\n")
    assert repository.problems() == [
        "content/glossary.yml:1:8: words 应为列表，这里却是“1”；请写成 [甲, 乙]，或每项另起一行，以“- ”开头 [value-fits]"
    ]


def test_a_plan_needs_no_deadlines(repository: Repository) -> None:
    (repository.root / ALPHA).unlink()
    (repository.root / "content/sources/alpha-2020.txt").unlink()
    assert repository.problems() == []
    assert make_site(repository.root).plan.deadlines == ()


def test_a_file_of_another_kind_is_reported(repository: Repository) -> None:
    repository.write("content/documents/gamma.yaml", "id: gamma\n")
    assert repository.problems() == [
        "content/documents/gamma.yaml:1:1: 这里只放 .yml 文件；请改名为 gamma.yml，或移走 [folder-holds-its-files]"
    ]


def test_a_pipe_is_not_waited_for(repository: Repository) -> None:
    os.mkfifo(repository.root / "content/units/ding.yml")
    os.mkfifo(repository.root / "content/sources/ding.txt")
    assert repository.problems() == [
        f"content/{path}:1:1: 读不了这个文件：是管道或设备，不是文件；请检查它是不是文件、有没有读的权限 [file-can-be-read]"
        for path in ("sources/ding.txt", "units/ding.yml")
    ]


def test_a_link_to_nothing_is_reported(repository: Repository) -> None:
    (repository.root / "content/redirects.yml").unlink(missing_ok=True)
    (repository.root / "content/redirects.yml").symlink_to("gone.yml")
    assert repository.problems() == [
        "content/redirects.yml:1:1: 读不了这个文件：没有这个文件或目录；请检查它是不是文件、有没有读的权限 [file-can-be-read]"
    ]


def test_an_empty_folder_is_refused(repository: Repository) -> None:
    for path in (repository.root / "content/documents").iterdir():
        path.unlink()
    for path in (repository.root / "content/sources").iterdir():
        path.unlink()
    assert repository.problems() == [
        "content/documents:1:1: 没有找到任何文件的记录；请写一份 .yml [folder-holds-its-files]"
    ]
