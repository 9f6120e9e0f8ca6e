"""The words of time, as the parts of the regular expressions in `commitments` and `times`.

None of them has a capturing group, so each can be used anywhere in a larger expression. Compile
that with `re.ASCII`: `\\d` must be 0 to 9.
"""

NUMERALS = "一二两三四五六七八九十"
"""The characters of numerals up to 九十九, for use inside brackets."""

NUMBER = rf"(?:\d{{1,4}}|[{NUMERALS}]{{1,3}})"

YEAR_IN_HAN = "[〇○零一二三四五六七八九]{4}"
"""A year written digit by digit: 二〇二一."""

YEAR = rf"(?:\d{{4}}年度?|{YEAR_IN_HAN}年度?|今年|本年度?|当年)"
"""A year that the words name, or words for the document's own year."""

MONTH = "(?:(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?)"
DAY_OF_MONTH = rf"(?:(?:\d{{1,2}}|[{NUMERALS}]{{1,3}})[日号])"
THIRD_OF_MONTH = "(?:[上中下]旬)"
QUARTER_OF_YEAR = "(?:第?[一二三四1-4]季度)"
HALF_OF_YEAR = "(?:[上下]半年)"

END = "[底末]"
"""The end of a month, a quarter, a half or a year."""

BEFORE = "(?:之前|以前|前)"
WITHIN = "(?:之内|以内|内)"

LENGTH_UNIT = "(?:个?工作日|个?自然日|天|日|周|个?星期|个月|个?小时|年)"
"""The unit of a length of time."""

AT_LEAST = "(?:至少|不得?少于|不得?低于)"
"""Words that make a number a minimum."""

COUNTED = "[次期条篇场轮件]"
"""The measure word after a least number."""
