"""Chinese characters and numerals."""

HAN_RANGES = (
    (0x3007, 0x3007),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x323AF),
)
"""The Unicode ranges of Han characters: first and last code points."""

HAN = "".join(f"{chr(first)}-{chr(last)}" for first, last in HAN_RANGES)
"""Han characters, for use inside the brackets of a regular expression."""

_DIGITS = "零一二三四五六七八九"


def chinese_numeral(number: int) -> str:
    """Return `number` (1 to 99) as a plan prints it: 3 is 三, 12 is 十二, 29 is 二十九."""
    if not 1 <= number <= 99:
        raise ValueError(f"no numeral for {number}: plans number from 1 to 99")
    tens, ones = divmod(number, 10)
    lead = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return lead + (_DIGITS[ones] if ones else "")


def section_label(number: int) -> str:
    """Return the usual printed number of a section: 2 is 二、."""
    return f"{chinese_numeral(number)}、"


def task_label(number: int) -> str:
    """Return the usual printed number of a task: 2 is （二）."""
    return f"（{chinese_numeral(number)}）"


def read_numeral(numeral: str) -> int:
    """Return the value of a numeral from 一 to 九十九; 两 is 2."""
    numeral = numeral.replace("两", "二")
    for number in range(1, 100):
        if chinese_numeral(number) == numeral:
            return number
    raise ValueError(f"{numeral} is no numeral from 一 to 九十九")
