"""Statements of programmes' last reports that no question quotes, asked about with one. Pure."""

from collections.abc import Sequence

from peeltrack.language.telling import telling
from peeltrack.language.told import statements
from peeltrack.model.organisation import Programme, ProgrammeReport
from peeltrack.queries.before_report import programmes_of
from peeltrack.queries.challenge.asks import asks_about
from peeltrack.queries.challenge.beside import is_repeated
from peeltrack.queries.challenge.clauses import own_figures
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import is_quoted_in, quote_head, quote_said
from peeltrack.queries.challenge.spans import HALF_A_YEAR
from peeltrack.queries.challenge.supplementary.item_questions import ItemQuestions
from peeltrack.queries.challenge.telling import SLIGHT, says_enough
from peeltrack.wording import long_date

_LEAST = 0.75
"""How telling a statement without a figure is to be."""
_ENOUGH = 3
"""Words of one that says something; "61 arrests" does not."""
_MOST = 2
"""Statements of a report."""


def with_reports(meeting: Preparation, chosen: Sequence[RuleResult]) -> list[RuleResult]:
    """Return questions with what else may be asked of what the programmes' last reports say.

    Read are the reports of the last half-year on programmes that carry open items. It goes with the
    question that names the programme, or is about one of its items, and has most words in common.
    """
    asked = ItemQuestions(meeting, chosen)
    for id_, programme in programmes_of(meeting.register, meeting.worked_items):
        items = {each.id for each in meeting.worked_items if id_ in each.programmes}
        own = [
            place
            for place, each in enumerate(chosen)
            if each.item in items or programme.name in f"{each.question} {each.fact}"
        ]
        report = programme.reports[-1] if programme.reports else None
        if own and report and (meeting.on - report.date).days <= HALF_A_YEAR:
            _ask_of_report(programme, report, own, asked)
    return asked.questions


def _ask_of_report(
    programme: Programme, report: ProgrammeReport, own: Sequence[int], asked: ItemQuestions
) -> None:
    kind = "restricted report" if report.restricted else "report"
    source = f"the {kind} of {long_date(report.date)} on {programme.name}"
    for statement in _not_quoted(report, asked.quoted)[:_MOST]:
        place = max(own, key=lambda place: _fit(asked, place, statement))
        asks = f"on {source}, {quote_head(statement)}, {asks_about(statement)}"
        asked.ask_at(place, f"T{source[1:]} says {quote_said(statement)}.", [asks])


def _fit(asked: ItemQuestions, place: int, statement: str) -> tuple[int, bool, int]:
    """Return how well a statement fits a question; one about an item comes before one about all."""
    alike, length = asked.fit(place, statement)
    return alike, asked.questions[place].item is not None, length


def _not_quoted(report: ProgrammeReport, quoted: str) -> list[str]:
    """Return the statements of a report that no question quotes, the most telling first."""
    told = statements(report.text)
    # The first statement of a report is as telling as the others.
    around = zip([" ", *told], told, [*told[1:], ""], strict=False)
    weights = {each: telling(each, before, after) for before, each, after in around}
    left = [
        each
        for each in told
        if weights[each] >= (SLIGHT if own_figures(each) else _LEAST) and says_enough(each)
        if len(each.split()) >= _ENOUGH
        if not is_quoted_in(each, quoted) and not is_repeated(each, quoted)
    ]
    return sorted(left, key=weights.__getitem__, reverse=True)
