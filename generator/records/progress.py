"""The record of evidence of a task's progress."""

from enum import StrEnum

from generator.records.values import Day, Line, Record, Url


class ProgressKind(StrEnum):
    """What a piece of evidence shows of a task; none says that the task is done."""

    PUBLISHED = "published"
    PARTLY = "partly"
    UPDATED = "updated"
    ANNOUNCED = "announced"
    REPORTED = "reported"


class ProgressRecord(Record):
    """Evidence of progress: a public page, the day it was published, and what it shows.

    `note` describes in the editor's words the page at `url`; `archived` is the address of a copy.
    """

    date: Day
    """日期：网页发布的那一天，如 2020-05-06"""
    kind: ProgressKind
    """种类，看到了什么：published 已公开、partly 部分公开、updated 已更新、announced 已部署、reported 见于通报"""
    note: Line
    """说明：一句话，网页上有什么，不评价"""
    url: Url
    """网址：网页的地址，以 https:// 或 http:// 开头，从浏览器的地址栏复制"""
    archived: Url | None = None
    """存档的网址，没有就不写"""
