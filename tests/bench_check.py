"""Measures how the time of a check grows with the size of a record: `make bench-check`.

One plan is written with an increasing number of tasks; times should grow in proportion to sizes.
"""

import time
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.checks import check
from generator.content.folder import load

SIZES = (250, 500, 1000, 2000)
TASKS = 25
"""The number of tasks of each section; task numbers go up to 99."""


def write_plan(content: Path, tasks: int) -> None:
    """Write a repository's content with one plan of this many tasks, with an error in the last one."""
    lines, sections = ["某市2020年要点"], []
    for number in range(tasks):
        section, task = divmod(number, TASKS)
        if task == 0:
            lines.append(f"{section + 1}.部分{section + 1}")
            sections.append(
                f"- no: {section + 1}\n  label: '{section + 1}.'\n  title: 部分{section + 1}\n"
                "  tasks:\n"
            )
        text = f"第{number}项要在6月底前公开目录，每月更新，征求意见不少于30天，及时回应关切。"
        lines += [f"{task + 1}){text}", f"责任单位：市财政局、单位{number % 200}"]
        sections.append(
            f"  - no: {task + 1}\n    label: {task + 1})\n    text: {text}\n    units:\n"
            f"    - role: responsible\n      printed: 责任单位：市财政局、单位{number % 200}\n"
            f"      names: [市财政局, 单位{number % 200}]\n"
        )
    archive = "\n".join(lines).encode()
    digest = sha256(archive).hexdigest()
    head = (
        "id: p\njurisdiction: j\ntitle: 某市2020年要点\nyear: 2020\nsource:\n  file: p.txt\n"
        f"  sha256: {digest}\n  received_sha256: {digest}\nsections:\n"
    )
    units = "".join(f"- id: u{n}\n  name: 单位{n}\n  kind: agency\n" for n in range(200))
    registry = f"id: j\nname: 某市\nunits:\n- id: cz\n  name: 市财政局\n  kind: agency\n{units}"
    for path, data in (
        ("sources/p.txt", archive),
        ("documents/p.yml", (head + "".join(sections)).encode()),
        ("units/j.yml", registry.encode()),
    ):
        target = content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def main() -> None:
    """Print sizes, times, and both as ratios to the smallest."""
    first: tuple[int, float] | None = None
    print("tasks     bytes   seconds   size ×   time ×")
    for tasks in SIZES:
        with TemporaryDirectory() as folder:
            write_plan(Path(folder), tasks)
            size = sum(path.stat().st_size for path in Path(folder).rglob("*.*"))
            start = time.perf_counter()
            problems = check(load(Path(folder)))
            seconds = time.perf_counter() - start
        assert problems, "times without a deadline are problems"
        first = first or (size, seconds)
        print(f"{tasks:5} {size:9} {seconds:9.2f} {size / first[0]:8.1f} {seconds / first[1]:8.1f}")


if __name__ == "__main__":
    main()
