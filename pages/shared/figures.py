"""The figures of a plan as pages show them: what is looked at, and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from db.actions import report
from db.actions.report import Part, Progress
from db.model.parts import SIDES, UNKNOWN
from db.model.values import show_number
from pages.shared import session
from pages.shared.session import Visit


@dataclass(frozen=True, slots=True)
class View:
    """``names``: every phase, id → short name; ``phase``: the chosen one, else None.

    ``bundle``: as of when the register is read, None for now.
    """

    visit: Visit
    figures: Progress
    plan: int
    plan_name: str
    names: Mapping[int, str]
    phase: int | None
    day: date
    bundle: int | None = None

    @property
    def phases(self) -> dict[int, str]:
        """The phases shown."""
        return {known: name for known, name in self.names.items() if self.phase in (None, known)}

    def number(self, count: float) -> str:
        return show_number(count, 0, self.visit.language)

    @property
    def until(self) -> str:
        return f"{self.day:%d/%m/%Y}"

    def phase_name(self, phase: int | None) -> str:
        if phase is None:
            return self.visit.say("progress.whole_plan")
        return self.visit.say("progress.phase", name=self.names[phase])

    def word(self, by: str, value: str) -> str:
        """What a value is called."""
        if value == UNKNOWN:
            return self.visit.say("progress.unknown")
        if by == "movement":
            return self.figures.movements[int(value)]
        if by in SIDES:
            return self.figures.place_names().get(value, "")
        if by == "month":
            return self.visit.say("progress.to_month", month="/".join(reversed(value.split("-"))))
        return self.visit.say(f"progress.{value}")

    def what(self, part: Part) -> str:
        """What a part counts, in words."""
        phase = self.phase_name(part.phase)
        return f"{phase}, {self.word(part.by, part.value)}" if part.value else phase

    def heading(self, part: Part) -> str:
        """The same at the start of a line."""
        what = self.what(part)
        return what[:1].upper() + what[1:]

    def sentence(self, part: Part) -> str:
        """A number as a sentence that stands alone in a report."""
        count, target = len(self.figures.behind(part)), self.figures.target(part)
        facts = {
            "plan": self.plan_name,
            "what": self.what(part),
            "count": self.number(count),
            "date": self.until,
        }
        if not target:
            return self.visit.say("progress.copied", **facts)
        share = self.number(100 * count / target)
        return self.visit.say(
            "progress.copied_target", target=self.number(target), share=share, **facts
        )

    def short(self, part: Part) -> str:
        """102/40, or 102 where no target was typed."""
        count, target = len(self.figures.behind(part)), self.figures.target(part)
        return f"{self.number(count)}/{self.number(target)}" if target else self.number(count)

    def reached(self, part: Part) -> str:
        """102/40 (255 %), or 102 where no target was typed."""
        count, target = len(self.figures.behind(part)), self.figures.target(part)
        if not target:
            return self.number(count)
        return self.visit.say(
            "progress.reached",
            count=self.number(count),
            target=self.number(target),
            share=self.number(100 * count / target),
        )

    def reconciliation(self) -> str:
        """Phase 1 + phase 2 − twice + in none = the plan's total."""
        figures, say = self.figures, self.visit.say
        none = figures.without_phase
        return say(
            "progress.reconciliation_none" if none else "progress.reconciliation",
            parts=" + ".join(
                say("progress.of_phase", name=name, count=self.number(figures.total(phase)))
                for phase, name in self.names.items()
            ),
            twice=self.number(figures.in_several_phases()),
            none=self.number(none),
            total=self.number(figures.total()),
        )


def view_of(
    visit: Visit, plan: int, phase: int | None, day: date, bundle: int | None = None
) -> View:
    """The figures of a plan up to a day, as the register holds them now or held them then.

    A phase of another plan narrows nothing.
    """
    figures = report.progress(visit.store, visit.user, plan, bundle, day)
    names = session.phases(visit, plan, bundle)
    chosen = phase if phase in names else None
    called = session.plans(visit, bundle).get(plan) or session.plans(visit)[plan]
    return View(visit, figures, plan, called, names, chosen, day, bundle)
