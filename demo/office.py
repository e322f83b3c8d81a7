# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Demo documents as DOCX and ODT: the smallest files that a word processor opens, always the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

from demo.story import RETELLING, Story

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def _zip(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            archive.writestr(info, text)
    return out.getvalue()


def docx(story: Story) -> bytes:
    """The story as a Word document with heading styles, bullets and real footnotes."""
    notes = {block.label: block.text for block in story.blocks if block.kind == "note"}
    body = [_word(line) for line in (*_top(story), RETELLING)]
    for block in story.blocks:
        if block.kind == "heading":
            body.append(_word(f"{block.label} {block.text}".strip(), "Heading1"))
        elif block.kind == "item":
            body.append(_word(f"– {block.text}", "ListParagraph"))
        elif block.kind == "paragraph":
            body.append(_word(block.text))
    footnotes = "".join(
        f'<w:footnote w:id="{label}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> '
        f"{escape(text)}</w:t></w:r></w:p></w:footnote>"
        for label, text in notes.items()
    )
    types = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'wordprocessingml.{kind}+xml"/>'
        for part, kind in (("document", "document.main"), ("footnotes", "footnotes"))
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return _zip(
        {
            "[Content_Types].xml": f'{head}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
            "_rels/.rels": f'{head}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'{head}<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{_OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>',
            "word/document.xml": f'{head}<w:document xmlns:w="{_WORD}"><w:body>{"".join(body)}</w:body>'
            "</w:document>",
            "word/footnotes.xml": f'{head}<w:footnotes xmlns:w="{_WORD}">{footnotes}</w:footnotes>',
        }
    )


def _top(story: Story) -> list[str]:
    return [line for line in story.head.get("top", "").split(" / ") if line]


def _word(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    runs = []
    for piece in re.split(r"(\[\^\d+\])", text):
        if note := re.fullmatch(r"\[\^(\d+)\]", piece):
            runs.append(f'<w:r><w:footnoteReference w:id="{note[1]}"/></w:r>')
        elif piece:
            runs.append(f'<w:r><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>')
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def odt(story: Story) -> bytes:
    """The story as an OpenDocument text with headings, a list and real footnotes."""
    notes = {block.label: block.text for block in story.blocks if block.kind == "note"}
    body = [f"<text:p>{escape(line)}</text:p>" for line in (*_top(story), RETELLING)]
    for block in story.blocks:
        text = _with_notes(block.text, notes)
        if block.kind == "heading":
            title = f"{block.label} {text}".strip()
            body.append(f'<text:h text:outline-level="1">{title}</text:h>')
        elif block.kind == "item":
            body.append(f"<text:list><text:list-item><text:p>{text}</text:p></text:list-item></text:list>")
        elif block.kind == "paragraph":
            body.append(f"<text:p>{text}</text:p>")
    spaces = " ".join(f'xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "text"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {spaces} office:version="1.3">'
        f"<office:body><office:text>{''.join(body)}</office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0" '
        f'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    return _zip({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def _with_notes(text: str, notes: dict[str, str]) -> str:
    def note(match: re.Match[str]) -> str:
        return (
            f'<text:note text:id="n{match[1]}" text:note-class="footnote"><text:note-citation>{match[1]}'
            f"</text:note-citation><text:note-body><text:p>{escape(notes[match[1]])}</text:p></text:note-body>"
            "</text:note>"
        )

    return re.sub(r"\[\^(\d+)\]", note, escape(text))


WRITERS: dict[str, Callable[[Story], bytes]] = {"docx": docx, "odt": odt}
