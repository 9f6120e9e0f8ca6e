"""Navigation through the site, in a real browser, at the widths of a phone and a desktop."""

from pathlib import Path

from playwright.sync_api import Browser, Dialog, Page, expect

from .conftest import copy_example, run_gongkai


def test_a_reader_goes_from_home_to_a_unit_to_a_task_to_its_source(
    page: Page, address: str
) -> None:
    page.goto(address)
    expect(page.get_by_text("非官方网站，以发文机关正式文本为准。").first).to_be_visible()
    page.get_by_role("link", name="按单位看").click()
    page.get_by_role("link", name="市食药监局").first.click()
    page.wait_for_url("**/units/ezhou/shiyaojian-ju/")
    page.get_by_role("link", name="（十三）推进食品药品安全领域信息公开").first.click()
    page.wait_for_url("**/documents/ezhou-2017/4/#task-13")
    task = page.locator("#task-13")
    expect(task).to_have_attribute("data-task", "ezhou-2017/4.13")
    expect(task).to_be_in_viewport()
    expect(task).to_contain_text("在抽检结果审定后5个工作日内公开抽检信息")
    expect(task).to_contain_text("核查处置信息公开率 不低于 100%")
    task.get_by_role("link", name="核对原文").click()
    page.wait_for_url("**/documents/ezhou-2017/source/#ezhou-2017-4-13")
    row = page.locator("tr", has=page.locator("#ezhou-2017-4-13"))
    expect(row).to_be_in_viewport()
    expect(row).to_contain_text("(十三)推进食品药品安全领域信息公开。")


def test_breadcrumbs_lead_back_home(page: Page, address: str) -> None:
    page.goto(f"{address}documents/hubei-2020/5/")
    trail = page.get_by_role("navigation", name="所在位置")
    trail.get_by_role("link", name="2020年湖北省政务公开工作要点").click()
    page.wait_for_url("**/documents/hubei-2020/")
    trail.get_by_role("link", name="首页").click()
    page.wait_for_url(address)


def test_next_leads_through_a_plan(page: Page, address: str) -> None:
    page.goto(f"{address}documents/suzhou-2019/")
    for number in range(1, 6):
        page.get_by_role("link", name="下一页：").click()
        page.wait_for_url(f"**/documents/suzhou-2019/{number}/")
    for part in ("full", "source"):
        page.get_by_role("link", name="下一页：").click()
        page.wait_for_url(f"**/documents/suzhou-2019/{part}/")
    expect(page.get_by_role("link", name="下一页：")).to_have_count(0)


def test_a_task_without_a_time_says_so(page: Page, address: str) -> None:
    page.goto(f"{address}documents/ezhou-2017/1/")
    expect(page.locator("#task-1")).to_contain_text("未明确时限")


def test_hostile_words_do_not_run(browser: Browser, tmp_path: Path) -> None:
    root = copy_example(tmp_path / "repository")
    assert run_gongkai(root, "build").returncode == 0
    page = browser.new_page()
    ran: list[str] = []

    def note(dialog: Dialog) -> None:
        ran.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    page.goto((root / "site/documents/alpha-2020/1/index.html").as_uri())
    heading = page.locator("#title-2")
    expect(heading).to_have_text("（二）推进 <script>alert（“x”）</script> {{ words }} *公开*|_表_")
    assert ran == []
    page.close()
