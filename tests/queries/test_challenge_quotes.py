"""What a point quotes: whole clauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peeltrack.model.items import Clause
from peeltrack.queries.challenge.quotes import (
    clauses_of,
    expand_abbreviations,
    is_quoted_in,
    quote,
    quote_parts,
    quote_parts_of,
    quote_said,
)

_MAP = "Map the plans for the vulnerability desk against the existing delivery model"
_LONG = "one word after another and no mark between them to say where a clause might come to an end"


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("Train\n  staff.", "“Train staff”"),
        (f"{_MAP}, to be sure that they fit.", f"“{_MAP}, to be sure that they fit”"),
        (f"{_MAP}; then decide, with care, what fits.", f"“{_MAP}”"),
        ("Hubs are to open in four towns. They are unlikely to be there before that year, as far "
         "as anybody can tell.", "“Hubs are to open in four towns”"),
        (f"Training: {_LONG}; not before.", f"“Training: {_LONG}”"),         # no label alone
        (f"Yes, {_LONG} and {_LONG}.", f"“Yes, {_LONG} and {_LONG}”"),
        (f"Work with Insp. Jones and with Ch. Supt. Hill, e.g. Worcester; {_LONG}.",
         "“Work with Insp. Jones and with Ch. Supt. Hill, e.g. Worcester”"),
        (f"{_LONG}; not before.", f"“{_LONG}”"),
        (f"{_LONG}, and {_LONG}.", f"“{_LONG} …”"),
        (f"{_LONG} and {_LONG}.", f"“{_LONG} and {_LONG}”"),     # no mark to cut it at
        ("A panel at 10:30 in the morning of every other week in each of the five local policing "
         "areas", "“A panel at 10:30 in the morning of every other week in each of the five local "
         "policing areas”"),
    ],
)  # fmt: skip
def test_a_quote_ends_where_a_clause_does(text: str, quotation: str) -> None:
    assert quote(text) == quotation


@given(st.text())
def test_a_quote_is_the_beginning_of_the_text_on_one_line(text: str) -> None:
    said = quote(text).strip("“”").removesuffix(" …")
    assert "\n" not in said
    assert " ".join(text.split()).strip("“”").startswith(said)


@given(st.from_regex(r"[a-z]{2,9}( [a-z]{2,9}[,;]?){0,40}", fullmatch=True))
def test_a_text_is_known_where_it_is_quoted(text: str) -> None:
    assert is_quoted_in(text.rstrip(";"), f"The last update says {quote(text)}.")


def test_what_begins_otherwise_is_not_quoted() -> None:
    said = "The last update says “Reviews on time fell to 66 per cent”."
    assert is_quoted_in("Reviews on time fell to 66 per cent in May", said)
    assert not is_quoted_in("Reviews within a week fell to 66 per cent", said)


def test_two_parts_are_quoted_and_the_others_counted() -> None:
    parts = [Clause(ref=ref, text=f"Part {ref}.") for ref in ("i", "ii", "iii", "iv")]
    assert quote_parts(parts[:2], in_summary=False) == "“Part i” and “Part ii”"
    assert quote_parts(parts, in_summary=False) == "“Part i”, “Part ii” and 2 other parts"
    assert quote_parts(parts[:1], in_summary=True) == "one part (in summary: part i)"
    assert quote_parts(parts, in_summary=True) == (
        "four parts (in summary: part i; part ii; 2 other parts)"
    )


def test_of_some_parts_it_is_said_how_many_of_all_they_are() -> None:
    parts = [Clause(ref=ref, text=f"Part {ref}.") for ref in ("i", "ii", "iii", "iv")]
    assert quote_parts_of(parts[:1], parts, in_summary=False) == "“Part i”, one of its four parts"
    assert quote_parts_of(parts[:2], parts, in_summary=True) == (
        "two of its four parts (in summary: part i; part ii)"
    )
    assert quote_parts_of(parts, parts, in_summary=True) == (
        "all its four parts (in summary: part i; part ii; 2 other parts)"
    )
    assert quote_parts_of(parts[:1], parts[:1], in_summary=False) == "“Part i”, its only part"


_ORDERS = "Protection Notices (PNs) and Protection Orders (POs) are considered."


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("PNs are given up.", "Protection Notices are given up."),
        ("A PO or a PN.", "A Protection Orders or a Protection Notices."),
        ("PNC and DVPN.", "PNC and DVPN."),
    ],
)
def test_an_abbreviation_is_read_as_the_wording_explains_it(text: str, meant: str) -> None:
    assert expand_abbreviations(_ORDERS, text) == meant


@pytest.mark.parametrize("words", [r"Domestic\xyz Abuse", r"Damage\1 Assessed", r"D\g<0> A\n"])
def test_a_wording_is_written_out_letter_by_letter(words: str) -> None:
    assert (
        expand_abbreviations(f"Look at {words} (DA).", "DA comes first.") == f"{words} comes first."
    )


def test_brackets_that_explain_nothing_are_let_be() -> None:
    assert expand_abbreviations("The unit (DFU) and partners (ICB).", "The DFU.") == "The DFU."


def test_a_wording_is_divided_by_its_punctuation() -> None:
    text = "Keep records; and, each time, have it on file (v1.2). Then check."
    assert clauses_of(text) == [
        "Keep records",
        "and, each time, have it on file (v1.2)",
        "Then check",
    ]


def test_what_only_announces_a_list_is_no_clause_of_a_wording() -> None:
    """Every recommendation in bullets has such a line, which no step can answer."""
    text = "Within three months, Anyshire should: keep records; and check them. It should record."
    assert clauses_of(text) == ["keep records", "and check them", "It should record"]


def test_what_an_update_says_is_quoted_whole_or_by_its_figures() -> None:
    short = "The carts ran well: in September 40 sacks were sent by barge"
    assert quote_said(f"{short}.") == f"“{short}”"
    long = f"The carters are glad of the fair weather and of the new road to town, {'and ' * 30}so"
    assert quote_said(f"{long}: 40 sacks were sent by barge, as before") == (
        "“… 40 sacks were sent by barge, as before”"
    )
