"""The record of a target: a figure to reach that is not a time."""

from typing import Literal

from generator.records.values import Figure, Line, Record


class TargetRecord(Record):
    """A figure to reach that is not a time: 不低于4%."""

    quote: Line
    """原话：说这个指标的，从正文原样复制"""
    metric: Line
    """指标：衡量什么，照原文，如“公开率”"""
    operator: Literal[">=", "=", "<=", ">", "<"]
    """方向：>= 达到、不低于、以上，<= 不高于、不超过、以内，> 高于、超过，< 低于、少于，= 只有一个数；要写在单引号里"""
    value: Figure
    """数值，如 4 或 0.5"""
    unit: Line
    """单位：数值后面的，如 '%'"""
