"""`gongkai build`, `serve` and `render`."""

import logging
import os
import socket
import tempfile
from pathlib import Path

import click

from generator.cli.terminal import CONFIG, in_repository, make_site_or_stop, shorten, stop
from generator.engine.inner_links import find_broken_links
from generator.pages.feedback import Feedback
from generator.repository.output import (
    RENDER_MARK,
    TargetError,
    check_target,
    stage,
    write_archive,
    write_files,
)

OFFLINE = "gongkai-offline.zip"


@click.command()
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    help="网站的目录，默认是 site/；离线版默认放在仓库里。",
)
@click.option("--offline", is_flag=True, help=f"生成离线版 {OFFLINE}：解开就能看，不用服务器。")
@in_repository
def build(root: Path, site_dir: Path | None, offline: bool) -> None:
    """检查记录，生成网站；有错误时，上一次的网站保持原样。"""
    make_site_or_stop(root)  # so that a broken record is said plainly, before MkDocs starts
    if offline:
        _build_offline(root, (site_dir or root).resolve() / OFFLINE)
        return
    target = (site_dir or root / "site").resolve()
    try:
        check_target(target, root)
        with stage(target) as folder:
            _build_with_mkdocs(root, folder)
    except (TargetError, OSError) as error:
        stop(f"没有生成网站：{error}")
    pages = sum(1 for _ in target.rglob("*.html"))
    shown = shorten(target)
    click.echo(f"网站已生成：{shown}/（{pages} 页）。")
    click.echo(f"看网站：python3 -m http.server --directory {shown}，再打开 http://localhost:8000/")
    if not os.environ.get("SITE_URL"):
        click.echo(
            "没有设 SITE_URL（网站的网址），所以没有二维码、网站地图和分享图片；"
            "要有它们：SITE_URL=https://… make site"
        )


def _build_offline(root: Path, target: Path) -> None:
    try:
        with tempfile.TemporaryDirectory(prefix=".site.", dir=root) as folder:
            _build_with_mkdocs(root, Path(folder), offline=True)
            for name in ("404.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz"):
                Path(folder, name).unlink(missing_ok=True)  # they are for servers
            write_archive(Path(folder), target)
    except OSError as error:
        stop(f"没有生成离线版：{error}")
    click.echo(f"离线版已生成：{shorten(target)}。解开后打开 {target.stem}/index.html。")


def _build_with_mkdocs(root: Path, folder: Path, *, offline: bool = False) -> None:
    from jinja2 import TemplateError
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    _log_warnings()
    try:
        config = load_config(str(root / CONFIG), site_dir=str(folder), strict=True)
        config.plugins["gongkai"].config["offline"] = offline
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    except (MkDocsException, click.Abort, TemplateError) as error:
        stop(f"没有生成网站：{error}")
    _stop_at_broken_links(folder, config.site_url)


def _stop_at_broken_links(folder: Path, address: str | None) -> None:
    pages: dict[str, list[str]] = {}
    for broken in find_broken_links(folder, address):
        pages.setdefault(broken.link, []).append(broken.page)
    for link, found in pages.items():
        others = f"，另有 {len(found) - 1} 页也有它" if found[1:] else ""
        click.echo(f"{found[0]}: 链接 {link} 在网站里没有去处{others}", err=True)
    if pages:
        stop(f"没有生成网站：{len(pages)} 个链接没有去处；请改正写这些链接的模板")


@click.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="地址和端口。")
@in_repository
def serve(root: Path, address: str) -> None:
    """在本机显示网站，记录或模板一改就更新。"""
    from mkdocs.__main__ import cli

    arguments = ["serve", "--config-file", str(root / CONFIG), "--dev-addr", address]
    try:
        _try_address(address)  # MkDocs tries it only when the whole site is built
        cli.main(arguments, prog_name="gongkai")
    except OSError as error:
        stop(f"不能在 {address} 上显示网站：{error.strerror}；请用 --address 换一个端口")


def _try_address(address: str) -> None:
    """Take an address as the server will, and give it back; what is none is left to MkDocs to say."""
    host, _, port = address.rpartition(":")
    host = host.strip("[]")
    if host and port.isdecimal() and int(port) < 2**16:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family) as trial:
            if os.name == "posix":  # elsewhere this would take a port that is in use
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host, int(port)))


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@in_repository
def render(root: Path, folder: Path) -> None:
    """把全部 Markdown 和数据写进 FOLDER，供审阅或别的引擎使用。"""
    site = make_site_or_stop(root, _read_feedback(root))
    try:
        check_target(folder.resolve(), root, RENDER_MARK)
        written, removed = write_files(folder, {item.path: item.content for item in site.files})
    except TargetError as error:
        stop(f"没有写入：{error}")
    except OSError as error:
        stop(f"写不了 {error.filename or folder}：{error.strerror}")
    click.echo(
        f"已写入 {folder}：{len(site.files)} 个文件，"
        f"其中 {written} 个有变化；删去 {removed} 个不再有的。"
    )


def _read_feedback(root: Path) -> Feedback:
    """Return what mkdocs.yml says of how readers answer, or stop."""
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    _log_warnings()
    try:
        config = load_config(str(root / CONFIG))
    except (MkDocsException, click.Abort) as error:
        stop(f"读不了 {CONFIG}：{error}")
    feedback: Feedback = config.plugins["gongkai"].config.feedback
    return feedback


def _log_warnings() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
