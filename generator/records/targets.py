"""The record of a target: a figure to reach that is not a time."""

from typing import Literal

from generator.records.values import Figure, Line, Record


class TargetRecord(Record):
    """A figure to reach that is not a time: 不低于4%."""

    quote: Line
    """说这个指标的原话，从正文原样复制"""
    metric: Line
    """衡量什么，照原文，如“公开率”"""
    operator: Literal[">=", "=", "<=", ">", "<"]
    """“达到”“不低于”“以上”写 '>='，只有一个数写 '='"""
    value: Figure
    """数值，如 4 或 0.5"""
    unit: Line
    """数值的单位，如 '%'"""
