# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A web page as a list of events, without what is not content, and where on it the document is.

Left out everywhere: scripts, navigation, asides, banners, footers, forms' controls, what is hidden. The
document is the block that the page itself names (`broodtekst` on officielebekendmakingen.nl, `main`,
`article`), or else the deepest block that holds nearly all of the text.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from samenhang.errors import Unreadable
from samenhang.reading import limits
from samenhang.reading.elements import names

NOISE_TAGS = names(
    "script style template noscript iframe object embed svg canvas video audio button select input "
    "textarea option "
    "datalist map dialog head nav aside footer header menu"
)
_CONDITIONAL = frozenset({"footer", "header", "aside"})
_NOISE_ROLES = names("navigation banner contentinfo complementary search dialog alertdialog menu menubar")
_NOISE_NAMES = names(
    "nav navbar navigation navigatie menu mainmenu hoofdmenu submenu breadcrumb breadcrumbs kruimelpad "
    "broodkruimel skiplink "
    "skiplinks skip-link skip-links cookie cookies cookiebar cookie-banner cookiebanner cookie-consent "
    "cookiemelding share "
    "social socialmedia social-media share-buttons sidebar inhoudsopgave toc kopregel voetregel site- "
    "header site-footer "
    "page-footer pagination paginering visually-hidden sr-only visuallyhidden hidden print-only noprint "
    "related gerelateerd "
    "note-close advertisement newsletter feedback searchform zoekformulier"
)
_NOTE_NAMES = names(
    "noten footnotes footnote voetnoten voetnoot endnotes endnote noot doc-footnote doc-endnotes"
)
_MAINS = ("main", "content", "inhoud", "maincontent", "main-content", "article", "artikel", "tekst")
BLOCKS = names(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 "
    "h3 h4 h5 h6 header hr legend li main ol p pre section summary table tbody td tfoot th thead tr ul "
    "html"
)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]{0,30})")
_CLOSES_ITSELF = names(
    "area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup tr "
    "td th thead tbody tfoot "
    "rt rp body html head"
)
_HIDDEN = re.compile(r"(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden)", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s{0,3}=\s{0,3}["']?\s{0,3}([A-Za-z0-9_-]{2,40})""", re.IGNORECASE)
_HOLDERS = names("div section article td center form table tbody tr")
_SHARE = 0.7  # of the page's text that a block must hold to be the document


@dataclass(slots=True, eq=False)
class Tag:
    """An element on the page; `first` and `last` are the places of its events, `mass` its characters
    outside links.
    """

    name: str
    values: dict[str, str]
    around: Tag | None
    first: int
    last: int = -1
    mass: int = 0
    words: int = 0
    columns: int = 0  # of a table: most cells in a row
    nested: bool = False  # of a table: holds another table, or headings

    def tokens(self) -> set[str]:
        """Its id and classes, in lower case."""
        return {*self.values.get("class", "").casefold().split(), self.values.get("id", "").casefold()}


Event = tuple[str, Tag | str]  # ("open" | "close", the tag) or ("text", the words)


@dataclass(slots=True)
class Page:
    """The events of a page in order, its tags, and its metadata: (name, scheme, content)."""

    events: list[Event] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    metas: list[tuple[str, str, str]] = field(default_factory=list)
    title: str = ""
    address: str = ""


def decode(data: bytes) -> str:
    """The text of a page: by byte order mark, then as declared, then UTF-8, then windows-1252."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    declared = _CHARSET.search(data[:4096])
    names = [declared[1].decode("ascii")] if declared else []
    for name in [*names, "utf-8"]:
        try:
            known = codecs.lookup(name).name
            return data.decode("windows-1252" if known in ("iso8859-1", "ascii") else known)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("windows-1252", "replace")


def parse(data: bytes) -> Page:
    """Read a page into events."""
    text = decode(data).replace("\x00", "")
    _check_depth(text)
    tree = LexborHTMLParser(text)
    page = Page()
    _head(tree, page)
    if tree.body is not None:
        _events(tree.body, page)
    return page


def _check_depth(text: str) -> None:
    """Refuse a page whose elements, as written, stand thousands deep in each other."""
    open_now: dict[str, int] = {}
    depth = 0
    for found in _TAG.finditer(text):
        name = found[2].lower()
        if name in _CLOSES_ITSELF:
            continue
        if not found[1]:
            open_now[name] = open_now.get(name, 0) + 1
            depth += 1
        elif open_now.get(name):
            open_now[name] -= 1
            depth -= 1
        if depth > limits.HTML_DEPTH:
            raise Unreadable(
                "hostile",
                f"elements nested more than {limits.HTML_DEPTH:,} deep",
                "open the page in a browser, print it to PDF and add that",
            )


def _head(tree: LexborHTMLParser, page: Page) -> None:
    for node in tree.css("meta[content]"):
        values = node.attributes
        name = values.get("name") or values.get("property") or ""
        scheme = values.get("scheme") or values.get("data-scheme") or ""
        if name:
            page.metas.append((name, scheme, values.get("content") or ""))
    title = tree.css_first("head > title")
    page.title = " ".join(title.text().split()) if title else ""
    link = tree.css_first('link[rel="canonical"]')
    page.address = (link.attributes.get("href") or "") if link else ""


def _events(body: LexborNode, page: Page) -> None:
    """Walk the tree without recursion."""
    stack: list[Tag] = []
    tag: Tag | None = None
    node: LexborNode | None = body
    while node is not None:
        down = None
        name = node.tag or ""
        if name == "-text":
            _text(node.text_content or "", tag, page)
        elif name[:1] not in ("-", "!", "") and not _is_noise(node, name, tag):
            down = node.first_child
            if down is not None or name in ("br", "img", "a", "td", "th", "hr"):
                tag = _open(node, name, tag, page)
                stack.append(tag)
                if down is None:
                    tag = _close(stack, page)
        if down is not None:
            node = down
            continue
        while node is not None and node.next is None:
            node = node.parent if stack else None
            if node is not None:
                tag = _close(stack, page)
        node = node.next if node is not None and stack else None


def _open(node: LexborNode, name: str, around: Tag | None, page: Page) -> Tag:
    values = {key: value or "" for key, value in node.attributes.items()}
    tag = Tag(name, values, around, len(page.events))
    page.events.append(("open", tag))
    page.tags.append(tag)
    return tag


def _close(stack: list[Tag], page: Page) -> Tag | None:
    tag = stack.pop()
    above = stack[-1] if stack else None
    tag.last = len(page.events)
    page.events.append(("close", tag))
    if above is not None:
        above.mass += 0 if tag.name == "a" else tag.mass
        above.words += tag.words
        above.nested |= tag.nested or tag.name in ("table", "h1", "h2", "h3", "h4")
        if tag.name in ("td", "th"):
            above.columns += 1
        elif tag.name in ("tr", "tbody", "thead", "tfoot"):
            above.columns = max(above.columns, tag.columns)
    return above


def _text(words: str, tag: Tag | None, page: Page) -> None:
    page.events.append(("text", words))
    if tag is not None:
        size = len(words.strip())
        tag.mass += size
        tag.words += size


def _is_noise(node: LexborNode, name: str, around: Tag | None) -> bool:
    values = node.attributes
    tokens = {*(values.get("class") or "").casefold().split(), (values.get("id") or "").casefold()}
    if tokens & _NOTE_NAMES or values.get("role") in _NOTE_NAMES:
        return False
    if name in NOISE_TAGS and not (name in _CONDITIONAL and _keeps(node, name, around)):
        return True
    return (
        bool(tokens & _NOISE_NAMES)
        or values.get("role") in _NOISE_ROLES
        or "hidden" in values
        or values.get("aria-hidden") == "true"
        or _HIDDEN.search(values.get("style") or "") is not None
    ) and name not in ("body", "main", "html")


def _keeps(node: LexborNode, name: str, around: Tag | None) -> bool:
    """A header inside the document, or one that holds the title, is content."""
    if name != "header":
        return False
    while around is not None:
        if around.name in ("article", "main", "section"):
            return True
        around = around.around
    return node.css_first("h1") is not None


def document(page: Page) -> list[Tag]:
    """The blocks that hold the document: one, or a title and the block it stands above."""
    if not page.tags:
        return []
    body = page.tags[0]
    named = next((tag for tag in page.tags if {"broodtekst", "broodtekst-container"} & tag.tokens()), None)
    chosen = named or _main(page, body) or _deepest(page, body)
    title = next((tag for tag in page.tags if tag.name == "h1" and tag.words), None)
    outside = title is not None and not chosen.first <= title.first <= chosen.last
    return [title, chosen] if title is not None and outside and named is None else [chosen]


def _main(page: Page, body: Tag) -> Tag | None:
    found = [tag for tag in page.tags if tag.name == "main" or tag.values.get("role") == "main"]
    found = found or [tag for tag in page.tags if tag.values.get("id", "").casefold() in _MAINS]
    articles = [tag for tag in page.tags if tag.name == "article"]
    found = found or (articles if len(articles) == 1 else [])
    best = max(found, key=lambda tag: tag.words, default=None)
    return best if best is not None and best.words >= body.words / 4 else None


def _deepest(page: Page, body: Tag) -> Tag:
    """The deepest block that holds nearly all text that is no link."""
    chosen = body
    for tag in page.tags:
        inside = chosen.first < tag.first and tag.last < chosen.last
        if inside and tag.name in _HOLDERS and tag.mass >= _SHARE * body.mass:
            chosen = tag
    return chosen


def text_of(page: Page, tag: Tag) -> str:
    """All words inside a tag."""
    return " ".join("".join(_words(page, tag)).split())


def _words(page: Page, tag: Tag) -> Iterator[str]:
    for place in range(tag.first, tag.last):
        kind, what = page.events[place]
        if kind == "text" and isinstance(what, str):
            yield what
