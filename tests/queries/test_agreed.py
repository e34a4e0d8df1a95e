"""Actions and commitments of meetings, with and without a date."""

from datetime import date

from peeltrack.model.register import Register
from peeltrack.queries.agreed import agreed, kinds_agreed, open_without_date

ON = date(2022, 6, 10)


def test_what_meetings_agreed_is_listed_with_its_outcome(register: Register) -> None:
    """
    meetings:
      2022-06-01-hta:
        commitments:
        - {text: A note will follow., by: acc, to: SIB}
        - {text: A paper will follow., due: 2022-06-10}
      2022-05-01-hta:
        actions:
        - {id: brief, text: Brief the chair., owner: acc, also_owned_by: [supt], due: 2022-06-06}
        - {id: visit, text: Arrange a visit., due_event: once the site is open}
        - {id: send, text: Send the paper., done: 2022-05-09}
        commitments:
        - {text: It will be reviewed., by: supt, kept: 2022-06-06}
    """
    found = [*agreed(register.meetings.values())]
    assert [(each.kind, each.part, each.leads, each.to, each.outcome(ON)) for each in found] == [
        ("action", "brief", ("acc", "supt"), None, "4 days overdue"),
        ("action", "visit", (), None, "once the site is open"),
        ("action", "send", (), None, "done 9 May 2022"),
        ("commitment", "1", ("supt",), None, "kept 6 June 2022"),
        ("commitment", "1", ("acc",), "SIB", "no date set"),
        ("commitment", "2", (), None, "due today"),
    ]
    undated = open_without_date(register.meetings.values())
    assert [each.text for each in undated] == ["Arrange a visit.", "A note will follow."]
    assert kinds_agreed(undated) == "1 action and 1 commitment"
    assert kinds_agreed([]) == ""
