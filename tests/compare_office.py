"""Compare what a draft reads of Word and Excel files with what LibreOffice shows (`make office`).

It is no test: LibreOffice is not on every machine, and it is not what readers of plans use. Each
difference has its reason below, or is to be corrected. Needs Debian's libreoffice-writer-nogui and
libreoffice-calc-nogui.
"""

import csv
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.drafting.blocks import Block, TableRow
from generator.drafting.formats.docx import read as read_word
from generator.drafting.formats.xlsx import read as read_workbook
from generator.drafting.formats.xlsx.format_codes import UnknownFormatError
from generator.drafting.formats.xlsx.numbers import show_number
from generator.proof.steps import DITTO

from .office_samples import NUMBERS, WORD_SAMPLES, number_workbook
from .test_drafting import DRAFTS

_TEXT_EXPORT = "LibreOffice's text has hidden, struck and deleted words; its pages do not"
_LIST_FORMAT = "LibreOffice has another format of lists in its place; ours is that of the standard"
_BEYOND = "Word goes on in Arabic numbers behind its last sign"

REASONS: Mapping[str, str] = {
    **dict.fromkeys(("hidden", "hidden-paragraph", "struck", "changed"), _TEXT_EXPORT),
    "hyphens": "a hyphen that does not break is read as a hyphen, one that is not shown as none",
    "symbols": "a sign of Wingdings is read as the character that it shows",
    "nested": "a row of a table in a cell is one line",
    "legal": "LibreOffice 7.4 does not know w:isLgl",
    "no-restart": "LibreOffice 7.4 does not know w:lvlRestart",
    **{
        f"kind-{kind}": _LIST_FORMAT
        for kind in ("decimalFullWidth", "chineseCounting", "ideographDigital", "numberInDash",
                     "ideographEnclosedCircle", "decimalEnclosedFullstop", "decimalEnclosedParen",
                     "japaneseCounting", "taiwaneseCounting", "taiwaneseDigital")
    },
    "kind-decimalEnclosedCircle": _BEYOND,
    "kind-decimalEnclosedCircleChinese": _BEYOND,
    "shidu-2022": "〃 is left out of this comparison, where it stands for a merged cell",
    "0.3333333333333333 General": "Excel shows eleven characters of such a number",
    "123456789012 General": "Excel shows eleven characters of such a number",
    '123456 0!.0,"万元"': "! is a sign before a character in Chinese Excel only",
    "5 0.#": "Excel shows the point",
    "1.5 [DBNum1][$-804]General": "Excel shows the point in half width",
    "105 [DBNum1][$-804]0": "Excel shows a place for digits digit by digit",
    "44409 [$-F800]dddd, mmmm dd, yyyy": "the long date of a system is that of a Chinese one",
    "44440 [$-804]ddd": "Excel shows 周三",
    '0.6 [$-804]上午/下午h"时"mm"分"': "LibreOffice does not know 上午/下午",
    "0.999999 h:mm:ss": "Excel rounds to the second",
    "1.25 # ?/?": "asked about",
    "12345 0.00E+00": "asked about",
    "1 yyyy-m-d": "Excel counts from 1900-01-01",
    "59 yyyy-m-d": "Excel counts from 1900-01-01",
}  # fmt: skip
"""Why a difference is right, by the sample in which it is found (LibreOffice 7.4)."""

_AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,2052,false,false,true,false,false,-1"
_TEXT = "txt:Text (encoded):UTF8,LF,,,"


def convert(files: Mapping[str, bytes], target: str) -> dict[str, str]:
    """Return files as LibreOffice converts them, by the names of what it wrote."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            (Path(folder) / name).write_bytes(data)
        subprocess.run(
            [
                "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                "--convert-to", target, "--outdir", f"{folder}/out",
                *(f"{folder}/{name}" for name in files),
            ],
            check=True, capture_output=True, timeout=600,
        )  # fmt: skip
        return {
            path.name: path.read_text(encoding="utf-8-sig")
            for path in (Path(folder) / "out").iterdir()
        }


def words_of(blocks: tuple[Block, ...]) -> list[str]:
    """Return the lines of blocks, each cell on lines of its own, as LibreOffice writes a text."""
    lines: list[str] = []
    for one in blocks:
        cells = one.cells if isinstance(one, TableRow) else (one.text,)
        lines += [line for cell in cells if cell != DITTO for line in cell.split("\n")]
    return [plain for line in lines if (plain := "".join(line.split()))]


def compare_words() -> Iterator[str]:
    """Yield each Word file whose words differ."""
    files = {f"{name}.docx": data for name, data in WORD_SAMPLES.items()}
    files |= {path.name: path.read_bytes() for path in DRAFTS.glob("*.docx") if "damaged" not in path.name}  # fmt: skip
    shown = convert(files, _TEXT)
    for name, data in files.items():
        ours = words_of(read_word(data).blocks)
        theirs = [
            plain
            for line in shown[name.replace(".docx", ".txt")].splitlines()
            if (plain := "".join(line.split()))
        ]
        yield from _said(name.removesuffix(".docx"), ours, theirs)


def compare_numbers() -> Iterator[str]:
    """Yield each number format by which a number is shown in another way."""
    (table,) = convert({"numbers.xlsx": number_workbook()}, _AS_SHOWN).values()
    rows = list(csv.reader(table.splitlines()))
    for (value, code), row in zip(NUMBERS, rows, strict=True):
        try:
            ours = show_number(value, code)
        except UnknownFormatError:
            ours = "(asked)"
        yield from _said(f"{value} {code}", [ours.strip()], ["".join(row).strip()])


def compare_sheets() -> Iterator[str]:
    """Yield each workbook of the drafts whose cells differ."""
    files = {path.name: path.read_bytes() for path in DRAFTS.glob("*.xlsx")}
    shown = convert(files, _AS_SHOWN)
    for name, data in files.items():
        ours = words_of(read_workbook(data).blocks)
        tables = [text for key, text in sorted(shown.items()) if key.startswith(name[:-5])]
        cells = [cell for text in tables for row in csv.reader(text.splitlines(keepends=True)) for cell in row]  # fmt: skip
        theirs = [
            plain
            for cell in cells
            for line in cell.splitlines()
            if (plain := "".join(line.split()))
        ]
        yield from _said(name, sorted(ours), sorted(theirs))


def _said(name: str, ours: list[str], theirs: list[str]) -> Iterator[str]:
    if ours != theirs:
        missing = [one for one in theirs if one not in ours]
        extra = [one for one in ours if one not in theirs]
        yield f"{name}\n  only LibreOffice: {missing}\n  only the draft:   {extra}\n  reason: {REASONS.get(name, '?')}"  # fmt: skip


def main() -> int:
    """Print each difference; fail if one has no reason."""
    found = [*compare_words(), *compare_numbers(), *compare_sheets()]
    print("\n".join(found))
    unexplained = sum("reason: ?" in one for one in found)
    print(f"{len(found)} differences, {unexplained} without a reason")
    return min(unexplained, 1)


if __name__ == "__main__":
    sys.exit(main())
