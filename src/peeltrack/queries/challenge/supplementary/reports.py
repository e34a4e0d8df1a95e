"""Statements of programmes' last reports that no question quotes, asked about with one. Pure."""

from collections.abc import Sequence

from peeltrack.language.telling import telling
from peeltrack.language.told import statements
from peeltrack.model.items import Item
from peeltrack.model.organisation import Programme, ProgrammeReport
from peeltrack.queries.before_report import programmes_of
from peeltrack.queries.challenge.asks import asks_about
from peeltrack.queries.challenge.beside import is_told_in
from peeltrack.queries.challenge.clauses import item_words, own_figures, telling_words
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import quote_head, quote_said
from peeltrack.queries.challenge.spans import HALF_A_YEAR
from peeltrack.queries.challenge.supplementary.item_questions import ItemQuestions
from peeltrack.queries.challenge.telling import SLIGHT, says_enough
from peeltrack.queries.challenge.word_overlap import shared
from peeltrack.wording import long_date

_LEAST = 0.75
"""How telling a statement without a figure is to be."""
_ENOUGH = 3
"""Words of one that says something; "61 arrests" does not."""
_MOST = 2
"""Statements of a report."""


def with_reports(meeting: Preparation, chosen: Sequence[RuleResult]) -> list[RuleResult]:
    """Return questions with what else may be asked of what the programmes' last reports say.

    Read are the reports of the last half-year on programmes that carry open items.
    """
    asked = ItemQuestions(meeting, chosen)
    for id_, programme in programmes_of(meeting.register, meeting.worked_items):
        report = programme.reports[-1] if programme.reports else None
        if report and (meeting.on - report.date).days <= HALF_A_YEAR:
            items = [each for each in meeting.worked_items if id_ in each.programmes]
            _ask_of_report(programme, report, items, asked)
    return asked.questions


def _ask_of_report(
    programme: Programme, report: ProgrammeReport, items: Sequence[Item], asked: ItemQuestions
) -> None:
    kind = "restricted report" if report.restricted else "report"
    source = f"the {kind} of {long_date(report.date)} on {programme.name}"
    for statement in _not_quoted(report, asked.quoted)[:_MOST]:
        places = _places_for(statement, programme, items, asked.questions)
        if places and not asked.is_asked(statement):
            place = max(places, key=lambda place: asked.fit(place, statement))
            asks = f"on {source}, {quote_head(statement)}, {asks_about(statement)}"
            asked.ask_at(place, f"T{source[1:]} says {quote_said(statement)}.", [asks])


def _places_for(
    statement: str, programme: Programme, items: Sequence[Item], questions: Sequence[RuleResult]
) -> list[int]:
    """Return the places of the questions that a statement may go with.

    They are about the item with most of its telling words, or name the programme; of the only item
    that a programme carries no word is wanted.
    """
    words = telling_words(statement)
    alike = {each.id: len(shared(words, item_words(each))) for each in items}
    most = max(alike.values())
    if most == 0 and len(items) > 1:
        return [place for place, each in enumerate(questions) if programme.name in each.question]
    return [place for place, each in enumerate(questions) if alike.get(each.item or "") == most]


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
        if not is_told_in(each, quoted)
    ]
    return sorted(left, key=weights.__getitem__, reverse=True)
