"""Where findings stand in a committee's table."""

from peeltrack.model.register import Register
from peeltrack.queries.committee_status import Standing, standing, standings


def test_every_item_stands_in_one_place(register: Register) -> None:
    """
    afi-01: {}
    afi-02: {tactical_lead: null}
    afi-03: {rag: green}
    afi-04: {sign_offs: [{date: 2022-05-01, stage: submitted}]}
    afi-05: {relevance: monitor, strategic_lead: null}
    afi-06: {sign_offs: [{date: 2022-05-01, stage: closed}]}
    afi-07: {superseded_by: peel/afi-01}
    afi-08: {relevance: not_applicable}
    afi-09: {relevance: comply, strategic_lead: null}
    afi-10: {relevance: monitor, sign_offs: [{date: 2022-05-01, stage: closed}]}
    afi-11: {strategic_lead: null, tactical_lead: null}
    afi-12:
      strategic_lead: null
      tactical_lead: null
      progress: [{date: 2022-05-01, text: Begun.}]
    """
    items = register.items.values()
    assert [(item.number, standing(item)) for item in items] == [
        ("1", Standing.IN_PROGRESS),
        ("2", Standing.IN_PROGRESS),
        ("3", Standing.COMPLETE),
        ("4", Standing.PENDING_SIGN_OFF),
        ("5", Standing.MONITOR_ONLY),
        ("6", Standing.CLOSED),
        ("7", Standing.SUPERSEDED),
        ("8", Standing.NOT_APPLICABLE),
        ("9", Standing.IN_PROGRESS),
        ("10", Standing.CLOSED),
        ("11", Standing.AWAITING_ALLOCATION),
        ("12", Standing.IN_PROGRESS),
    ]
    assert list(standings(items).items()) == [
        (Standing.IN_PROGRESS, 4),
        (Standing.AWAITING_ALLOCATION, 1),
        (Standing.COMPLETE, 1),
        (Standing.PENDING_SIGN_OFF, 1),
        (Standing.MONITOR_ONLY, 1),
        (Standing.CLOSED, 2),
        (Standing.SUPERSEDED, 1),
        (Standing.NOT_APPLICABLE, 1),
    ]
