"""Measures the finder of private details: `make bench-contacts`.

It prints precision and recall on docs/contact-spellings.yml, then the time for a megabyte of text made
to be slow, and the factor by which it grows when the text is doubled: 2 is linear, 4 is quadratic.
"""

import time
from collections import Counter

from generator.grammar.contacts import find_contacts

from .contact_spellings import judge, spellings

CHARACTERS = 350_000
"""About a megabyte of Han characters in UTF-8."""

ADVERSE = (
    *("1", "1 ", "1-", "1 3 ", "010-", "0799/", "+86", "(", "一", "一 ", "〇-", "13900001111、"),
    *("a", "a.", "@", "a@", "a@b.", "(at)", "a#b.", "a b at ", "http://", "www.", ".cn/"),
    *(
        "联",
        "联 ",
        "联系人",
        "联系人：",
        "联系人：某",
        "联系人：赵某某、",
        "经办人（",
        "赵某",
        "某·",
    ),
    *("电话", "电话：", "电话：1230001、", "赵某某 13900001111，", "局", "市政府办公室"),
    *("住址：", "住址：村", "微信号：", "微信abc_", "QQ", "身份证", "110101190001011009 ", "6222"),
    *("姓名\t电话\n", "a\t", "\n", " ", "聯(lián)", "\u200b", "第", "转", "、", "：\n"),
)
"""Parts of the patterns themselves, which each text repeats."""


def seconds(unit: str, length: int) -> float:
    """Return the time for a text that repeats a unit up to a length."""
    text = (unit * (length // len(unit) + 1))[:length]
    start = time.process_time()
    find_contacts(text)
    return time.process_time() - start


def main() -> None:
    """Print the figures of the corpus, then of each text."""
    total: Counter[str] = Counter()
    for _, spelling in spellings():
        total += judge(spelling)
    found = total["right"] + total["asked"]
    print(f"precision {total['right'] / (total['right'] + total['false']):.3f}", end="   ")
    print(f"recall {found / (found + total['missed']):.3f}", end="   ")
    print(f"questions {total['asked']}, of which needless {total['idle']}\n")
    print("seconds   growth   repeated")
    for unit in ADVERSE:
        whole = seconds(unit, CHARACTERS)
        print(f"{whole:7.2f} {seconds(unit, 2 * CHARACTERS) / whole:8.1f}   {unit!r}")


if __name__ == "__main__":
    main()
