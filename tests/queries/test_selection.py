import pytest

from peeltrack.model.vocabulary import ItemKind, Rag, State
from peeltrack.queries.selection import Selection, select_items
from tests.registers import register_from

REGISTER = """
programmes: {op-reset: {name: Op Reset}}
inspection: {areas: [{id: crime, name: Investigating crime, aliases: [Crime work]}]}
rec-1: {rag: red, area: crime, programmes: [op-reset]}
afi-01: {rag: amber, strategic_lead: flo, portfolio: Crime Portfolio}
afi-02: {rag: amber, tactical_lead: flo, wording: Missing persons are recorded.}
afi-03: {tactical_lead: null, progress: [{date: 2022-05-01, text: The MISSING form is live.}]}
old/afi-01: {}
"""


@pytest.mark.parametrize(
    ("selection", "passing"),
    [
        (Selection(), ["rec-1", "afi-01", "afi-02", "afi-03", "old/afi-01"]),
        (Selection(rag=Rag.AMBER), ["afi-01", "afi-02"]),
        (Selection(kind=ItemKind.RECOMMENDATION), ["rec-1"]),
        (Selection(inspection="old"), ["old/afi-01"]),
        (Selection(area="crime"), ["rec-1"]),
        (Selection(area="crime WORK"), ["rec-1"]),
        (Selection(lead="flo"), ["afi-01", "afi-02"]),
        (Selection(programme="op-reset"), ["rec-1"]),
        (Selection(portfolio="crime"), ["afi-01"]),
        (Selection(state=State.AWAITING_ALLOCATION), ["afi-03"]),
        (Selection(text="missing"), ["afi-02", "afi-03"]),
        (Selection(rag=Rag.AMBER, lead="acc"), ["afi-02"]),
        (Selection(rag=Rag.GREEN), []),
    ],
)
def test_an_item_passes_when_it_passes_every_filter(
    selection: Selection, passing: list[str]
) -> None:
    found = [
        item.id.removeprefix("peel/") for item in select_items(register_from(REGISTER), selection)
    ]
    assert found == passing
