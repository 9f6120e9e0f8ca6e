"""Finds personal contact details in texts."""

import re

_WIDE = "０１２３４５６７８９（）－—＠"
_ASCII = "0123456789()--@"

CONTACT = re.compile(
    r"""
    (?<![\d/]) \(?0\d{2,3} [-)\s]+ \d{7,8} (?!\d)              # a line with its area code
  | (?<![\d/]) 1[3-9]\d [-\s]? \d{4} [-\s]? \d{4} (?!\d)       # a mobile phone
  | (?:电话|電話|传真|傳真|手机|手機) [^\d\n]{0,6} \d{7,8} (?!\d)  # a line that says what it is
  | [\w.+-]{1,64} @ [\w-]+ (?:\.[\w-]+)+     # an e-mail address, as RFC 5321 bounds it
    """,
    re.ASCII | re.VERBOSE,
)
"""A phone number or an e-mail address, in a text that `ascii_width` returned."""


def ascii_width(text: str) -> str:
    """Replace full-width digits, brackets and dashes by ASCII, one character by one."""
    return text.translate(str.maketrans(_WIDE, _ASCII))
