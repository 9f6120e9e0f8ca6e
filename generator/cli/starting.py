"""`gongkai init`."""

from pathlib import Path

import click

from generator.cli.terminal import shorten, stop
from generator.repository.scaffolding import NAME, installed_requirement, make_files


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", help="地区的名称，如 某市；默认是目录的名称。")
def init(folder: Path, name: str | None) -> None:
    """在 FOLDER 建一个新的仓库：一份示例、设置和说明，马上就能生成网站。"""
    target = folder.resolve()
    name = name or target.name
    if not NAME.fullmatch(name):
        stop(f"名称不能是“{name}”；请用 --name 写 40 个字以内的名称，不用标点，如 --name 某市")
    try:
        target.mkdir(parents=True, exist_ok=True)
        if any(path.name != ".git" for path in target.iterdir()):  # an empty clone is empty
            stop(f"{folder} 里已经有内容；请另选一个目录，或先移走它们")
        for path, content in make_files(name, installed_requirement()).items():
            file = target / path
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("xb") as new:  # nothing that is there is overwritten
                new.write(content)
    except FileExistsError:
        stop(f"{folder} 不是空目录；请另选一个目录")
    except OSError as error:
        stop(f"写不了 {error.filename or folder}：{error.strerror}")
    shown = shorten(target)
    click.echo(f"新的仓库在 {shown}/，里面是一份虚构的示例；README.md 说明怎样换成自己的文件。")
    click.echo(f"生成网站：cd {shown}，再运行 gongkai build（或 make site）")
