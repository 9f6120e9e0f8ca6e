"""Word files and numbers of every kind, for a comparison with what office programs show."""

import io
from typing import Any

from openpyxl import Workbook

from .office_files import cell, control, paragraph, row, run, table, word_file

NUMBERS: tuple[tuple[float, str], ...] = (
    (1, "General"), (0.1 + 0.2, "General"), (1 / 3, "General"), (-2.5, "General"),
    (12345678901, "General"), (123456789012, "General"), (0.00001, "General"), (1e-7, "General"),
    (5, 'General"天"'), (5, "@"), (1, "0%"), (0.955, "0%"), (0.955, "0.0%"), (0.5, "0.00%"),
    (-0.123, "0.0%;[Red]-0.0%"), (1234567.891, "#,##0.00"), (1234567.891, "#,##0"),
    (1234567, '#,##0,"千元"'), (123456, '0!.0,"万元"'), (3, "00"), (3, '"第"0"项"'),
    (1234567, "000-0000"), (1.005, "0.00"), (2.5, "0"), (-2.5, "0"), (-3, "0_);(0)"),
    (0, '0;-0;"无"'), (5000, "[>=1000]#,##0;0"), (5, "[>=1000]#,##0;0"), (5, "0.#"), (0, "#"),
    (1234, "[$¥-804]#,##0.00"), (-5.5, "[$¥-804]#,##0.00"),
    (12, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ '),
    (123, "[DBNum1][$-804]General"), (10, "[DBNum1][$-804]General"), (15, "[DBNum1][$-804]General"),
    (105, "[DBNum1][$-804]General"), (120003, "[DBNum1][$-804]General"),
    (100200, "[DBNum1][$-804]General"), (0, "[DBNum1][$-804]General"),
    (1.5, "[DBNum1][$-804]General"), (105, "[DBNum1][$-804]0"), (1234, "[DBNum2][$-804]General"),
    (10, "[DBNum2][$-804]General"), (105, "[DBNum2][$-804]General"), (123, "[DBNum3][$-804]0"),
    (44409, 'yyyy"年"m"月"'), (44409, 'm"月"d"日"'), (44409, 'yyyy"年"m"月"d"日"'),
    (44409, 'yyyy"年"mm"月"'), (44409, 'yy"年"'), (44409, "yyyy.m"), (44409, "yyyy/m/d;@"),
    (44409, "yyyy-mm-dd"), (44409, "[$-F800]dddd, mmmm dd, yyyy"),
    (44409, '[DBNum1][$-804]yyyy"年"m"月"d"日"'), (44500, '[DBNum1][$-804]yyyy"年"m"月"d"日"'),
    (44409, '[DBNum1][$-804]m"月"d"日"'), (44440, "[$-804]aaaa"), (44440, "[$-804]aaa"),
    (44440, "[$-804]dddd"), (44440, "[$-804]ddd"), (44409, "[$-409]mmm-yy"),
    (44409.75, "yyyy-m-d h:mm"), (0.6, '[$-804]上午/下午h"时"mm"分"'), (0.6, "h:mm AM/PM"),
    (1.5, "[h]:mm"), (0.01, "mm:ss"), (0.999999, "h:mm:ss"), (0.99999, "h:mm"),
    (1.25, "# ?/?"), (12345, "0.00E+00"), (1, "yyyy-m-d"), (59, "yyyy-m-d"), (61, "yyyy-m-d"),
)  # fmt: skip
"""Numbers, each with the format in which a cell shows it."""


def number_workbook() -> bytes:
    """Return a workbook with these numbers, one a row."""
    book = Workbook()
    sheet: Any = book.active
    sheet.column_dimensions["A"].width = 60
    for place, (value, code) in enumerate(NUMBERS, start=1):
        sheet.cell(place, 1, value).number_format = code
    stored = io.BytesIO()
    book.save(stored)
    return stored.getvalue()


def _level(place: int, kind: str, text: str, more: str = "", suffix: str = "nothing") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def _shape(*levels: str) -> str:
    inner = "".join(levels)
    return f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>{inner}</w:abstractNum>'  # fmt: skip


def _number(name: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="1"/>{overrides}</w:num>'


def _items(*places: int | tuple[int, int]) -> str:
    found = [one if isinstance(one, tuple) else (one, 1) for one in places]
    return "".join(
        paragraph("公开", f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{name}"/></w:numPr>')
        for place, name in found
    )


_START = '<w:lvlOverride w:ilvl="{}"><w:startOverride w:val="{}"/></w:lvlOverride>'
_HAN = _shape(
    _level(0, "chineseCountingThousand", "%1、"), _level(1, "chineseCountingThousand", "（%2）")
)
_LEGAL = _shape(
    _level(0, "chineseCounting", "第%1章"), _level(1, "chineseCounting", "%1.%2", "<w:isLgl/>")
)
_RESTART = _shape(
    _level(0, "chineseCounting", "%1、"),
    _level(1, "chineseCounting", "（%2）", '<w:lvlRestart w:val="0"/>'),
)
_KINDS = (
    "decimal", "decimalZero", "decimalFullWidth", "upperLetter", "lowerRoman", "chineseCounting",
    "chineseCountingThousand", "chineseLegalSimplified", "ideographDigital", "ideographTraditional",
    "ideographZodiac", "ideographEnclosedCircle", "decimalEnclosedCircle",
    "decimalEnclosedCircleChinese", "decimalEnclosedFullstop", "decimalEnclosedParen",
    "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand", "taiwaneseDigital",
    "numberInDash", "ordinal",
)  # fmt: skip

WORD_SAMPLES = {
    "hidden": word_file(paragraph(run("公开") + run("内部", "<w:vanish/>") + run("预算"))),
    "hidden-paragraph": word_file(
        paragraph("甲")
        + paragraph(run("内部", "<w:vanish/>"), "<w:rPr><w:vanish/></w:rPr>")
        + paragraph("乙")
    ),
    "struck": word_file(paragraph(run("6月底前", "<w:strike/>") + run("9月底前"))),
    "changed": word_file(
        paragraph('<w:del w:id="1" w:author="甲"><w:r><w:delText>6</w:delText></w:r></w:del>'
                  f'<w:ins w:id="2" w:author="甲">{run("9")}</w:ins>{run("月底前")}')
    ),
    "controls": word_file(
        control(paragraph("甲"))
        + paragraph(run("乙") + control(run("丙")))
        + table(control(row("1", "公开预算")), row("2", control(cell("公开决算"))))
    ),
    "hyphens": word_file(
        paragraph("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>5个工作日</w:t><w:softHyphen/></w:r>")
    ),
    "symbols": word_file(
        paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>主动公开</w:t></w:r>')
    ),
    "nested": word_file(
        table(row("1", cell(paragraph("公开：") + table(row("预算", "6月")) + paragraph(""))))
    ),
    "restarted": word_file(
        _items(0, 0, (0, 2), (0, 2), 0, (1, 2)),
        lists=_HAN + _number(1) + _number(2, _START.format(0, 1)),
    ),
    "levels": word_file(_items(0, 1, 1, 0, 1), lists=_HAN + _number(1)),
    "lower-first": word_file(_items(1, 0, 1), lists=_HAN + _number(1)),
    "legal": word_file(_items(0, 1), lists=_LEGAL + _number(1)),
    "no-restart": word_file(_items(0, 1, 1, 0, 1), lists=_RESTART + _number(1)),
    **{
        f"kind-{kind}": word_file(
            _items(*[0] * 24, (0, 2), (0, 2), 0),
            lists=_shape(_level(0, kind, "%1：")) + _number(1) + _number(2, _START.format(0, 99)),
        )
        for kind in _KINDS
    },
}  # fmt: skip
"""Word documents of one kind each."""
