"""What a question may quote of an update: nothing restricted."""

from peeltrack.queries.challenge.accounts import account
from tests.registers import an_item


def test_a_restricted_update_is_not_quoted() -> None:
    told = [
        {"date": "2022-05-01", "text": "All is well."},
        {"date": "2022-05-02", "text": "It is delayed.", "restricted": True},
    ]
    last = account(an_item("afi-01", progress=told))
    assert last is not None
    assert (last.index, last.update.text) == (0, "All is well.")
