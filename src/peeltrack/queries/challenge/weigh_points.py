"""All that the rules raise of a meeting, weighed: the most telling first."""

from collections import Counter
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from peeltrack.model.vocabulary import ItemKind
from peeltrack.queries.challenge.already_heard import heard_before
from peeltrack.queries.challenge.beside import with_statement
from peeltrack.queries.challenge.meeting import asking_office
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.rule_list import RULES, Rule, Together
from peeltrack.queries.challenge.rules.measures import measure_missed
from peeltrack.wording import agreeing, counted, listed

_NAMED = 6
"""Items that a count of several names."""
_PATTERN = 4
"""Items. Fewer that share a want are no pattern."""


class Tier(IntEnum):
    """The degree to which a point sets its item apart."""

    MEETING = 0
    """It is asked of the meeting as a whole."""
    FACT = 1
    HINT = 2
    FORMAL = 3
    """It asks for what the register lacks, and says nothing of the work."""
    COMMON = 4
    """It is so with most items, and is asked of the meeting already."""
    SLIGHT = 5
    """It is asked where nothing else is."""
    REPEATED = 6
    HEARD = 7
    UNSEEN = 8


class Weighed(NamedTuple):
    """A point with the values that it is sorted and chosen by."""

    tier: Tier
    gravity: int
    """The place of its rule among them all."""
    order: int
    """The place of its item on the agenda."""
    rule: Rule
    raised: RuleResult


def weigh(meeting: Preparation, known: Preparation) -> list[Weighed]:
    """Weigh all candidates, known with what the forum may not hear too, the most telling first."""
    order = {item.id: index for index, item in enumerate(meeting.agenda)}
    worked = {item.id for item in meeting.worked_items}
    already_heard = heard_before(meeting)
    weighed: list[Weighed] = []
    quoted = _quoted_of_measures(meeting)
    for gravity, rule in enumerate(RULES):
        raised = _raised(rule, meeting, known, quoted)
        alike = [each for each in raised if each.item in worked and meeting.is_seen(each)]
        is_common = _is_common(rule.together, len(alike), len(worked))
        if rule.together and is_common:
            once = _asked_once(meeting, rule.together, alike)
            weighed.append(Weighed(Tier.MEETING, gravity, 0, rule, once))
        for each in raised:
            tier = Tier.COMMON if rule.together and is_common else _tier(rule, each)
            if _is_of_recommendations(meeting, each, raised):
                tier = Tier.REPEATED
            if each.item in already_heard and not rule.gave_way:
                tier = Tier.HEARD
            if not meeting.is_seen(each):
                tier = Tier.UNSEEN
            weighed.append(Weighed(tier, gravity, order.get(each.item or "", 0), rule, each))
    return sorted(
        weighed, key=lambda each: (each.tier, each.gravity, -each.raised.weight, each.order)
    )


def _quoted_of_measures(meeting: Preparation) -> set[tuple[str | None, str]]:
    """Return the statements on measures, which no question on something else quotes too."""
    raised = [each for each in measure_missed(meeting) if meeting.is_seen(each)]
    return {(each.item, each.statement) for each in raised if each.statement}


def _raised(
    rule: Rule, meeting: Preparation, known: Preparation, quoted: set[tuple[str | None, str]]
) -> list[RuleResult]:
    """List what a rule raises of what the forum may hear, and what else is known leaves open.

    What an update says is added to the first question that may quote it.

    Args:
        rule: the rule.
        meeting: the meeting, with what the forum may hear.
        known: the same with all that is known.
        quoted: the items with the statements that are quoted already; more are added.
    """
    raised = list(rule.ask(meeting))
    if known is not meeting:
        also = {each.item for each in rule.ask(known)}
        raised = [each for each in raised if each.item in also]
    for place, bare in enumerate(raised if rule.quotes_update else ()):
        whole = with_statement(meeting, bare)
        if (whole.item, whole.statement) not in quoted:
            raised[place] = whole
            quoted.add((whole.item, whole.statement))
    return raised


def _is_common(together: Together | None, alike: int, worked: int) -> bool:
    """Check whether a point is raised on so many items that it is asked once of them all."""
    if together is None:
        return False
    if together.from_items:
        return alike >= together.from_items
    return alike >= _PATTERN and alike * 2 > worked


def _is_of_recommendations(
    meeting: Preparation, each: RuleResult, raised: Sequence[RuleResult]
) -> bool:
    """Check whether a point on a cause of concern is raised on a recommendation of it too.

    One that quotes one of the cause's own updates, or is about one, about its own measure or what a
    meeting asked of it, is its own.
    """
    item = meeting.register.items.get(each.item or "")
    if item is None or item.kind != ItemKind.CAUSE_OF_CONCERN:
        return False
    is_own = each.at[:1] == ("measures",) or (each.at[:1] == ("progress",) and len(each.at) > 1)
    if each.statement or is_own or each.file != item.file:
        return False
    answering = {other.id for other in meeting.open_recommendations.get(item.id, ())}
    return any(other.item in answering for other in raised)


def _tier(rule: Rule, raised: RuleResult) -> Tier:
    if rule.is_slight:
        return Tier.SLIGHT
    if raised.is_hint:
        return Tier.HINT
    return Tier.FORMAL if raised.is_formal else Tier.FACT


def _asked_once(
    meeting: Preparation, together: Together, raised: Sequence[RuleResult]
) -> RuleResult:
    """Combine points into one about the meeting as a whole, at the place of the first."""
    wants = Counter(each.of_many or together.fact for each in raised)
    (most, number), *rest = wants.most_common()
    items = f"of the {len(meeting.worked_items)} items to put right"
    facts = [f"{number} {items} {agreeing(most, number)}"]
    facts += [f"{counted(count, 'other')} {agreeing(want, count)}" for want, count in rest]
    if together.from_items and len(raised) <= _NAMED:
        names = [meeting.name(meeting.register.items[each.item]) for each in raised if each.item]
        facts[-1] = f"{facts[-1]}: {listed(names)}"
    question = together.question.format(asker=asking_office(meeting))
    return RuleResult(
        None, raised[0].file, raised[0].at, f"{listed(facts)}{meeting.set_aside}.", question
    )
