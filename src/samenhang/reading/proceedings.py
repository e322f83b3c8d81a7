# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Handelingen in XML, as published since 2010 (`handelingen`) and before (`handeling`): debates as turns.

Since 2010 a turn is a `spreekbeurt` with its `spreker`; text straight under an item of the agenda is the
chair's unless it tells what happens. Before, a `spreker` holds who speaks (`wie`) and the words, and the
chair is `voorz`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from samenhang.model import Speaker
from samenhang.reading import speakers
from samenhang.reading.draft import Draft
from samenhang.reading.official import LEAVES, Official

_VOICE = {
    "voorvoegsels": "title",
    "naam": "name",
    "voornaam": "name",
    "voorvoegsel": "name",
    "tussenvoegsel": "name",
    "achternaam": "name",
    "politiek": "group",
    "partij": "group",
}


class Proceedings(Official):
    """Fed with the elements of one item of the proceedings."""

    TYPED = False

    def __init__(self) -> None:
        super().__init__()
        self.chair: str | None = None
        self.named: list[bool] = []  # for each open element: did it begin inside who speaks
        self.voice: list[tuple[str, str]] | None = None  # of the speaker element being read: (part, text)
        self.current: int | None = None  # the turn that passages belong to now
        self.turns: list[int | None] = []  # the turns that go on when the elements around end
        self.called = False  # the spreekbeurt has nieuw="ja"
        self.floor: tuple[str, int] | None = None  # who was given the floor, and the turn to break into
        self.fresh = False  # the first passage of a turn may repeat the speaker

    # ------------------------------------------------------------ elements

    def start(self, name: str, values: Mapping[str, str]) -> None:
        if name in ("spreekbeurt", "motie-info", "voorz", "spreker"):
            self.flow.end()
            self.turns.append(self.current)
        if name == "spreekbeurt":
            self.called = values.get("nieuw") == "ja"
        elif name == "voorz":
            self.speak(speakers.speaker("De", "voorzitter", chair=self.chair), None)
        elif name == "spreker":
            self.voice = []
        elif name == "agendapunt":
            self.floor = None
        elif self.voice is not None and name in LEAVES and name != "wie":
            self.introduce(nested=True)
        self.named.append(self.voice is not None)
        if self.voice is None:
            super().start(name, values)
        else:
            self.path.append(name)
            self.titled.append(False)

    def data(self, text: str) -> None:
        if self.voice is None:
            super().data(text)
        else:
            self.voice.append((next((_VOICE[tag] for tag in reversed(self.path) if tag in _VOICE), ""), text))

    def end(self, name: str) -> None:
        if self.named.pop():
            self.path.pop()
            self.titled.pop()
        else:
            super().end(name)
        if name == "spreker" and self.voice is not None:
            self.introduce(nested=False)
            self.turns.pop()
        elif name in ("spreekbeurt", "motie-info", "voorz", "spreker"):
            self.flow.end()
            self.resume(self.turns.pop())
        elif name in ("tekst", "onderwerp") and self.parent in ("agendapunt", "opening", "sluiting"):
            self.resume(None)

    # ------------------------------------------------------------ turns

    def introduce(self, *, nested: bool) -> None:
        """The speaker element is complete: start the turn. `nested`: it holds the words too (before 2010)."""
        parts = self.voice or []
        self.voice = None
        title, name, group = (
            " ".join(" ".join(text for part, text in parts if part == wanted).split()).strip("() :")
            for wanted in ("title", "name", "group")
        )
        rest = " ".join(" ".join(text for part, text in parts if not part).split()).strip("() :")
        if title:
            who = speakers.speaker(title, name or rest, group, self.chair)
        else:
            line = " ".join(word for word in (rest, name, f"({group})" if group else "") if word) + ":"
            found = speakers.printed(line, self.chair)
            who = found[0] if found else speakers.speaker("", name or rest, group, self.chair)
        if who.name:
            self.speak(who, self.turns[-1] if nested else self.interrupted(who))

    def interrupted(self, who: Speaker) -> int | None:
        """The turn that a speaker breaks into who was not called to speak and does not preside."""
        number = len(self.draft.turns)
        if who.role == "chair" or "motie-info" in self.path:
            return None
        if self.called:
            self.floor = (who.name, number)
            self.called = False
            return None
        if self.floor is None:
            return None
        holder, turn = self.floor
        if holder == who.name:
            self.floor = (holder, number)
            return None
        return turn

    def speak(self, who: Speaker, interrupts: int | None) -> None:
        """Start a turn."""
        self.current = self.draft.turn(who, interrupts)
        self.fresh = True

    def resume(self, number: int | None) -> None:
        """Go on with an earlier turn, or with none."""
        self.current = number
        self.draft.resume(number)

    def notice(self, text: str) -> int:
        """Text without a speaker is the chair's, unless it tells what happens; a repeated speaker is left
        out.
        """
        fresh, self.fresh = self.fresh, False
        chair = speakers.chair_name(text)
        if chair:
            self.chair = chair
        elif self.current is not None and fresh:
            return self.repeated(text)
        elif self.current is None and "spreekbeurt" in self.path:
            return self.named_in_text(text)
        elif self.current is None and self.spoken() and not speakers.is_procedure(text):
            self.speak(speakers.speaker("De", "voorzitter", chair=self.chair), None)
            self.fresh = False
        return 0

    def spoken(self) -> bool:
        """Whether the words in hand stand where the chair speaks without being named."""
        return "agendapunt" in self.path and "tekst" in self.path and "onderwerp" not in self.path

    def repeated(self, text: str) -> int:
        """How much of the first passage of a turn repeats who speaks, as newer files do."""
        found = speakers.printed(text, self.chair)
        if found is None or self.current is None:
            return 0
        now = self.draft.turns[self.current].speaker
        same = speakers.same(found[0].name, now.name) or found[0].role == now.role == "chair"
        return found[1] if same else 0

    def named_in_text(self, text: str) -> int:
        """A turn whose speaker is only in its first words."""
        found = speakers.printed(text, self.chair)
        if found is None:
            return 0
        self.speak(found[0], self.interrupted(found[0]))
        self.fresh = False
        return found[1]

    def finish(self) -> Draft:
        """The draft; a member printed once with the group and once without gets the group."""
        draft = super().finish()
        groups = {turn.speaker.name: turn.speaker.group for turn in draft.turns if turn.speaker.group}
        for number, turn in enumerate(draft.turns):
            who = turn.speaker
            if who.role == "other" and who.office is None and who.name in groups:
                draft.turns[number] = replace(
                    turn, speaker=replace(who, role="member", group=groups[who.name])
                )
        return draft

    def kind(self) -> str | None:
        """A kamerstuk can hold a debate too."""
        return super().kind() or "proceedings"
