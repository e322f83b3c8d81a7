# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which person, office, ministry, group, House, committee, body or cabinet an actor mark means, on a day.

An office is held until the successor is sworn in, resigned or not. What cannot be decided gives several
links, each with a score below 1 and a reason that says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache, lru_cache

from samenhang.linking import institutions
from samenhang.linking.institutions import Found, Value, day
from samenhang.linking.posts import Post, addresses, posts_of, printed
from samenhang.model import Link, Mark
from samenhang.vocabulary.members import Member, member_id, members_named
from samenhang.vocabulary.offices import Person, Tenure, people, tenures
from samenhang.vocabulary.spelling import bare_surname, key, slug

_DUTCH = {
    "minister": "minister",
    "state-secretary": "staatssecretaris",
    "minister-president": "minister-president",
}


def link(mark: Mark, when: date | None, chamber: str | None = None) -> tuple[Link, ...]:
    """The links of an actor mark on the day `when` of the text; `chamber` is the House of the document."""
    found = _found(tuple(mark.value.items()), when, chamber)
    return tuple([Link(mark, target, score, reason, where) for target, score, reason, where in found])


@lru_cache(maxsize=8192)
def _found(
    value: tuple[tuple[str, object], ...], when: date | None, chamber: str | None
) -> tuple[tuple[str, float, str, str | None], ...]:
    """Targets, scores, reasons and addresses: the same words mean the same on the same day."""
    known = dict(value)
    find = _KINDS.get(str(known.get("type")))
    if find is None:
        return ()
    found = find(known, when, chamber)
    return tuple((target, round(score, 3), why, addresses().get(target)) for target, score, why in found)


# ---------------------------------------------------------------- offices


def _office(value: Value, when: date | None, _: str | None) -> Iterator[Found]:
    rank = value.get("rank")
    if rank is None:
        yield from _somebody_of(str(value["portfolio"]), when)
        return
    if rank == "minister-president":
        chosen = [("office:minister-president", 0.97, "ambt in de woorden zelf", Post("AZ"))]
    else:
        chosen = list(_posts(rank, str(value["portfolio"]), when))
    for target, score, reason, post in chosen:
        yield target, score, reason
        if when is not None and not value.get("former") and len(chosen) == 1:
            yield from _holders(rank, post, when)


def _posts(rank: str, label: str, when: date | None) -> Iterator[tuple[str, float, str, Post]]:
    """The offices of this name on the day: of a ministry, of a task, or of what the ministry was by then."""
    found = [post for post in posts_of(label) if post.held_by(rank) and post.existed(when)]
    share = 0.97 if len(found) == 1 else 0.9 / max(1, len(found))
    unsure = "" if len(found) == 1 else f"; {len(found)} ambten heetten zo"
    for post in found:
        what = f"{_DUTCH[rank]} {post.name if post.task else printed()[post.id]}{unsure}"
        yield f"office:{rank}/{post.id}", share, what, post
    if found:
        return
    for post in dict.fromkeys(later for named in posts_of(label) for later in named.on(when)):
        why = f"{label} bestond niet op {day(when)}; het ministerie heette toen {post.name}"
        yield f"office:{rank}/{post.id}", 0.6, why, post


def _holders(rank: str, post: Post, when: date) -> Iterator[Found]:
    """Who held the office on the day."""
    held = [t for t in tenures() if t.rank == rank and t.post == post.id and t.held(when)]
    held = [t for t in held if not post.task or key(t.task) == key(post.task)]
    for tenure in held:
        share = _certainty(tenure, when) if len(held) == 1 else 0.9 / len(held)
        others = "" if len(held) == 1 else f"; {len(held)} personen bekleedden dit ambt toen"
        yield f"person:{tenure.person.id}", share, _since(tenure) + others


def _certainty(tenure: Tenure, when: date) -> float:
    """Lower where the fact, or the end of the period that is near, is not confirmed."""
    if tenure.status != "verified":
        return 0.75
    ends = ((tenure.valid_from, tenure.from_status), (tenure.valid_to, tenure.to_status))
    near = any(status == "memory" and end and abs((end - when).days) < 60 for end, status in ends)
    return 0.75 if near else 0.95


def _since(tenure: Tenure) -> str:
    acting = " (waarnemend)" if tenure.acting else ""
    until = "en is het nog" if tenure.valid_to is None else f"tot {day(tenure.valid_to)}"
    what = _DUTCH[tenure.rank]
    if tenure.rank != "minister-president":
        what += f" {printed()[tenure.post]}"
    return f"{tenure.person.full_name} was {what}{acting} van {day(tenure.valid_from)} {until}"


def _somebody_of(label: str, when: date | None) -> Iterator[Found]:
    """ "De bewindspersoon van Defensie": the minister or a state secretary."""
    for rank in ("minister", "state-secretary"):
        for target, score, reason, _ in _posts(rank, label, when):
            yield target, score / 2, f"{reason}, of een andere bewindspersoon van dat ministerie"


# ---------------------------------------------------------------- people


def _person(value: Value, when: date | None, chamber: str | None) -> Iterator[Found]:
    candidates = list(_people(value))
    if not candidates:
        yield from _nobody(value, when, chamber)
        return
    ranked = [(_fit(person, value, when), person) for person in candidates]
    best = max(fit for fit, _ in ranked)
    winners = [person for fit, person in ranked if fit == best]
    for person in winners:
        score = best if len(winners) == 1 else 0.85 / len(winners)
        yield f"person:{person.id}", score, _why(person, value, when, len(winners))
        if len(winners) == 1 and when is not None:
            yield from _roles(person, value, when)


@cache
def _people_by_name() -> dict[str, tuple[Person, ...]]:
    found: dict[str, tuple[Person, ...]] = {}
    for person in people():
        for name in {key(form) for form in (person.name, *person.variants)}:
            found[name] = (*found.get(name, ()), person)
    return found


def _people(value: Value) -> Iterator[Person]:
    """People of this name whose initials, given name or group do not speak against it."""
    initials = _letters(value.get("initials"))
    given = str(value.get("given", ""))[:1].lower()
    for person in _people_by_name().get(key(str(value["name"])), ()):
        own = _letters(person.initials)
        if initials and not (own.startswith(initials[:1]) and (own in initials or initials in own)):
            continue
        if given and not initials and own[:1] != given:
            continue
        if value.get("group") and not _of_party(person, str(value["group"])):
            continue
        yield person


def _letters(initials: object) -> str:
    return "".join(letter for letter in str(initials or "").lower() if letter.isalpha())


def _of_party(person: Person, wanted: str) -> bool:
    return any(party == wanted or party in wanted.split("-") for party in person.parties)


def _fit(person: Person, value: Value, when: date | None) -> float:
    """How well a person fits: in that office on that day, once in that office, or only the name."""
    rank, label = value.get("rank"), value.get("portfolio")
    own = [t for t in tenures() if t.person is person and (rank is None or t.rank.startswith(str(rank)))]
    if label:
        named = {post.id for post in posts_of(str(label))}
        own = [t for t in own if t.post in named] or own
    if when is not None and any(t.held(when) for t in own):
        return 0.95
    sure = 0.9 if value.get("initials") else 0.7
    return sure if own else sure - 0.2


def _why(person: Person, value: Value, when: date | None, count: int) -> str:
    last = max((t for t in tenures() if t.person is person), key=lambda t: t.valid_from)
    held = next((t for t in tenures() if t.person is person and when and t.held(when)), None)
    if count > 1:
        return f"{count} personen heten {value['name']}; {_since(held or last)}"
    if held is not None:
        return _since(held)
    return f"{_since(last)}; op {day(when)} niet in functie" if when else _since(last)


def _roles(person: Person, value: Value, when: date) -> Iterator[Found]:
    """The offices this person held on the day: each role is a link of its own."""
    for tenure in tenures():
        if tenure.person is person and tenure.held(when):
            if tenure.rank == "minister-president":
                yield "office:minister-president", 0.9, _since(tenure)
            elif value.get("rank") in (None, tenure.rank):
                yield f"office:{tenure.rank}/{tenure.post}", 0.9, _since(tenure)


def _nobody(value: Value, when: date | None, chamber: str | None) -> Iterator[Found]:
    """A name of nobody in the list of offices: perhaps a member."""
    if key(str(value["name"])) in members_named() and not value.get("rank"):
        yield from _member(value, when, chamber)
        return
    name = slug(f"{bare_surname(str(value['name']))} {_letters(value.get('initials'))}")
    yield f"person:{name}", 0.3, f"{value['name']} staat niet in de lijst van bewindspersonen"


# ---------------------------------------------------------------- members and groups


def _member(value: Value, when: date | None, chamber: str | None) -> Iterator[Found]:
    name, wanted = str(value["name"]), value.get("group")
    listed = [m for m in members_named().get(key(name), ()) if _is(m, value)]
    in_office = [person for person in _people(value) if when and _held(person, when)]
    if listed:
        weight = 0.5 if in_office and not wanted else 1.0
        yield from ((target, score * weight, why) for target, score, why in _listed(listed, value, when))
    else:
        group_said = f"; de tekst noemt de fractie {wanted}" if wanted else ""
        target = f"member:{member_id(name, str(value.get('given', '')))}"
        yield target, 0.6, f"{name} staat niet in de ledenlijst{group_said}"
    if wanted:
        yield from institutions.of_group({"name": wanted}, when, chamber)
    yield from _same_name(value, when, len(listed))


def _same_name(value: Value, when: date | None, listed: int) -> Iterator[Found]:
    """People in office with the name of this member: who may well be the same person."""
    wanted = value.get("group")
    same = list(_people(value)) if wanted or listed == 1 else []
    held = [person for person in same if when and _held(person, when)]
    for person in held or same:
        said = "zelfde naam en fractie" if wanted else "zelfde naam"
        score = (0.6 if wanted else 0.8 if held else 0.4) / len(held or same)
        yield f"person:{person.id}", score, f"{said}; {_why(person, value, when, 1)}"


def _held(person: Person, when: date) -> bool:
    return any(tenure.held(when) for tenure in tenures() if tenure.person is person)


def _is(member: Member, value: Value) -> bool:
    given = str(value.get("given", ""))
    if given and member.given and key(given) != key(member.given):
        return False
    wanted = value.get("group")
    return wanted is None or wanted == member.group or member.group in str(wanted).split("-")


def _listed(listed: list[Member], value: Value, when: date | None) -> Iterator[Found]:
    """Members of the list with this name: one of several years is one person."""
    ids = dict.fromkeys(member.id for member in listed)
    for identifier in ids:
        member = next(m for m in listed if m.id == identifier)
        sure = 0.95 if value.get("group") or value.get("given") else 0.85
        if when is not None and all(abs(when.year - int(m.seen)) > 6 for m in listed):
            sure -= 0.2
        same = f"; {len(ids)} leden heten zo" if len(ids) > 1 else ""
        yield (
            f"member:{identifier}",
            sure if len(ids) == 1 else 0.85 / len(ids),
            f"{member.name} staat in een lijst van {member.seen} als lid voor {member.group}{same}",
        )


_KINDS: dict[str, Callable[[Value, date | None, str | None], Iterable[Found]]] = {
    "office": _office,
    "person": _person,
    "member": _member,
    "group": institutions.of_group,
    "ministry": institutions.of_ministry,
    "chamber": institutions.of_chamber,
    "committee": institutions.of_committee,
    "body": institutions.of_body,
    "cabinet": institutions.of_cabinet,
}
