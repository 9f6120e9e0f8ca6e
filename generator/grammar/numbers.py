"""Reads numbers written in digits or in Chinese numerals."""

from generator.hanzi import read_numeral


def read_number(words: str) -> int | None:
    """Return the value of 12, 十二, 两 or 一百二十, or of the 元 of 元月; None if it is no number."""
    if words.isascii() and words.isdigit():
        return int(words)
    if words.startswith("一十"):  # 一十二 is 十二
        words = words[1:]
    try:
        return 1 if words == "元" else read_numeral(words)
    except ValueError:
        return None
