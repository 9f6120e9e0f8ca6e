"""Limits of Word and Excel files, which are zip archives of XML."""

import io
import zipfile

from generator.drafting.blocks import Refusal

_MOST_XML = 16_000_000
_MOST_BYTES = 128_000_000
_MOST_ELEMENTS = 400_000
_MOST_MEMBERS = 5_000
"""The expanded bytes of a file's XML and of all that it holds, the elements of its XML, and its
members. The longest plans have three million bytes, and some ten thousand elements.
"""

_MEGABYTE = 1_000_000
_XML = (".xml", ".rels", ".vml")


def refuse_huge_package(data: bytes) -> None:
    """Raise `Refusal` if a file expands beyond the limits, before the costly part of it is read.

    The stated sizes can be trusted: `zipfile` reads no more of a member than its stated size.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = package.infolist()
        xml = [one for one in members if one.filename.lower().endswith(_XML)]
        if len(members) > _MOST_MEMBERS:
            raise Refusal("drafting.too-many-members", most=_MOST_MEMBERS)
        for part, most in ((xml, _MOST_XML), (members, _MOST_BYTES)):
            if sum(one.file_size for one in part) > most:
                raise Refusal("drafting.expands-too-far", most=most // _MEGABYTE)
        elements = 0
        for one in xml:
            content = package.read(one)
            elements += content.count(b"<") - content.count(b"</")
        if elements > _MOST_ELEMENTS:
            raise Refusal("drafting.too-many-elements", most=_MOST_ELEMENTS)
