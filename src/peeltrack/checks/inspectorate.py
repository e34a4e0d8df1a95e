"""Rules that follow from HMICFRS's own words: kinds, counts, grades, parts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from peeltrack.checks.violation import Violation
from peeltrack.model.items import Item
from peeltrack.model.published_positions import Position
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Grade, ItemKind, Relevance, Scale
from peeltrack.queries.as_at import as_at
from peeltrack.queries.parts import unanswered_parts
from peeltrack.queries.status import kind_in_words
from peeltrack.wording import counted, listed, long_date, spoken, with_article


def a_cause_of_concern_has_a_recommendation(register: Register, on: date) -> Iterator[Violation]:
    """A cause of concern always comes with a recommendation (HMICFRS glossary, same words)."""
    for item in _unanswered_causes(register):
        if not _is_known_before_the_report(register, item):
            name = item.id.partition("/")[2]
            yield Violation.in_item(
                item,
                (),
                f"no recommendation has cause_of_concern: {name}; add the one that the report "
                "links to it.",
            )


def a_draft_cause_of_concern_gets_its_recommendation(
    register: Register, on: date
) -> Iterator[Violation]:
    """A cause of concern known before its report gets the recommendation that comes with it."""
    for item in _unanswered_causes(register):
        if _is_known_before_the_report(register, item):
            name = item.id.partition("/")[2]
            yield Violation.in_item(
                item,
                (),
                f"no recommendation has cause_of_concern: {name}; add it with peeltrack item add "
                f"{item.inspection}/rec-1 --kind recommendation --cause-of-concern {name}.",
            )


def _is_known_before_the_report(register: Register, item: Item) -> bool:
    inspection = register.inspections.get(item.inspection)
    return item.is_draft or inspection is None or inspection.published is None


def _unanswered_causes(register: Register) -> Iterator[Item]:
    """Yield the causes of concern that no recommendation names."""
    answered = {(item.inspection, item.cause_of_concern) for item in register.items.values()}
    incomplete = {id_.partition("/")[0] for id_ in register.unread}
    for item in register.items.values():
        if item.kind != ItemKind.CAUSE_OF_CONCERN or item.inspection in incomplete:
            continue
        if (item.inspection, item.id.partition("/")[2]) not in answered:
            yield item


def only_a_recommendation_answers_a_cause_of_concern(
    register: Register, on: date
) -> Iterator[Violation]:
    """Only a recommendation has cause_of_concern, and it names a cause of concern."""
    for item in register.items.values():
        if item.cause_of_concern is None:
            continue
        if item.kind != ItemKind.RECOMMENDATION:
            yield Violation.in_item(
                item,
                ("cause_of_concern",),
                f"{with_article(spoken(item.kind))} cannot address a cause of concern; remove the "
                "key.",
            )
        parent = register.items.get(f"{item.inspection}/{item.cause_of_concern}")
        if parent and parent.kind != ItemKind.CAUSE_OF_CONCERN:
            yield Violation.in_item(
                item,
                ("cause_of_concern",),
                f"{parent.id} is {with_article(spoken(parent.kind))}; name a cause of concern.",
            )


def every_grade_is_on_its_scale(register: Register, on: date) -> Iterator[Violation]:
    """The four-tier scale, up to 2018/19, has no "adequate" (panel paper, paragraph 4)."""
    for inspection in register.inspections.values():
        for index, area in enumerate(inspection.areas):
            if inspection.scale == Scale.FOUR and area.grade == Grade.ADEQUATE:
                yield Violation(
                    inspection.file,
                    ("areas", index, "grade"),
                    "'adequate' is not on the four-tier scale; correct the grade or the scale.",
                )


def stated_counts_match(register: Register, on: date) -> Iterator[Violation]:
    """An inspection has as many items of each kind, or relevant ones, as its report says."""
    counts = Counter((item.inspection, item.kind) for item in register.items.values())
    incomplete = {id_.partition("/")[0] for id_ in register.unread}
    for inspection in register.inspections.values():
        stated = inspection.stated_counts
        if stated is None or inspection.id in incomplete:
            continue
        recorded = {kind: counts[inspection.id, kind] for kind in ItemKind}
        claims = (
            ("causes_of_concern", stated.causes_of_concern, recorded[ItemKind.CAUSE_OF_CONCERN]),
            ("recommendations", stated.recommendations, recorded[ItemKind.RECOMMENDATION]),
            (
                "areas_for_improvement",
                stated.areas_for_improvement,
                recorded[ItemKind.AREA_FOR_IMPROVEMENT],
            ),
            ("relevant", stated.relevant, sum(recorded.values())),
        )
        for key, claimed, actual in claims:
            if claimed is not None and claimed != actual:
                yield Violation(
                    inspection.file,
                    ("stated_counts", key),
                    f"the report states {claimed} but the register has {actual}; add or remove "
                    "items, or correct the count.",
                )


def published_positions_add_up(register: Register, on: date) -> Iterator[Violation]:
    """Published RAG figures for a date match the register on that date."""
    for index, position in enumerate(register.positions):
        if any(id_.startswith(f"{position.inspection}/") for id_ in register.unread):
            continue
        if position.inspection in register.inspections and (gaps := _gaps(register, position)):
            yield Violation(
                "positions.yaml",
                ("positions", index, "counts"),
                f"as at {long_date(position.date)} the register differs "
                f"from {position.source}: {listed(gaps)}.",
            )


def _gaps(register: Register, position: Position) -> list[str]:
    items = {
        id_: item for id_, item in register.items.items() if item.inspection == position.inspection
    }
    then = as_at(replace(register, items=items), position.date)
    recorded = Counter(
        (item.kind, item.rag) for item in then.items.values() if item.rag and not item.has_ended
    )
    stated = Counter({(count.kind, count.rag): count.count for count in position.counts})
    return [
        f"{kind_in_words(kind, stated[kind, rag])} {rag} stated, {recorded[kind, rag]} recorded"
        for kind, rag in sorted(recorded.keys() | stated.keys(), key=str)
        if recorded[kind, rag] != stated[kind, rag]
    ]


def every_clause_has_a_step(register: Register, on: date) -> Iterator[Violation]:
    """If steps name parts of the wording, each part has a step (HTA notes, recommendation 1)."""
    for item in register.open_items:
        if missing := unanswered_parts(item):
            parts = counted(len(missing), "part")
            yield Violation.in_item(
                item,
                ("clauses",),
                f"{parts} of the wording "
                f"{'has' if len(missing) == 1 else 'have'} no step: "
                f"{listed([part.ref for part in missing])}; add a step or name the clause in one.",
            )


def what_is_not_acted_on_says_why(register: Register, on: date) -> Iterator[Violation]:
    """An item that is only monitored, or does not apply, gives the reason."""
    for item in register.items.values():
        if (
            item.relevance in (Relevance.MONITOR, Relevance.NOT_APPLICABLE)
            and not item.relevance_reason
        ):
            yield Violation.in_item(
                item,
                ("relevance",),
                f"is {spoken(item.relevance)} without a reason; give relevance_reason.",
            )


def a_debrief_counts_its_own_actions(register: Register, on: date) -> Iterator[Violation]:
    """The counts of a hot debrief match its quick-time actions, if those are recorded."""
    for inspection in register.inspections.values():
        debrief = inspection.hot_debrief
        if debrief is None or not debrief.actions:
            continue
        for key, held in (
            ("quick_time_actions", debrief.raised),
            ("matched_later_findings", debrief.matched),
        ):
            stated = getattr(debrief, key)
            if stated is not None and stated != held:
                yield Violation(
                    inspection.file,
                    ("hot_debrief", key),
                    f"{stated} stated, {held} recorded in actions; leave the count out.",
                )


def every_draft_is_settled_at_publication(register: Register, on: date) -> Iterator[Violation]:
    """A draft finding is settled or withdrawn once the report is published."""
    for item in register.items.values():
        inspection = register.inspections.get(item.inspection)
        published = inspection.published if inspection else None
        if item.is_draft and published and published <= on:
            yield Violation.in_item(
                item,
                ("draft",),
                f"the report was published on {long_date(published)}; settle the draft with "
                f"peeltrack settle {item.id}, or withdraw it.",
            )


def no_parts_are_more_than_their_whole(register: Register, on: date) -> Iterator[Violation]:
    """Items have no more posts from a shared sum than it pays for."""
    parts: Counter[str] = Counter()
    for item in register.items.values():
        for part in item.investments:
            if part.part_of and part.posts:
                parts[part.part_of] += part.posts
    for id_, whole in register.organisation.funding.items():
        if whole.posts is not None and parts[id_] > whole.posts:
            yield Violation(
                "register.yaml",
                ("funding", id_, "posts"),
                f"its parts total {parts[id_]} posts, but it has {whole.posts}; correct one.",
            )
