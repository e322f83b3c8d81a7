# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers as people read them in a terminal: a picture of each, and progress while they wait."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from samenhang.desks.library.analysis import Citation, Timeline
from samenhang.desks.library.answers import Added, Marks, Problem, References, Shown, ShownMark, Status
from samenhang.desks.library.origin_lines import origin_lines
from samenhang.errors import SamenhangError
from samenhang.ledger import Found
from samenhang.model import Deadline, FollowUp, Period
from samenhang.viewer import PUBLIC

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

STYLES = {
    "reference": "underline blue",
    "actor": "underline magenta",
    "date": "underline cyan",
    "theme": "underline green",
    "commitment": "bold yellow",
    "recalled": "yellow",
    "fulfilled": "green",
    "deadline": "bold cyan",
    "delay": "bold red",
    "motion": "italic",
    "intention": "yellow",
    "vote": "bold cyan",
    "appreciation": "cyan",
    "response": "cyan",
    "action": "yellow",
} | dict.fromkeys(("request", "recommendation", "decision", "question"), "bold yellow")
STATES = {"late": "bold red", "open": "yellow", "fulfilled": "green", "declined": "dim", "unknown": "dim"}
MOST_ALIKE = 10  # files with one and the same trouble that are named one by one

Report = Callable[[int, int, str], None]
"""(done, of how many, what is being done)."""


@contextmanager
def progress(quiet: bool = False) -> Iterator[Report]:
    """A bar with the time left, on standard error, where a person is watching."""
    if quiet or not err.is_terminal:
        yield lambda done, total, what: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("…", total=None)

        def report(done: int, total: int, what: str) -> None:
            bar.update(task, completed=done, total=total, description=escape(what[:40]))

        yield report


def problem(error: SamenhangError) -> None:
    """What went wrong and the way out, on standard error."""
    err.print(Text.assemble(("samenhang: ", "bold red"), error.what))
    if error.remedy:
        err.print(Text.assemble("  → ", error.remedy))


def added(answer: Added) -> None:
    """How many were read, which could not be, and what to do."""
    words = [f"{len(answer.read)} read", f"{answer.known} known already", f"{len(answer.unread)} not read"]
    out.print(Text.assemble((", ".join(words), "bold"), f"   {answer.ledger}"))
    for name in answer.marked:
        out.print(
            Text.assemble(
                "  ! ", (name, "bold"), "  bears the marking departementaal vertrouwelijk: confidential"
            )
        )
    _problems(answer.unread)


def _problems(problems: Iterable[Problem]) -> None:
    """What could not be read; of many with the same reason a few are named: --json has them all."""
    alike: dict[tuple[str, str], list[Problem]] = {}
    for row in problems:
        alike.setdefault((row.what.replace(row.name, ""), row.remedy), []).append(row)
    for rows in alike.values():
        shown = rows if len(rows) <= MOST_ALIKE else rows[:3]
        for row in shown:
            out.print(Text.assemble(("  ✗ ", "red"), (row.name, "bold"), f"  {row.what}"), soft_wrap=True)
        if len(shown) < len(rows):
            out.print(f"    and {len(rows) - len(shown)} more like these; --json names them all")
        if rows[0].remedy:
            out.print(Text.assemble("    → ", (rows[0].remedy, "italic")), soft_wrap=True)


def status(answer: Status) -> None:
    """The completeness meter."""
    numbers = (answer.read, answer.unread, answer.waiting)
    out.print(Text.assemble(("Ledger ", "bold"), answer.ledger), soft_wrap=True)
    named = (("read", "green"), ("not read", "red"), ("waiting", "yellow"))
    for (name, style), count in zip(named, numbers, strict=True):
        width = round(40 * count / max(1, sum(numbers)))
        out.print(Text.assemble(f"  {name:<9}{count:>7}  ", ("█" * width, style)))
    kinds = ", ".join(f"{kind} {count}" for kind, count in answer.kinds.items())
    counts = ", ".join(f"{count} {name}" for name, count in answer.counts.items())
    known = "none imported" if answer.identifiers is None else f"{answer.identifiers:,}"
    for name, words in (("documents", kinds), ("holding", counts), ("known identifiers", known)):
        out.print(Text.assemble(f"  {name}: ", words or "–"))
    _problems(answer.problems)
    for file in answer.waiting_files[:MOST_ALIKE]:
        out.print(Text.assemble(("  … ", "yellow"), file, "  waiting: run samenhang add again"))


def found(answer: Found) -> None:
    """Passages, each with why it matched."""
    if not answer.hits:
        out.print("Nothing found. Fewer words, or a prefix such as veilig*, find more.")
    for number, hit in enumerate(answer.hits, 1):
        name = hit.entry.identifier or hit.entry.name
        page = f", p. {hit.passage.page}" if hit.passage.page else ""
        out.print(Text.assemble(f"{number:>3}  ", (name, "bold"), f"{page}  {hit.entry.earliest or ''}"))
        out.print(Padding(_snippet(hit.snippet.text, hit.snippet.highlights), (0, 0, 0, 5)))
        if hit.why:
            out.print(Padding(Text("; ".join(hit.why), style="dim italic"), (0, 0, 0, 5)))
    for name, counts in answer.facets.items():
        if counts:
            shown = ", ".join(f"{value} {count}" for value, count in counts[:8])
            out.print(Text.assemble((f"  {name}: ", "dim"), (shown, "dim")))


def _snippet(text: str, highlights: Iterable[tuple[int, int]]) -> Text:
    snippet = Text(text)
    for start, end in highlights:
        snippet.stylize("bold reverse", start, end)
    return snippet


def document(answer: Shown) -> None:
    """What a document says of itself and what was found in it."""
    version = "" if answer.version == 1 and answer.current else f", version {answer.version}"
    access = "" if answer.access == PUBLIC else f"  {answer.access}"
    out.print(Text(answer.title or answer.name, style="bold"))
    head = f"{answer.identifier or answer.name}  {answer.media}{version}  {answer.digest[:12]}{access}"
    out.print(Text(head, style="dim"))
    facts = Table.grid(padding=(0, 2))
    for fact in answer.facts:
        facts.add_row(Text(fact.name, style="dim"), Text(fact.value))
    out.print(Padding(facts, (0, 0, 1, 2)))
    for claim in answer.claims:
        out.print(Text(claim.line, style="bold red" if claim.differs else "dim"), soft_wrap=True)
    for line in origin_lines(answer.origins, answer.digest):
        out.print(Text(line, style="dim"), soft_wrap=True)
    for follow_up in answer.follow_ups:
        _follow_up(follow_up)
    _marks(answer.marks)


def _follow_up(follow_up: FollowUp) -> None:
    state = (follow_up.state, STATES.get(follow_up.state, ""))
    out.print(Text.assemble((f"{follow_up.kind.value} ", "bold"), state, "  ", follow_up.what))
    rows = (
        ("asked by", follow_up.asked_by),
        ("owed by", follow_up.owed_by),
        ("on", period(follow_up.occasion) if follow_up.occasion else None),
        ("due", _due(follow_up.due)),
    )
    for name, words in rows:
        if words:
            out.print(Text(f"    {name}: {words}"))
    for role, evidence in follow_up.evidence:
        out.print(Padding(Text(f"{role}: “{evidence.quote}”", style="italic"), (0, 0, 0, 4)))


def _due(due: Deadline | None) -> str | None:
    day = due.latest.isoformat() if due and due.latest else "no day in these words"
    return f"“{due.phrase}” = {day}" if due else None


def _marks(marks: Iterable[ShownMark]) -> None:
    for kind, group in groupby(sorted(marks, key=lambda m: (m.kind, m.start)), key=lambda m: m.kind):
        rows = list(group)
        table = Table.grid(padding=(0, 2))
        table.add_column(ratio=5)
        table.add_column(ratio=4)
        table.add_column(ratio=5)
        for (text, meaning, why), count in Counter(_mark(m) for m in rows).items():
            words = f"{text} ×{count}" if count > 1 else text
            table.add_row(Text(words, style=STYLES.get(kind, "")), Text(meaning), Text(why, style="dim"))
        out.print(Text(f"{kind} ({len(rows)})", style="bold"))
        out.print(Padding(table, (0, 0, 1, 2)))


def _mark(mark: ShownMark) -> tuple[str, str, str]:
    if mark.links:
        # Of a member with a group the person is what people look for, though the group is surer.
        best = max(mark.links, key=lambda link: (not link.target.startswith("group:"), link.score))
        found = "" if best.found == "not-checked" else f" ({best.found})"
        return mark.text, best.target + found, best.reason
    value = mark.value
    days = value["due"] if mark.kind == "deadline" else value
    if mark.kind in ("date", "deadline"):
        return mark.text, f"{days.get('earliest') or '…'} – {days.get('latest') or '…'}", mark.rule
    return mark.text, str(value.get("sub") or value.get("theme") or value.get("number") or ""), mark.rule


def text(answer: Shown) -> None:
    """The whole text with its marks underlined."""
    for passage in answer.passages:
        line = Text(passage.text, style="bold" if passage.kind == "heading" else "")
        for mark in answer.marks:
            if mark.start < passage.end and mark.end > passage.start and mark.kind != "motion":
                line.stylize(STYLES[mark.kind], mark.start - passage.start, mark.end - passage.start)
        label = f"{passage.label} " if passage.label and passage.kind in ("item", "footnote") else ""
        out.print(Padding(Text.assemble((label, "dim"), line), (1, 0, 0, 2 if label else 0)))


def period(days: Period) -> str:
    """A period in as few words as it takes."""
    first = days.earliest.isoformat() if days.earliest else "…"
    last = days.latest.isoformat() if days.latest else "…"
    return first if first == last else f"{first} – {last}"


def timeline(answer: Timeline) -> None:
    """Events in order, each with its words and its document."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(style="dim")
    table.add_column(ratio=1)
    for row in answer.rows:
        words = Text.assemble((f"“{row.quote}”", "italic"), ("  " + row.document, "dim"), overflow="fold")
        table.add_row(period(row.period), row.kind, words)
    out.print(table if answer.rows else "Nothing with a date was found in it.")
    if answer.undated:
        out.print(Text(f"  {answer.undated} events without a date are left out", style="dim"))


def references(answer: References) -> None:
    """What a document cites, and who cites it."""
    if answer.cites or not answer.cited_by:
        _citations(f"{answer.document} cites", answer.cites)
    _citations(f"{answer.document} is cited by", answer.cited_by, citing=True)


def _citations(title: str, rows: tuple[Citation, ...], citing: bool = False) -> None:
    out.print(Text(f"{title} ({len(rows)})", style="bold"))
    for row in rows:
        name = row.document if citing else row.target
        here = "" if citing else "held" if row.held else row.found.value
        out.print(Text.assemble(f"  {name}  ", (here, "dim")), soft_wrap=True)  # a name is there to be copied
        words = Text.assemble((f"“{row.quote}”", "italic"), ("  " + row.reason, "dim"))
        out.print(Padding(words, (0, 0, 0, 6)))
    out.print()


def marks(answer: Marks) -> None:
    """The marks of one text."""
    _marks(answer.marks)


def classified(answer: Any) -> None:
    """Who may see a document, before and now."""
    out.print(Text.assemble((answer.document, "bold"), f"  {answer.before} → {answer.now}"))


def accounts(answer: Iterable[Any]) -> None:
    """Who may come in, and what they may do and see."""
    table = Table.grid(padding=(0, 2))
    for row in answer:
        groups = ", ".join(row.groups) or "–"
        state = "" if row.active else "inactive"
        table.add_row(
            Text(row.name, style="bold"), row.role, row.clearance, escape(groups), Text(state, "red")
        )
    out.print(table if table.row_count else "Nobody yet: samenhang account add NAME lets somebody in.")


def audit_lines(answer: Iterable[Any]) -> None:
    """Who did what, oldest first."""
    for row in answer:
        head = Text.assemble((f"{row.number:>6}  ", "dim"), row.moment, "  ", (row.actor, "bold"))
        out.print(head.append(f"  {row.action}  {row.object}  {row.result}  ({row.origin})"), soft_wrap=True)


def audit_chain(answer: Any) -> None:
    """That the audit log is whole, with the hash to note elsewhere."""
    out.print(
        f"{answer.lines} lines, each as it was written; the last hash is\n{answer.last}", soft_wrap=True
    )


STANDS = {"overdue": "bold red", "due-soon": "yellow", "open": "yellow", "answered": "green", "kept": "green"}


def follow_ups(answer: Any) -> None:
    """What is followed, a line each: how it stands, by when, what, and where it stands written."""
    for line in answer.lines:
        late = f" {line.days_late} days" if line.days_late else ""
        head = Text.assemble(
            (f"{line.name}  ", "dim"), (f"{line.state.value}{late}", STANDS.get(line.state.value, "dim"))
        )
        head.append(f"  {line.kind.value}  {line.number or line.made or ''}", "dim")
        due = f" (by {line.due.latest or line.due.phrase})" if line.due else ""
        out.print(head)
        out.print(Padding(Text(f"{line.what[:200]}{due}"), (0, 0, 0, 4)))
        who = "; ".join(filter(None, (line.by, line.to and f"asked by {line.to}", line.document)))
        out.print(Padding(Text(who, "dim"), (0, 0, 0, 4)))
    behind = f"; {answer.behind} documents are still to be looked at" if answer.behind else ""
    out.print(f"{len(answer.lines)} of {answer.total}{behind}")


def follow_up(answer: Any) -> None:
    """One item with its history: every state with its reason, every part with its words."""
    named = f"   {answer.line.kind.value} {answer.line.name}"
    out.print(Text.assemble((answer.line.what, "bold"), (named, "dim")))
    for spell in answer.spells:
        state = (f"  {spell.state.value}", STANDS.get(spell.state.value, "dim"))
        out.print(Text.assemble(f"  {spell.since} – {spell.until or ''!s:10}", state, f"  {spell.why}"))
    for part in answer.parts:
        why = f"   {part.score:.2f} {part.reason}" if part.reason else ""
        out.print(Text.assemble(f"  {part.day or ''!s:10}  ", (part.role.value, "bold"), (why, "dim")))
        where = (f"\n{part.document}  {part.address}", "dim")
        out.print(Padding(Text.assemble(f"“{part.evidence.quote[:300]}”", where), (0, 0, 0, 14)))
    for one in answer.chain:
        head = f"  {one.line.made or ''!s:10}  {'→' if one.came_of else ' '} {one.line.kind.value} "
        out.print(Text.assemble(head, f"{one.line.name}  {one.line.what[:120]}", (f"  {one.reason}", "dim")))
    for said in answer.verdicts:
        out.print(f"  {said.when[:10]}  {said.verdict.value}: {escape(said.why)} ({escape(said.who)})")
    for note in answer.notes:
        out.print(f"  {note.when[:10]}  {escape(note.text)} ({escape(note.who)})")


def list_preview(answer: Any) -> None:
    """A list as it would be taken in: what each column is and why, the first rows, and what is wrong."""
    chosen, sheet = answer.chosen, answer.sheet
    where = f", sheet {sheet.name}" if sheet.name else ""
    out.print(f"{escape(sheet.file)}{escape(where)}: {answer.total} rows can be taken in, {answer.wrong} not")
    out.print(f"headings in row {chosen.header}" if chosen.header else "no row of headings")
    columns = Table("column", "heading", "is", "why", box=None, pad_edge=False)
    for one in answer.columns:
        columns.add_row(one.letter, Text(one.heading), one.field, Text(one.reason or "you say so", "dim"))
    out.print(columns)
    for row in answer.rows:
        due = f" (by {row.due.latest or row.due.phrase})" if row.due else ""
        who = "; ".join(filter(None, (row.number, row.by, row.to and f"to {row.to}", row.state_words)))
        out.print(Text(f"{row.row:>6}  {row.kind.value}: {row.what[:200]}{due}"))
        out.print(Padding(Text(who, "dim"), (0, 0, 0, 8)))
    _faults(answer.faults)
    out.print("Nothing was taken in. Change a column with --column FIELD=COLUMN; take it in with --yes.")


def _faults(faults: Iterable[Any]) -> None:
    for fault in faults:
        place = f"{fault.column}{fault.row}" if fault.column else f"row {fault.row}"
        err.print(Text(f"{place}  {fault.what}", "yellow"))


def list_taken(answer: Any) -> None:
    """What came of taking in a list."""
    out.print(f"{answer.rows} rows of {escape(answer.name)} taken in: {answer.tied} are of items that other "
              f"documents speak of, {answer.begun} began one")  # fmt: skip
    for name in answer.unknown:
        err.print(Text(f"there is no item “{name}”", "yellow"))
    _faults(answer.faults)


def mailed(answer: Any) -> None:
    """What came of a round of letters."""
    out.print(f"{answer.sent} letters went")
    for one in answer.refused:
        err.print(Text(f"not taken: {one}", "yellow"))


def imported(answer: Any) -> None:
    """What came of importing identifiers."""
    out.print(f"{answer.count:,} identifiers, {answer.bytes / 1e6:.0f} MB   {answer.file}")


def rebuilt(answer: Any) -> None:
    """What the new index holds."""
    out.print(f"{answer.passages:,} passages of {answer.documents:,} documents indexed")


def tour(steps: Iterable[tuple[str, str, Callable[[], None]]]) -> None:
    """A walk through a dossier: for each step what it shows, the command, and what the command prints."""
    for number, (title, command, show) in enumerate(steps, 1):
        out.print()
        out.rule(Text(f"{number}. {title}", style="bold"), align="left")
        out.print(Text.assemble(("$ ", "dim"), (f"samenhang {command}", "bold cyan")))
        show()
