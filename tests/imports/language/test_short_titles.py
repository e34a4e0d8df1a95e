"""The titles proposed for findings: drafts, but whole phrases of what the wording is about."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from peeltrack.imports.language.short_titles import handle

ENDS_IN_THE_AIR = re.compile(r" (?:a|an|the|its|their|of|to|on|in|for|with|and|or|by|that|is|are)$")


@pytest.mark.parametrize(
    ("wording", "title"),
    [
        # What is asked for goes, and so do praise and the article.
        ("The force should improve its supervision of crime.", "Supervision of crime"),
        ("The force should agree a plan for its custody suites.", "Plan for its custody suites"),
        (
            "The force should agree with partners who attends each meeting.",
            "Agree with partners who attends each meeting",
        ),
        (
            "The force should develop with its partners a plan for custody.",
            "Develop with its partners a plan for custody",
        ),
        ("The force should put in place effective and regular checks of cells.", "Checks of cells"),
        # "Immediately" goes, and not what stands up to a later comma.
        ("immediately set up a register of keys, held by the custody sergeant", "Register of keys"),
        ("Immediately, the force should set up a register of keys.", "Register of keys"),
        ("By 1 May 2024, the force should set up a register of keys.", "Register of keys"),
        ("The force should record each missing person.", "Record each missing person"),
        (
            "The force should make sure that it has enough cells for women.",
            "Enough cells for women",
        ),
        ("The force should improve how it answers calls from victims.", "Calls from victims"),
        (
            "The force should work with councils to introduce better shelters for victims.",
            "Shelters for victims",
        ),
        (
            "Forces should work together at a local level to understand the needs of witnesses.",
            "Needs of witnesses",
        ),
        # What is to be done to a thing gives the thing.
        ("A shared form should be introduced across forces.", "Shared form"),
        (
            "The care of detained children should be a first concern of all.",
            "Care of detained children",
        ),
        # What is to be done to it is said where the thing alone says too little.
        ("Staff should be given keys to the store.", "Staff to be given keys to the store"),
        (
            "Records of searches should be audited each month.",
            "Records of searches to be audited each month",
        ),
        ("Fees should be reviewed so that they cover the cost.", "Fees to be reviewed"),
        # What somebody is to make sure of is not said as if it were so.
        (
            "The force should make sure that those who ring again are recognised.",
            "Make sure that those who ring again are recognised",
        ),
        (
            "The force should take steps to ensure that all riders understand the law.",
            "Make sure that all riders understand the law",
        ),
        ("The force should make sure that it has a vet for horses.", "Vet for horses"),
        (
            "The force should make sure that horses' annual welfare tests are read and recorded.",
            "Make sure that horses' annual welfare tests are read",
        ),
        # Without its verb, what is to be made sure of is only named.
        (
            "The force should make sure that minimum standards of horse-welfare checks are agreed.",
            "Minimum standards of horse-welfare checks",
        ),
        ("The force should review its scales by May 2027.", "Review its scales"),
        # What is to be done twice to one thing is said as such.
        (
            "The force should make sure that it finds and helps lost horses early enough",
            "Find and help lost horses early enough",
        ),
        (
            "The force should make sure that its grooms and riders are heard.",
            "Make sure that grooms and riders are heard",
        ),
        # What it is called is no part of what it is about.
        (
            "The force's recording of saddles is an area for improvement.",
            "Force's recording of saddles",
        ),
        (
            "The force doesn't know which of its horses are lame.",
            "The force doesn't know which of its horses are lame",
        ),
        # It goes around asides and keeps a list whole.
        (
            "The force should conduct a review, involving its partners, of the care of horses.",
            "Review of the care of horses",
        ),
        (
            "The force should develop its understanding of its stables, riders and costs.",
            "Stables, riders and costs",
        ),
        (
            "The force should undertake further work to gain a fuller understanding of current "
            "demand for its horses, and likely changes.",
            "Current demand for its horses",
        ),
        (
            "The force should develop a future plan for its stables that is aligned with what the "
            "county needs.",
            "Future plan for its stables",
        ),
        (
            "The force should set up a dependable system for its vets.",
            "Dependable system for its vets",
        ),
        # When it is due is no part of what it is about.
        ("The NCA should set out, by May 2024, the number of its staff.", "Number of its staff"),
        (
            "Ourtown Police should publish within six months a plan for its stables.",
            "Publish a plan for its stables",
        ),
        # Who recommends it is no part of what it is about.
        ("The IOPC recommends that Ourtown Police trains its drivers.", "Train its drivers"),
        (
            "The IOPC recommends to the College of Policing that it consider a shorter course.",
            "Shorter course",
        ),
        (
            "We recommend that within three months Holm Police takes steps to shorten its queue.",
            "Shorten its queue",
        ),
        # It ends where a phrase does, and not in the middle of one.
        (
            "The force should make sure that its response officers give good advice on the "
            "preservation of evidence at scenes of crime.",
            "Make sure that response officers give good advice",
        ),
        (
            "The force should agree a shared plan for the collection of data to enrich the "
            "strategic understanding of harm.",
            "Shared plan for the collection of data",
        ),
        (
            "The force should carefully and promptly record every report of a burglary that its "
            "contact centre passes on.",
            "Record every report of a burglary",
        ),
        (
            "The force should improve its grasp of the effect of its work on serious and organised "
            "crime in towns.",
            "Grasp of the effect of its work",
        ),
        (
            "The force should use its records of horses to find out whether a few groups of riders "
            "are refused one.",
            "Use its records of horses",
        ),
        ("The force should sell 1,200 saddles, and all its bridles.", "Sell 1,200 saddles"),
        (
            "The force should review its referral forms and consider who needs them.",
            "Referral forms",
        ),
    ],
)
def test_a_title_is_a_phrase_of_what_the_wording_is_about(wording: str, title: str) -> None:
    assert handle(wording, "1") == title


def test_of_what_is_no_request_the_force_itself_is_left_out() -> None:
    finding = "The force needs to improve how it investigates fraud, and tells victims too little."
    assert handle(finding, "1", led_in=True) == "How it investigates fraud"
    finding = "Does not have the means to test devices."
    assert handle(finding, "1", led_in=True) == "Means to test devices"


def test_what_is_wrong_is_told_of_the_force_since_no_phrase_is_whole_without_it() -> None:
    finding = "Ourtown Police isn't counting its horses, which puts them at risk."
    assert handle(finding, "1", led_in=True) == "The force isn't counting its horses"
    finding = "The constabulary doesn't always note why a horse is sold"
    assert handle(finding, "1") == finding


def test_a_title_is_of_the_first_paragraph() -> None:
    finding = "The force needs to improve its stables\n\nIt should make sure that:"
    assert handle(finding, "1") == "Improve its stables"


_WORDS = st.sampled_from(
    ["the", "its", "a", "of", "to", "on", "for", "with", "and", "that", "victims", "records",
     "improve", "make", "sure", "police", "reports", "quickly", "data", "supervision", "response",
     "investigations", "officers", ",", ";", ":", "is", "are", "should", "force", "how", "it"]
)  # fmt: skip


@given(st.lists(_WORDS, min_size=1, max_size=40), st.booleans())
@example(["the", "the", "the", ",", "the", "and", "the"], False)
def test_whatever_the_wording_a_title_is_short_and_ends_on_a_word_that_says_something(
    words: list[str], led_in: bool
) -> None:
    title = handle(" ".join(words), "7", led_in)
    assert 0 < len(title) <= 60
    assert not ENDS_IN_THE_AIR.search(title)
