"""What a public audience is not shown."""

from peeltrack.model.vocabulary import Audience
from peeltrack.queries.audience import for_audience
from tests.registers import register_from

REGISTER = """
afi-01:
  progress: [{date: 2022-05-01, text: Withheld., restricted: true}, {date: 2022-05-02, text: Told.}]
  steps_to_green: [{id: secret, text: Withheld., restricted: true}, {id: open, text: Told.}]
afi-02:
  progress: [{date: 2022-05-01, text: Told.}]
  amendments:
    - {date: 2022-05-03, by: flo, because: Why., what: progress.2022-04-01, replaced: Withheld.}
afi-03: {progress: [{date: 2022-05-01, text: Told.}]}
"""


def test_the_public_sees_nothing_restricted_nor_what_an_amendment_replaced() -> None:
    register = register_from(REGISTER)
    public = for_audience(register, Audience.PUBLIC)
    assert "Withheld." not in repr(public.items)
    assert repr(public.items).count("Told.") == 4
    assert public.items["peel/afi-03"] is register.items["peel/afi-03"]


def test_those_within_see_it_all() -> None:
    register = register_from(REGISTER)
    assert for_audience(register, Audience.INTERNAL) is register
