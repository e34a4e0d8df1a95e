from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peeltrack.model.choices import choice_of, choices_near, kind_of, reference_joined
from peeltrack.model.vocabulary import Grade, InspectionKind, ItemKind, Rag, SignOffStage, State


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("afi", ItemKind.AREA_FOR_IMPROVEMENT),
        ("AFIs", ItemKind.AREA_FOR_IMPROVEMENT),
        ("Areas for improvement", ItemKind.AREA_FOR_IMPROVEMENT),
        ("area-for-improvement", ItemKind.AREA_FOR_IMPROVEMENT),
        ("Rec.", ItemKind.RECOMMENDATION),
        ("recommendations", ItemKind.RECOMMENDATION),
        ("CoC", ItemKind.CAUSE_OF_CONCERN),
        ("causes of concern", ItemKind.CAUSE_OF_CONCERN),
        ("concern", None),
        ("", None),
    ],
)
def test_a_kind_is_read_as_people_say_it(said: str, kind: ItemKind | None) -> None:
    assert kind_of(said) is kind


@given(st.sampled_from(list(State)), st.sampled_from([" ", "-", "_"]), st.booleans())
def test_a_choice_is_read_in_any_case_and_spacing(state: State, blank: str, shout: bool) -> None:
    said = state.replace("_", blank)
    assert choice_of(said.upper() if shout else said.title(), list(State)) == state


def test_another_word_counts_only_where_its_word_is_a_choice() -> None:
    assert choice_of("Excel", ["csv", "xlsx"]) == "xlsx"
    assert choice_of("Excel", ["csv", "json"]) is None
    assert (choice_of("R", list(Rag)), choice_of("r", list(State))) == ("red", None)


@pytest.mark.parametrize(
    ("said", "choices", "meant"),
    [
        ("RI", Grade, "requires_improvement"),
        ("Requiring improvement", Grade, "requires_improvement"),
        ("not graded", Grade, "ungraded"),
        ("close", State, "closed"),
        ("done", State, "complete"),
        ("Awaiting signoff", State, "awaiting_sign_off"),
        ("submitted", State, "awaiting_sign_off"),
        ("submitted", SignOffStage, "submitted"),
        ("Custody", InspectionKind, "custody"),
    ],
)
def test_a_choice_is_read_by_the_words_that_people_have_for_it(
    said: str, choices: type[StrEnum], meant: str
) -> None:
    assert choice_of(said, [each.value for each in choices]) == meant


@pytest.mark.parametrize(
    ("said", "near"),
    [("ambr", ["amber"]), ("gren", ["green"]), ("blue", []), ("", []), ("x" * 5000, [])],
)
def test_a_mistyped_choice_is_likened_as_a_whole(said: str, near: list[str]) -> None:
    assert choices_near(said, list(Rag)) == near


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        ("AFI 8 red", ["AFI 8", "red"]),
        ("afi-8 red", ["afi-8", "red"]),
        ("Area for improvement 8 2026-06-01", ["Area for improvement 8", "2026-06-01"]),
        ("PEEL 2021/22 rec 2b amber", ["PEEL 2021/22 rec 2b", "amber"]),
        ("AFI 8 afi 9", ["AFI 8", "afi 9"]),
        ("afi-6 rec 2", ["afi-6", "rec 2"]),
        ("afi red", ["afi", "red"]),
        ("8 red", ["8", "red"]),
    ],
)
def test_a_kind_and_a_number_are_one_reference(words: str, joined: list[str]) -> None:
    assert reference_joined(words.split()) == joined
