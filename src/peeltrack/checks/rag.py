"""Rules about RAG: the force's claim, with its record and its reason."""

from collections.abc import Iterator
from datetime import date

from peeltrack.checks.violation import Violation
from peeltrack.model.register import Register
from peeltrack.model.standing import led_to
from peeltrack.model.vocabulary import Rag
from peeltrack.wording import NOT_RATED, counted, listed, long_date


def green_has_its_steps_done(register: Register, on: date) -> Iterator[Violation]:
    """A green item has no open steps except those recorded as open when it was set green."""
    for item in register.items.values():
        if item.rag == Rag.GREEN and item.open_steps:
            known = item.rag_changes[-1].steps_open if item.rag_changes else ()
            left = [step.id for step in item.open_steps if step.id not in known]
            if left:
                fault = f"is green with {counted(len(left), 'step')} not done ({listed(left)})"
                yield Violation.in_item(item, ("rag",), f"{fault}; finish them or change the RAG.")


def no_returned_item_is_still_green(register: Register, on: date) -> Iterator[Violation]:
    """What HMICFRS returned or reopened has been rated since; until then it counts as open."""
    for item in register.items.values():
        if item.is_green_though_returned:
            last = item.sign_offs[-1]
            yield Violation.in_item(
                item,
                ("rag",),
                f"is green although HMICFRS {last.stage} it on {long_date(last.date)}; change the "
                f"RAG, or submit it again.",
            )


def rag_is_what_was_last_recorded(register: Register, on: date) -> Iterator[Violation]:
    """An item's RAG is the one that its last recorded change led to."""
    for item in register.items.values():
        if item.rag_changes and item.rag != (last := led_to(item.rag_changes)):
            yield Violation.in_item(
                item,
                ("rag",),
                f"is {item.rag or NOT_RATED} but the last change recorded led to "
                f"{last or 'no rating'}; record the change.",
            )


def each_rag_change_follows_the_one_before(register: Register, on: date) -> Iterator[Violation]:
    """A RAG change starts from the RAG that the one before led to, and leads to another."""
    for item in register.items.values():
        before: Rag | None = None
        known = set[Rag | None]()
        for index, change in enumerate(item.rag_changes):
            at = ("rag_changes", index, "from")
            if index and change.before not in known:
                yield Violation.in_item(
                    item,
                    at,
                    f"starts from {change.before or 'no rating'} but the change before led to "
                    f"{before}; correct one of them.",
                )
            if change.before == change.after:
                yield Violation.in_item(
                    item, at, f"is from {change.after} to {change.after}; remove or correct it."
                )
            # After a withdrawn one, the next starts from where that led, or from where it began
            known = known | {change.before, change.after} if change.withdrawn else {change.after}
            before = change.after


def whoever_sets_rag_may_review(register: Register, on: date) -> Iterator[Violation]:
    """RAG is set, and updates are reviewed, by a lead who may review (panel paper, para 13)."""
    leads = register.organisation.leads
    may_review = {id_ for id_, lead in leads.items() if lead.may_review}
    for item in register.items.values():
        for index, change in enumerate(item.rag_changes):
            if change.by in leads and change.by not in may_review:
                yield Violation.in_item(
                    item, ("rag_changes", index, "by"), _MAY_NOT.format(change.by)
                )
        for index, update in enumerate(item.progress):
            for key, act in update.acts:
                if act.by in leads and act.by not in may_review:
                    at = ("progress", index, key, "by")
                    yield Violation.in_item(item, at, _MAY_NOT.format(act.by))


def only_imported_updates_are_cleared(register: Register, on: date) -> Iterator[Violation]:
    """Only imported updates are cleared; all others are reviewed."""
    for item in register.items.values():
        for index, update in enumerate(item.progress):
            if update.imported or not (update.cleared or update.cleared_for_public):
                continue
            for key, _ in update.acts:
                if key != "reviewed":
                    why = "is for imported updates; review this one with peeltrack review."
                    yield Violation.in_item(item, ("progress", index, key), why)


_MAY_NOT = (
    "{!r} may not review; name the liaison officer, or give that "
    "lead may_review: true in register.yaml."
)
