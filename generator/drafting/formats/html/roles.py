"""The part that each element plays in a page's layout, by its name and its `display`."""

from collections.abc import Mapping

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "listing",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "p",
        "plaintext",
        "pre",
        "search",
        "section",
        "summary",
        "textarea",
        "ul",
        "xmp",
    ]
)
_TABLE = {
    "table": "table",
    "thead": "table-row-group",
    "tbody": "table-row-group",
    "tfoot": "table-row-group",
    "tr": "table-row",
    "td": "table-cell",
    "th": "table-cell",
    "caption": "block",
    "col": "none",
    "colgroup": "none",
}
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "title",
        "meta",
        "link",
        "base",
        "area",
        "param",
        "source",
        "track",
        "datalist",
        "select",
        "option",
        "iframe",
        "frame",
        "noframes",
        "noembed",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "applet",
        "defs",
        "desc",
        "symbol",
        "metadata",
        "rp",
    ]
)
"""Elements whose words a browser does not show, or shows only as a control's choices."""


def display_of(tag: str, declared: Mapping[str, str]) -> str:
    """Return how an element is laid out: none, inline, block, or as a part of a table."""
    if tag in _UNSEEN:
        return "none"
    display = declared.get("display", "").replace("!important", "").strip()
    if not display or display in ("initial", "inherit", "unset", "revert"):
        return _TABLE.get(tag) or ("block" if tag in _BLOCKS else "inline")
    if tag in ("td", "th", "tr", "table", "tbody", "thead", "tfoot") and display == "block":
        return "block"
    if display in ("none", "table", "table-row", "table-cell"):
        return display
    if display in ("table-row-group", "table-header-group", "table-footer-group"):
        return "table-row-group"
    if display in ("table-column", "table-column-group"):
        return "none"
    if display == "contents":
        return "inline"
    return "inline" if display.startswith(("inline", "ruby")) else "block"
