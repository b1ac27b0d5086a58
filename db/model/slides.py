"""Slides of a meeting: a written headline and what it rests on, made from the figures of a plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from db.model.decks import ASKED, DECISIONS, TEXT, Card, asked
from db.model.overview import Overview, PlaceLine
from db.model.texts import say
from db.model.values import show_number

# more lines are not read from six metres
MOST_BARS = 10
MOST_NAMES = 10
OF_KINDS = ("model", "collective", "individual", "household")
OF_STAGES = ("detection", "nurturing", "summing_up", "replication")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it stands for, how long, the target's tick, and the number as it is read."""

    label: str
    count: float
    target: int | None
    told: str


@dataclass(frozen=True, slots=True)
class Slide:
    """One message: the headline, bars under it and lines beside it."""

    kind: str
    headline: str
    bars: tuple[Bar, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """The figures of one scope, and the words for them.

    ``phases``: phase → name as in "2021–2023", in order; ``phase`` None for the whole plan.
    """

    figures: Overview
    phases: Mapping[int, str]
    phase: int | None
    language: str

    def say(self, key: str, **facts: Any) -> str:
        return say(self.language, key, **facts)

    def number(self, count: float) -> str:
        return show_number(count, 0, self.language)

    @property
    def scope(self) -> str:
        if self.phase is None:
            return self.say("slides.whole_plan")
        return self.say("slides.phase", name=self.phases[self.phase])

    def bar(self, label: str, count: float, target: int | None = None) -> Bar:
        told = f"{self.number(count)}/{self.number(target)}" if target else self.number(count)
        return Bar(label, count, target, told)


def made(
    cards: Sequence[Card], told: Told, answers: Mapping[int, Slide] | None = None
) -> tuple[Slide, ...]:
    """The slides that are shown; one that has nothing to say is left out.

    ``answers``: what saved questions say now, by their number.
    """
    drawn = (_made(card, told, answers or {}) for card in cards if card.shown)
    return tuple(slide for slide in drawn if slide is not None)


def _made(card: Card, told: Told, answers: Mapping[int, Slide]) -> Slide | None:
    if card.kind == ASKED:
        answer = next((answers[number] for number in asked([card]) if number in answers), None)
        return answer and replace(answer, headline=card.title or answer.headline)
    lines = tuple(line.strip() for line in card.text.splitlines() if line.strip())
    if card.kind == DECISIONS:
        if not lines:
            return None
        headline = told.say("slides.decisions", count=told.number(len(lines)))
        return Slide(card.kind, card.title or headline, notes=lines)
    if card.kind == TEXT:
        return Slide(TEXT, card.title, notes=lines) if card.title or lines else None
    slide = MAKERS[card.kind](told)
    return Slide(slide.kind, card.title or slide.headline, slide.bars, (*slide.notes, *lines))


def _reached(told: Told) -> Slide:
    figures, total = told.figures, told.number(told.figures.total)
    facts = {"scope": told.scope, "total": total}
    if not figures.total:
        headline = told.say("slides.reached_none", **facts)
    elif figures.target:
        share = told.number(100 * figures.total / figures.target)
        target = told.number(figures.target)
        headline = told.say("slides.reached_target", share=share, target=target, **facts)
    else:
        headline = _against_the_phase_before(told, facts)
    bars = tuple(
        told.bar(
            told.say("slides.phase", name=name), figures.phases[phase],
            figures.target if phase == told.phase else None,
        )
        for phase, name in told.phases.items()
    )  # fmt: skip
    return Slide("reached", headline, bars, _reconciled(told))


def _against_the_phase_before(told: Told, facts: Mapping[str, str]) -> str:
    phases = list(told.phases)
    place = phases.index(told.phase) if told.phase in phases else 0
    if not place:
        return told.say("slides.reached", **facts)
    more = told.figures.total - told.figures.phases[phases[place - 1]]
    way = "more" if more > 0 else "less" if more < 0 else "same"
    return told.say(f"slides.reached_{way}", more=told.number(abs(more)), **facts)


def _reconciled(told: Told) -> tuple[str, ...]:
    """Why the phases do not add up to the plan."""
    figures = told.figures
    if told.phase is not None or not (figures.both or figures.without_phase):
        return ()
    facts = {"both": told.number(figures.both), "none": told.number(figures.without_phase)}
    return (told.say("slides.both_none" if figures.without_phase else "slides.both", **facts),)


def _kinds(told: Told) -> Slide:
    figures = told.figures
    counts = {kind: told.number(figures.kinds[kind]) for kind in OF_KINDS}
    headline = told.say("slides.kinds", **counts)
    known = figures.people - figures.tier_unknown
    notes = []
    if known:
        share = told.number(100 * figures.direct_workers / known)
        headline = told.say("slides.kinds_workers", share=share, **counts)
    if figures.tier_unknown:
        notes.append(told.say("slides.tier_unknown", count=told.number(figures.tier_unknown)))
    if of_known := figures.people - figures.gender_unknown:
        share = told.number(100 * figures.women / of_known)
        notes.append(told.say("slides.women", count=told.number(figures.women), share=share))
    bars = tuple(
        told.bar(told.say(f"slides.{kind}"), figures.kinds[kind], figures.kind_targets[kind])
        for kind in OF_KINDS
    )
    return Slide("kinds", headline, bars, tuple(notes))


def _movements(told: Told) -> Slide:
    lines = told.figures.movements
    with_target = [line for line in lines if line.target]
    if not lines:
        return Slide("movements", told.say("slides.movements_none"))
    if with_target:
        reached = sum(line.count >= (line.target or 0) for line in with_target)
        facts = {"reached": told.number(reached), "of": told.number(len(with_target))}
        headline = told.say("slides.movements", weakest=with_target[0].name, **facts)
    else:
        weakest, strongest = lines[0], lines[-1]
        headline = told.say(
            "slides.movements_no_target",
            strongest=strongest.name, most=told.number(strongest.count),
            weakest=weakest.name, least=told.number(weakest.count),
        )  # fmt: skip
    seen = with_target or lines
    bars = tuple(
        told.bar(f"{line.name} ({line.lead_unit})" if line.lead_unit else line.name,
                 line.count, line.target)
        for line in seen[:MOST_BARS]
    )  # fmt: skip
    return Slide("movements", headline, bars, _more(told, len(seen)))


def _places(told: Told) -> Slide:
    lines = [line for line in told.figures.places if line.in_plan]
    without = [line for line in lines if not line.count]
    ranked = sorted(lines, key=lambda line: -line.count)
    facts = {"without": told.number(len(without)), "of": told.number(len(lines))}
    if not lines:
        return Slide("places", told.say("slides.places_none"))
    if not ranked[0].count:
        headline = told.say("slides.places_nobody", **facts)
    elif without:
        headline = told.say("slides.places", first=ranked[0].name, **facts)
    else:
        headline = told.say("slides.places_all", first=ranked[0].name, **facts)
    bars = tuple(told.bar(line.name, line.count) for line in ranked[:MOST_BARS] if line.count)
    return Slide("places", headline, bars, _who(told, lines, without))


def _who(told: Told, lines: list[PlaceLine], without: list[PlaceLine]) -> tuple[str, ...]:
    """By name those without an exemplar and those that have not reported, when they are few."""
    notes = []
    silent = [line for line in lines if not line.reported]
    for which, held in (("without", without), ("silent", silent)):
        if 0 < len(held) <= MOST_NAMES:
            notes.append(
                told.say(f"slides.{which}_names", names=", ".join(line.name for line in held))
            )
    if len(silent) > MOST_NAMES:
        notes.append(told.say("slides.silent", count=told.number(len(silent))))
    if lost := sum(line.count for line in told.figures.unconverted):
        notes.append(told.say("slides.unconverted", count=told.number(lost)))
    return tuple(notes)


def _stages(told: Told) -> Slide:
    figures = told.figures
    headline = told.say(
        "slides.stages",
        detected=told.number(figures.total - figures.stages["unknown"]),
        replicated=told.number(figures.replicated),
        stuck=told.number(figures.stuck),
    )
    bars = tuple(
        told.bar(told.say(f"slides.{stage}"), figures.stages[stage]) for stage in OF_STAGES
    )
    units = told.number(figures.replicated_units)
    notes = (told.say("slides.replicated_units", units=units),) if figures.replicated else ()
    return Slide("stages", headline, bars, notes)


def _awards(told: Told) -> Slide:
    figures = told.figures
    facts = {
        "count": told.number(figures.awards_total),
        "provincial": told.number(figures.awards_provincial),
    }
    headline = told.say("slides.awards" if figures.awards_total else "slides.awards_none", **facts)
    in_english = told.language == "en"
    bars = tuple(
        told.bar(
            ", ".join(filter(None, (
                line.title_en if in_english else line.title,
                line.level_en if in_english else line.level,
            ))),
            line.count,
        )
        for line in figures.awards[:MOST_BARS]
    )  # fmt: skip
    return Slide("awards", headline, bars, _more(told, len(figures.awards)))


def _more(told: Told, held: int) -> tuple[str, ...]:
    """How many lines do not stand on the slide."""
    left = held - MOST_BARS
    return (told.say("slides.more", count=told.number(left)),) if left > 0 else ()


MAKERS: Mapping[str, Callable[[Told], Slide]] = {
    "reached": _reached,
    "kinds": _kinds,
    "movements": _movements,
    "places": _places,
    "stages": _stages,
    "awards": _awards,
}
