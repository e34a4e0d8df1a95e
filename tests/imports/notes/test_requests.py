"""What is asked and promised in the further forms of minutes; every paper is invented."""

import pytest

from peeltrack.model.register import Register
from tests.imports.notes.minutes import OFFICE, drafted, in_short
from tests.registers import register_from


@pytest.fixture(scope="module")
def office() -> Register:
    return register_from(OFFICE)


HEAD = "Holding to Account\nMinutes\n19 July 2022\nPresent: PCC, CC, DCC\n\n"

SAID: dict[str, tuple[str, list[str]]] = {
    "an occasion behind an owner alone": (
        "The board wished to see the audit. [ACTION \u2013 DCC, by next meeting]",
        ["A - dcc by next meeting"],
    ),
    "a dotted day": ("Action: DCC to table the letter \u2013 01.10.22", ["A - dcc 2022-10-01"]),
    "a request that a log repeats with its day": (
        "CC to rework the forecast.\n\nAction 12 \u2013 CC \u2013 rework forecast "
        "\u2013 6 September 2022 \u2013 OPEN",
        ["A - cc 2022-09-06"],
    ),
    "an explanation at a later meeting, and one at once": (
        "The PCC asked the CC to set out the plan at the September meeting. "
        "The PCC asked the CC to explain the delay.",
        ["Q - pcc > ", "A - cc at the September meeting unmarked"],
    ),
    "a year that is no time": (
        "The Commissioner requests a paper on vehicles for 2022/2023.",
        [],
    ),
    "a promise behind a mark of an answer": (
        "Q1. When will it close?\nA1. In autumn. We will share the letter by 5 August.",
        ["Q - ? > ?", "P - ? 2022-08-05"],
    ),
    "a reference that begins a sentence": (
        "AFI 6 was discussed. The PCC wanted to know when clerks will be trained.",
        ["Q peel/afi-06 pcc > "],
    ),
    "a mark in two languages": (
        "Gweithred / Action: The DCC to report monthly.",
        ["A - dcc -"],
    ),
    "a mark in two languages, of several words, below an answer": (
        "The PCC asked how long callers wait. The CC said that it was four minutes.\n"
        "Pwynt gweithredu / Action 2: The DCC to report monthly. Erbyn / By: 5 August 2022",
        ["Q - pcc > cc", "A - dcc 2022-08-05"],
    ),
    "two headings divided by a stroke": (
        "Cofnodion y cyfarfod / Action plan: this was noted.",
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SAID)
def test_each_form_is_read_as_a_careful_reader_would(office: Register, name: str) -> None:
    text, expected = SAID[name]
    assert in_short(drafted(office, HEAD + text))[1:] == expected
