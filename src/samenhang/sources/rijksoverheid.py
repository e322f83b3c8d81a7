# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Documents of rijksoverheid.nl through its open data interface, in JSON or in XML.

The fields of an item are described nowhere that could be verified: every one may be missing, alone or a list,
text or an object with a name. What is not known is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode, urlsplit

from lxml import etree

from samenhang.errors import InvalidInput, NotFetched
from samenhang.sources import markup
from samenhang.sources.moments import day_of
from samenhang.sources.publication import Offered, Party, Publication, claims_of, preferred

NAME = "rijksoverheid"
BASE = "https://opendata.rijksoverheid.nl/v1/sources/rijksoverheid/documents"
LARGEST_PAGE = 200
_NAMES = (
    "id type canonical dataurl title introduction content authorities creators subjects organisationalunits "
    "lastmodified available initialdate license files language issued frontpages"
)
_DESCRIBED = frozenset(_NAMES.split())
_ROLES = ("authorities", "creators", "organisationalunits")
_FORMS = ("pdf", "docx", "odt", "xml", "html", "txt")


@dataclass(frozen=True, slots=True)
class Documents:
    """Which documents. An empty field asks nothing; names as the interface lists them ("kamerstuk").

    `words` stand in the title, every one of them: the interface cannot be asked for words, so all come and
    only these are kept.
    """

    kind: str = ""
    subject: str = ""
    ministry: str = ""
    since: date | None = None
    words: str = ""

    def address(self, offset: int = 0, rows: int = 100, base: str = BASE) -> str:
        """The address of one page. Raises InvalidInput for a page that is too large."""
        if not 0 < rows <= LARGEST_PAGE or offset < 0:
            raise InvalidInput(
                f"{rows} documents from {offset} cannot be asked", "ask for 1 to 200 at a time"
            )
        asked = {
            "output": "json",
            "rows": str(rows),
            "offset": str(offset),
            "type": self.kind,
            "subject": self.subject,
            "organisationalunit": self.ministry,
            "lastmodifiedsince": self.since.strftime("%Y%m%d") if self.since else "",
        }
        return f"{base}?{urlencode({name: value for name, value in asked.items() if value})}"


def documents_of(data: bytes) -> tuple[Publication, ...]:
    """The documents of an answer, in JSON or XML; none at the end of a list. Raises NotFetched."""
    start = data.lstrip()[:1]
    if start == b"<":
        root = markup.tree_of(data, "the answer of rijksoverheid.nl")
        if markup.local(root).casefold() == "html":
            raise NotFetched("broken", "rijksoverheid.nl answers with a page", "try again later")
        told = [_plain(element) for element in markup.children(root)]
    else:
        told = _listed(markup.json_of(data, "the answer of rijksoverheid.nl"))
    return tuple(_publication(one) for one in told if isinstance(one, Mapping))


def _listed(told: Any) -> list[Any]:
    """The list in an answer: the answer itself, or the one list in it."""
    if isinstance(told, list):
        return told
    lists = [value for value in told.values() if isinstance(value, list)] if isinstance(told, dict) else []
    if len(lists) == 1 and all(isinstance(one, Mapping) for one in lists[0]):
        return list(lists[0])
    if isinstance(told, dict) and "id" in told:
        return [told]
    raise NotFetched("broken", "the answer of rijksoverheid.nl holds no list of documents", "try again later")


def _plain(element: etree._Element) -> Any:
    """XML as JSON would have it: a name that repeats, or a plural of what stands within, is a list."""
    inner = list(markup.children(element))
    if not inner:
        return markup.text_of(element)
    names = [markup.local(child) for child in inner]
    values = [_plain(child) for child in inner]
    if len(set(names)) == 1 and (len(names) > 1 or markup.local(element).startswith(names[0])):
        return values
    told: dict[str, Any] = {}
    for name, value in zip(names, values, strict=True):
        if name not in told:
            told[name] = value
        elif isinstance(told[name], list):
            told[name].append(value)
        else:
            told[name] = [told[name], value]
    return told


def _publication(told: Mapping[str, Any]) -> Publication:
    page = _address(told.get("canonical")) or _address(told.get("dataurl"))
    identifier = _text(told.get("id")) or page
    if not identifier:
        raise NotFetched("broken", "a document of rijksoverheid.nl has no identifier", "try again later")
    files = tuple(_files(told, page))
    return Publication(
        source=NAME,
        identifier=identifier,
        title=_text(told.get("title")),
        kinds=tuple(filter(None, _each(told.get("type")))),
        day=day_of(
            _text(told.get("initialdate")) or _text(told.get("issued")) or _text(told.get("available"))
        ),
        actors=tuple(Party(role, name) for role in _ROLES for name in _each(told.get(role)) if name),
        files=preferred(files),
        page=page,
        updated=_text(told.get("lastmodified")),
        claims=tuple(claims_of(told)),
        strange=tuple(name for name in told if name not in _DESCRIBED),
        raw=markup.json_bytes(told),
    )


def _text(value: Any) -> str:
    """What a value says as text: itself, the name or title of an object, the first of a list."""
    if isinstance(value, Mapping):
        value = next((value[name] for name in ("name", "title", "label", "id") if value.get(name)), "")
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    return "" if value is None or isinstance(value, Mapping) else " ".join(str(value).split())


def _each(value: Any) -> Iterator[str]:
    yield from dict.fromkeys(_text(one) for one in (value if isinstance(value, list) else [value]))


def _address(value: Any) -> str:
    text = _text(value)
    return text if urlsplit(text).scheme in ("http", "https") else ""


def _files(told: Mapping[str, Any], page: str) -> Iterator[Offered]:
    listed = told.get("files")
    if isinstance(listed, Mapping):
        listed = listed.get("file", [listed])
    for one in listed if isinstance(listed, list) else [listed]:
        if isinstance(one, Mapping) and (address := _address(one.get("fileurl"))):
            size = _text(one.get("filesize"))
            name = _text(one.get("filename"))
            form = _form(_text(one.get("filetype")), name or urlsplit(address).path)
            yield Offered(form, address, name, int(size) if size.isdecimal() else 0)
    if page:
        yield Offered("page", page)


def _form(kind: str, name: str) -> str:
    """The form by the type that is told ("application/pdf", "PDF"), else by the ending of the name."""
    for word in (kind, name.rpartition(".")[2]):
        for form in _FORMS:
            if word.casefold().endswith(form):
                return "text" if form == "txt" else form
    return kind.casefold() or "unknown"
