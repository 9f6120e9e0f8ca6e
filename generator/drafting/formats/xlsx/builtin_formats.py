"""The number formats that a workbook only names by a number, as Chinese Excel shows them."""

from collections.abc import Mapping
from types import MappingProxyType

_MONTH = 'yyyy"年"m"月"'
_DAY = 'm"月"d"日"'
_WHOLE_DAY = 'yyyy"年"m"月"d"日"'

BUILTIN_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "0": "General",
        "1": "0",
        "2": "0.00",
        "3": "#,##0",
        "4": "#,##0.00",
        "5": '"¥"#,##0;"¥"-#,##0',
        "6": '"¥"#,##0;"¥"-#,##0',
        "7": '"¥"#,##0.00;"¥"-#,##0.00',
        "8": '"¥"#,##0.00;"¥"-#,##0.00',
        "9": "0%",
        "10": "0.00%",
        "11": "0.00E+00",
        "12": "# ?/?",
        "13": "# ??/??",
        "14": "yyyy/m/d",
        "15": "d-mmm-yy",
        "16": "d-mmm",
        "17": "mmm-yy",
        "18": "h:mm AM/PM",
        "19": "h:mm:ss AM/PM",
        "20": "h:mm",
        "21": "h:mm:ss",
        "22": "yyyy/m/d h:mm",
        "27": _MONTH,
        "28": _DAY,
        "29": _DAY,
        "30": "m-d-yy",
        "31": _WHOLE_DAY,
        "32": 'h"时"mm"分"',
        "33": 'h"时"mm"分"ss"秒"',
        "34": '上午/下午h"时"mm"分"',
        "35": '上午/下午h"时"mm"分"ss"秒"',
        "36": _MONTH,
        "37": "#,##0;-#,##0",
        "38": "#,##0;-#,##0",
        "39": "#,##0.00;-#,##0.00",
        "40": "#,##0.00;-#,##0.00",
        "41": '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
        "42": '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
        "43": '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
        "44": '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
        "45": "mm:ss",
        "46": "[h]:mm:ss",
        "47": "mm:ss.0",
        "48": "##0.0E+0",
        "49": "@",
        "50": _MONTH,
        "51": _DAY,
        "52": _MONTH,
        "53": _DAY,
        "54": _DAY,
        "55": '上午/下午h"时"mm"分"',
        "56": '上午/下午h"时"mm"分"ss"秒"',
        "57": _MONTH,
        "58": _DAY,
    }
)
"""ECMA-376, Part 1, 18.8.30, with its column for zh-cn; the readers of plans have Chinese Excel."""
