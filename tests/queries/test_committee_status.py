"""Where findings stand in a committee's table."""

from peeltrack.model.register import Register
from peeltrack.queries.committee_status import CommitteeStatus, committee_status, count_by_status


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
    assert [(item.number, committee_status(item)) for item in items] == [
        ("1", CommitteeStatus.IN_PROGRESS),
        ("2", CommitteeStatus.IN_PROGRESS),
        ("3", CommitteeStatus.COMPLETE),
        ("4", CommitteeStatus.PENDING_SIGN_OFF),
        ("5", CommitteeStatus.MONITOR_ONLY),
        ("6", CommitteeStatus.CLOSED),
        ("7", CommitteeStatus.SUPERSEDED),
        ("8", CommitteeStatus.NOT_APPLICABLE),
        ("9", CommitteeStatus.IN_PROGRESS),
        ("10", CommitteeStatus.CLOSED),
        ("11", CommitteeStatus.AWAITING_ALLOCATION),
        ("12", CommitteeStatus.IN_PROGRESS),
    ]
    assert list(count_by_status(items).items()) == [
        (CommitteeStatus.IN_PROGRESS, 4),
        (CommitteeStatus.AWAITING_ALLOCATION, 1),
        (CommitteeStatus.COMPLETE, 1),
        (CommitteeStatus.PENDING_SIGN_OFF, 1),
        (CommitteeStatus.MONITOR_ONLY, 1),
        (CommitteeStatus.CLOSED, 2),
        (CommitteeStatus.SUPERSEDED, 1),
        (CommitteeStatus.NOT_APPLICABLE, 1),
    ]
