"""Reads received files; each format has its own module, and its own library."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from generator.drafting.blocks import Block, Refusal
from generator.drafting.formats.decoding import decode_text
from generator.drafting.formats.reading import MOST_BLOCKS, Reading
from generator.drafting.formats.recognising import recognise
from generator.drafting.remarks import Remark
from generator.records.sources import Format


@dataclass(frozen=True, slots=True)
class Received:
    """A received file: its `text` if it is a text file, else its `blocks`, and what a person should
    look at.
    """

    format: Format
    text: str | None = None
    blocks: tuple[Block, ...] = ()
    remarks: tuple[Remark, ...] = ()


def read_file(data: bytes, name: str) -> Received:
    """Return the content of a file, or raise `Refusal`; its format follows from its bytes or its name."""
    if not data.strip(b"\x00\t\n\v\f\r "):
        raise Refusal("drafting.empty")
    kind = recognise(data, name)
    if kind is Format.TEXT:
        read = decode_text(data)
        if read.text.count("\n") > MOST_BLOCKS:
            raise Refusal("drafting.too-many-blocks", most=MOST_BLOCKS)
        return Received(
            Format.TEXT if read.is_utf8 else Format.RECODED, text=read.text, remarks=read.remarks
        )
    try:
        reader = import_module(f"generator.drafting.formats.{kind.value}")
    except ModuleNotFoundError as error:
        shown = kind.value.upper()
        raise Refusal("drafting.no-library", format=shown, library=error.name) from None
    read_blocks: Callable[[bytes], Reading] = reader.read
    found = read_blocks(data)
    if not found.blocks:
        raise Refusal("drafting.no-words")
    if len(found.blocks) > MOST_BLOCKS:
        raise Refusal("drafting.too-many-blocks", most=MOST_BLOCKS)
    return Received(kind, blocks=found.blocks, remarks=found.remarks)
