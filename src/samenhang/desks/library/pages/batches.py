# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was sent, and how far it is: each file with what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import Annotated

from fastapi import Query

from samenhang.errors import NotFound
from samenhang.inbox import Batch, Inbox, Item
from samenhang.ledger import KeptFile
from samenhang.viewer import Level
from samenhang.web.answer import Answer
from samenhang.web.ask import Ask
from samenhang.web.language import N_
from samenhang.web.render import Labels

PER_PAGE = 100
NEWEST = 50

STATES = {
    "waiting": N_("waiting"),
    "reading": N_("being read"),
    "read": N_("read"),
    "known": N_("known already"),
    "unread": N_("not read"),
}
BATCH_STATES = {"waiting": N_("waiting"), "reading": N_("being read"), "done": N_("done")}
LABELS: Labels = {"file-state": STATES, "batch-state": BATCH_STATES}


class FileAnswer(Answer):
    """A file of a batch, and what came of it: waiting, reading, read, known or unread.

    `code` is why it was not read; `address` leads to the document where the viewer may see it.
    """

    name: str
    size: int
    state: str
    code: str | None
    what: str | None
    address: str | None


class BatchRef(Answer):
    """A batch in a list."""

    name: str
    address: str
    sender: str
    sent_at: str
    level: Level
    groups: tuple[str, ...]
    note: str
    files: int
    state: str


class BatchesAnswer(Answer):
    """The last batches, newest first."""

    batches: tuple[BatchRef, ...]


class BatchAnswer(Answer):
    """How far a batch is. `percent` counts bytes; `seconds_left` is an estimate, None where nobody knows.

    `counts` are the files by what came of them; `ahead` are the batches that go first.
    """

    batch: BatchRef
    percent: int
    seconds_left: int | None
    counts: dict[str, int]
    total: int
    ahead: int
    trouble: str
    files: tuple[FileAnswer, ...]
    page: int
    pages: int


def batches(ask: Ask) -> BatchesAnswer:
    """What was sent of late."""
    found = Inbox.beside(ask.ledger).newest(ask.viewer, NEWEST)
    return BatchesAnswer(batches=tuple(_ref(batch) for batch in found))


def batch(ask: Ask, name: str, page: Annotated[int, Query(ge=1, le=10_000)] = 1) -> BatchAnswer:
    """One batch."""
    inbox = Inbox.beside(ask.ledger)
    found = inbox.batch(name)
    if not found.seen_by(ask.viewer):
        raise NotFound(f"there is no batch “{name[:80]}”", "look in the list of what you sent")
    files = tuple(_files(ask, found))
    counts = {state: sum(file.state == state for file in files) for state in STATES}
    left = sum(file.size for file in files if file.state in ("waiting", "reading"))
    whole = sum(file.size for file in files)
    ref = _ref(found)
    waits = ref.state == "waiting"
    return BatchAnswer(
        batch=ref,
        percent=100 if found.ended else min(99, 100 * (whole - left) // max(1, whole)),
        seconds_left=_seconds_left(found, left, ask.house.now()),
        counts=counts,
        total=len(files),
        ahead=sum(other.name < name for other in inbox.undone()) if waits else 0,
        trouble=found.trouble,
        files=files[(page - 1) * PER_PAGE : page * PER_PAGE],
        page=page,
        pages=-(-len(files) // PER_PAGE),
    )


def _ref(found: Batch) -> BatchRef:
    order = found.order
    return BatchRef(
        name=found.name,
        address=f"/batches/{found.name}",
        sender=order.sender,
        sent_at=order.sent_at,
        level=Level(order.level),
        groups=order.groups,
        note=order.note,
        files=len(found.items or found.files),
        state="done" if found.ended else "reading" if found.begun else "waiting",
    )


def _files(ask: Ask, found: Batch) -> Iterator[FileAnswer]:
    """Every file with what the ledger says of it: what is not read first, then in their order.

    The sender is told what became of a file though others may see its document and he may not.
    """
    if not found.begun:
        for name, size in found.files:
            yield FileAnswer(name=name, size=size, state="waiting", code=None, what=None, address=None)
        return
    digests = {item.digest for item in found.items}
    kept = {file.digest: file for file in ask.house.ledger.files_of(digests)}
    seen = {file.digest for file in ask.ledger.files_of(digests) if file.status == "read"}
    files = [_file(item, kept.get(item.digest), item.digest in seen) for item in found.items]
    if not found.ended:
        _first_is_read(files)
    yield from chain(
        (file for file in files if file.state == "unread"), (file for file in files if file.state != "unread")
    )


def _file(item: Item, kept: KeptFile | None, seen: bool) -> FileAnswer:
    state = "waiting" if kept is None or kept.status == "waiting" else kept.status
    unread = kept if kept is not None and state == "unread" else None
    return FileAnswer(
        name=item.name,
        size=item.size,
        state="known" if state == "read" and item.known else state,
        code=unread.code if unread else None,
        what=unread.what if unread else None,
        address=f"/documents/{item.digest[:16]}" if seen else None,
    )


def _first_is_read(files: list[FileAnswer]) -> None:
    """They are read in their order: the first that waits is the one that is being read."""
    for at, file in enumerate(files):
        if file.state == "waiting":
            files[at] = file.model_copy(update={"state": "reading"})
            return


def _seconds_left(found: Batch, left: int, now: datetime) -> int | None:
    """How long it takes still, if it goes on as fast as since reading began."""
    if found.begun is None or found.ended:
        return None
    when, begun_with = found.begun
    passed, done = (now - datetime.fromisoformat(when)).total_seconds(), begun_with - left
    return round(passed * left / done) if passed >= 1 and done > 0 else None
