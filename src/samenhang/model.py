# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The nouns of Samenhang, frozen and typed. Read this file first.

Offsets are always counted in characters (code points) of `Document.text`, half open: `text[start:end]`.
Dates are Dutch calendar dates. Nothing here reads a clock, a file or a network.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class File:
    """A file as a source gives it, before anybody has looked inside.

    `digest` is the SHA-256 of its bytes in hexadecimal, `name` what it is called in its source (for a
    member of a zip "bundle.zip/letter.pdf"), `where` the path or address it came from, `size` in bytes.
    """

    digest: str
    name: str
    where: str
    size: int


# ---------------------------------------------------------------- reading


class Media(StrEnum):
    """The technical form of a file, recognised from its content and never from its name."""

    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    HTML = "html"
    XML = "xml"
    MARKDOWN = "markdown"
    TEXT = "text"
    SHEET = "sheet"  # a list in Excel or CSV, taken in by the follow-up desk
    REGISTER = "register"  # an entry of a register that a source keeps, in words


class PassageKind(StrEnum):
    """What a passage is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # of a list; `Passage.label` holds its number or bullet
    FOOTNOTE = "footnote"  # `Passage.label` holds its mark, `Passage.anchor` where the mark stood
    ROW = "row"  # of a table: the cells joined by " | "


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a document: the unit of evidence.

    `headings` is the path of headings above it, outermost first, each as printed with its number
    ("4.9 Ontwikkelingen hiervoor"). `label` is the number or bullet of a heading, item or footnote; for a
    heading it is part of the text, for an item or a footnote it is not. `turn` is the number of the
    turn in a debate it belongs to.
    """

    number: int
    start: int
    end: int
    kind: PassageKind = PassageKind.PARAGRAPH
    page: int | None = None
    headings: tuple[str, ...] = ()
    label: str | None = None
    turn: int | None = None
    anchor: int | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in a debate, as the proceedings print it.

    `role`: member, minister, state-secretary, chair or other. `office` as printed ("minister van
    Defensie") where it is; `group` is the parliamentary group.
    """

    name: str
    role: str
    office: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One uninterrupted stretch of speech. `interrupts` is the number of the turn it breaks into."""

    number: int
    speaker: Speaker
    interrupts: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """`Document.text[start:end]` stands character for character at `source` in what the file holds.

    The source is the decoded text of a text file, or the text of PDF page `page` (counted from 1).
    """

    start: int
    end: int
    source: int
    page: int | None = None


class FactName(StrEnum):
    """What a document can say of itself. A name may occur more than once (several movers)."""

    KIND = "kind"  # a key of vocabulary/kinds.yaml: letter, decision-note, motion, proceedings, ...
    IDENTIFIER = "identifier"  # kst-30821-153, h-tk-20152016-24-6: what the outside world calls it
    TITLE = "title"
    SUBJECT = "subject"
    DATE = "date"  # ISO: a day, a month "2015-12" or an interval "2015-12-21/2015-12-22"
    PLACE = "place"
    SENDER = "sender"  # office or body that writes, as printed
    ADDRESSEE = "addressee"
    DOSSIER = "dossier"  # "33763", "36410-VII", "CXXIV"
    NUMBER = "number"  # of the paper in its dossier: "8", "AA"
    SIGNATORY = "signatory"  # name as signed
    OFFICE = "office"  # of a signatory, as printed; in the order of the signatories
    BEHALF = "behalf"  # one fact for each office or body the paper is also sent on behalf of
    YEAR = "year"  # parliamentary year, "2015-2016"
    CHAMBER = "chamber"  # "tweede-kamer", "eerste-kamer", "verenigde-vergadering"
    REFERENCE = "reference"  # the sender's own reference (kenmerk)
    MEETING = "meeting"  # number of the meeting in the parliamentary year
    MOVER = "mover"  # of a motion, as printed
    REPLACES = "replaces"  # number of the paper it replaces
    OCCASION = "occasion"  # where a motion was put forward: "Wetgevingsoverleg"
    SOURCE = "source"  # address the document says it comes from
    CLASSIFICATION = "classification"  # "confidential" where it is marked departementaal vertrouwelijk
    SCANNED = "scanned"  # pages that are pictures in a document with text on others: "1, 3-5"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a document says of itself, with the words it rests on.

    `start` and `end` point at the words in `Document.text`; both are None where the fact stands in the
    file's own metadata and not in its text. `value` is the normal form.
    """

    name: FactName
    value: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """The file itself says that `text[start:end]` points at `target`.

    A target is an identifier ("kst-36800-XIV-80"), a dossier ("dossier/36600-XXIII") or an address."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Document:
    """One published or internal text, as read from one file.

    `digest` is the SHA-256 of the file's bytes in hexadecimal, the identity of what was read; `text` is its
    passages joined by a line feed, so a passage is `text[passage.start:passage.end]` and holds none itself.
    """

    digest: str
    name: str
    media: Media
    text: str
    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...] = ()
    turns: tuple[Turn, ...] = ()
    runs: tuple[Run, ...] = ()
    targets: tuple[Target, ...] = ()

    def fact(self, name: FactName) -> str | None:
        """The first value of a fact, or None."""
        return next((fact.value for fact in self.facts if fact.name is name), None)

    @property
    def day(self) -> date | None:
        """The document's own date where it is known to the day; of an interval the last day."""
        stated = (self.fact(FactName.DATE) or "").rpartition("/")[2]
        try:
            return date.fromisoformat(stated)
        except ValueError:
            return None

    def all_facts(self, name: FactName) -> tuple[str, ...]:
        """Every value of a fact, in the order of the document."""
        return tuple(fact.value for fact in self.facts if fact.name is name)


@dataclass(frozen=True, slots=True)
class Correction:
    """Words of a document that were read wrongly, put right by a person; appended, never overwritten.

    `quote` stood at `start` to `end` of the text with all earlier corrections in it; `text` is what the file
    says there. Neither holds a line feed.
    """

    digest: str
    start: int
    end: int
    quote: str
    text: str
    who: str
    when: str  # ISO 8601 with offset
    why: str = ""


# ---------------------------------------------------------------- marking


class MarkKind(StrEnum):
    """What a stretch of text can be."""

    REFERENCE = "reference"
    ACTOR = "actor"
    DATE = "date"
    THEME = "theme"
    COMMITMENT = "commitment"  # a member of the government binds himself to the House
    RECALLED = "recalled"  # somebody says that such a promise was made
    FULFILLED = "fulfilled"  # carried out; value["of"] says what
    DEADLINE = "deadline"  # by when something that is owed comes
    DELAY = "delay"  # the text says that something promised comes late
    MOTION = "motion"  # the text of a motion, from "De Kamer," to "orde van de dag."
    REQUEST = "request"  # one operative clause of a motion
    RECOMMENDATION = "recommendation"
    DECISION = "decision"  # value["sub"]: asked, taken, declined
    INTENTION = "intention"  # value["sub"]: plan (of the government), awaited (what it waits for)
    VOTE = "vote"  # what became of a motion, bill or amendment in the House
    APPRECIATION = "appreciation"  # what the government advises the House on a motion
    RESPONSE = "response"  # what the government says to a recommendation
    ACTION = "action"  # an action line of a strategy or plan
    QUESTION = "question"  # written questions of members to the government, in a register


class Precision(StrEnum):
    """How exactly a period is known."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    PART = "part"  # begin, medio, eind
    YEAR = "year"
    PARLIAMENTARY_YEAR = "parliamentary-year"
    YEARS = "years"
    BOUND = "bound"  # voor, uiterlijk, na: one end is open or follows from another date


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A date as an interval of days, both ends included; None where an end is open."""

    earliest: date | None
    latest: date | None
    precision: Precision = Precision.DAY


@dataclass(frozen=True, slots=True)
class Mark:
    """What `text[start:end]` is, and which rule says so.

    `value` is ready for JSON, its keys are in docs/reference/marks.md; `score` is how sure the rule is.
    """

    kind: MarkKind
    start: int
    end: int
    rule: str
    value: Mapping[str, Any] = field(default_factory=dict)
    score: float = 1.0


# ---------------------------------------------------------------- linking


class Existence(StrEnum):
    """Whether what a link points at is known to exist."""

    EXISTS = "exists"
    NOT_FOUND = "not-found"
    NOT_CHECKED = "not-checked"


@dataclass(frozen=True, slots=True)
class Link:
    """What a mark means: the identity it is tied to, how sure (0 to 1), and the reason in words.

    One mark can have several links: an ambiguous one (each with a score below 1 that says so) or one
    that names several things. `target` is a canonical identifier ("kst-33763-141",
    "person:hennis-plasschaert-ja", "ministry:DEF"); `address` is where people can open it.
    """

    mark: Mark
    target: str
    score: float
    reason: str
    address: str | None = None
    found: Existence = Existence.NOT_CHECKED


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a statement rests on, by position and by quotation; `document` is a document's digest."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when, from the words to the days.

    `firm` is True, False (vague words) or "event" (waits for something else to happen), after the
    guidelines in docs/reference/marks.md. `basis` says in words how the days were worked out.
    """

    phrase: str
    earliest: date | None
    latest: date | None
    firm: bool | str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Anything that somebody must come back on.

    `kind`: commitment, motion, recommendation, decision, question. `state`: open, late, fulfilled, declined,
    unknown; each with its evidence in `evidence` (role, words). Actors are as printed; their
    identities come from the links of the actor marks inside the evidence.
    """

    kind: MarkKind
    what: str
    state: str
    evidence: tuple[tuple[str, Evidence], ...]
    asked_by: str | None = None
    owed_by: str | None = None
    occasion: Period | None = None
    due: Deadline | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or is to happen, on a date; a dossier's timeline is its events in order."""

    period: Period
    kind: str
    title: str
    evidence: Evidence
    targets: tuple[str, ...] = ()


class Verdict(StrEnum):
    """What a person says of a finding of the machine."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    ADDED = "added"
    WITHDRAWN = "withdrawn"  # takes back the review whose id is value["review"]


@dataclass(frozen=True, slots=True)
class Review:
    """What a person said of a mark, link, follow-up or fact; appended, never overwritten.

    `subject` is the sort of the reviewed finding ("mark", "link", "follow_up", "fact"), `kind` its kind; with
    the evidence they find it again after rules or readers have changed.
    """

    subject: str
    kind: str
    evidence: Evidence
    verdict: Verdict
    who: str
    when: str  # ISO 8601 with offset, given by the door: the model reads no clock
    why: str = ""
    value: Mapping[str, Any] = field(default_factory=dict)
