"""The tables of the grammar: each pattern finds its example and leaves its neighbour."""

import pytest

from peeltrack.imports.language import answers, faults
from peeltrack.imports.language.bodies import bodies_in, is_body
from peeltrack.imports.language.body_forms import Sort
from peeltrack.imports.language.instructions import instructs, is_imperative
from peeltrack.imports.language.obligations import FAMILIES, ObligationFamily, obligation
from peeltrack.imports.reports.asides import MADE_BEFORE
from peeltrack.imports.reports.asked_of_readers import SIGNS as ASKED
from peeltrack.imports.reports.definitions import DEFINITIONS
from peeltrack.imports.reports.finding_patterns import SIGNS, Sign
from peeltrack.imports.reports.publication_words import PUBLICATIONS, PublicationWords
from peeltrack.imports.unfolding.columns import COLUMNS
from peeltrack.imports.unfolding.lost_breaks import BREAKS, LineBreak
from peeltrack.language.sentences import sentences


@pytest.mark.parametrize("family", FAMILIES, ids=[each.name for each in FAMILIES])
def test_a_family_of_obligations_finds_its_example_and_not_its_neighbour(
    family: ObligationFamily,
) -> None:
    found = obligation(family.example)
    assert found
    assert found.family == family.name
    assert obligation(family.not_this) is None


@pytest.mark.parametrize(
    "sign", [*SIGNS, *DEFINITIONS, *ASKED, MADE_BEFORE], ids=lambda each: each.example[:40]
)
def test_a_sign_finds_its_example_and_not_its_neighbour(sign: Sign) -> None:
    assert sign.fits(sign.example)
    assert not sign.fits(sign.not_this)


@pytest.mark.parametrize("column", COLUMNS, ids=[each[0].value for each in COLUMNS])
def test_a_column_is_known_by_its_head(column: tuple[object, ...]) -> None:
    _, pattern, head, other = column
    assert pattern.fullmatch(head)  # type: ignore[attr-defined]
    assert not pattern.fullmatch(other)  # type: ignore[attr-defined]


@pytest.mark.parametrize("words", PUBLICATIONS, ids=[each.example[:40] for each in PUBLICATIONS])
def test_words_about_publication_name_its_day(words: PublicationWords) -> None:
    assert words.pattern.search(words.example)
    assert not words.pattern.search(words.not_this)


@pytest.mark.parametrize("line", BREAKS, ids=[each.example[:40] for each in BREAKS])
def test_what_begins_a_line_is_found_within_a_text(line: LineBreak) -> None:
    assert line.pattern.search(line.example)
    assert not line.pattern.search(line.not_this)


def test_a_fault_is_known_by_its_words() -> None:
    assert faults.states_fault(faults.EXAMPLE)
    assert not faults.states_fault(faults.NOT_THIS)


def test_an_answer_is_known_by_its_first_words() -> None:
    assert answers.begins_answer(answers.EXAMPLE)
    assert not answers.begins_answer(answers.NOT_THIS)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("By 1 May 2026, and where possible, forces should do it.", "forces"),
        ("To serve callers better the force should do it.", "the force"),
        ("HMIC recommends that within four months the force should: do it.", "the force"),
        ("We recommend that the NPCC lead for keys writes to forces.", "the NPCC lead for keys"),
        ("Home Office, LGA and NPCC to consider it.", "Home Office, LGA and NPCC"),
        ("That all forces count their dogs.", "all forces"),
        ("Victims should be told.", "Victims"),
    ],
)
def test_who_is_obliged_stands_before_the_obligation(text: str, subject: str) -> None:
    found = obligation(text)
    assert found
    assert found.subject == subject


@pytest.mark.parametrize(
    "text",
    [
        "What should the force do?",
        "The force did as much as it should.",
        "These plans help the force to assess risk.",
        "The force has agreed with its partners to share a building.",
        "The director of intelligence is exploring how to tailor it.",
        "The aim is to answer each call.",
        "That the report be noted.",
    ],
)
def test_what_obliges_nobody_is_no_obligation(text: str) -> None:
    assert obligation(text) is None


@pytest.mark.parametrize(
    ("subject", "names"),
    [
        ("HM Prison and Probation Service and the Home Office",
            ["HM Prison and Probation Service", "Home Office"]),
        ("police and crime commissioners and their mayoral equivalents",
            ["police and crime commissioners and their mayoral equivalents"]),
        ("all chief constables and the Director General of the National Crime Agency",
            ["chief constables", "Director General of the National Crime Agency"]),
        ("the National Crime Agency, with the help of chief constables,",
            ["National Crime Agency"]),
        ("the Department for Levelling Up, Housing and Communities",
            ["Department for Levelling Up, Housing and Communities"]),
        ("the National Police Chiefs' Council (NPCC) and the CPS",
            ["National Police Chiefs' Council", "CPS"]),
        ("the Crown Office and Procurator Fiscal Service",
            ["Crown Office and Procurator Fiscal Service"]),
    ],
)  # fmt: skip
def test_a_name_that_holds_and_is_not_cut_in_two(subject: str, names: list[str]) -> None:
    assert [body.name for body in bodies_in(subject)] == names
    assert is_body(subject)


@pytest.mark.parametrize(
    ("subject", "sort"),
    [
        ("the service", Sort.FORCE),
        ("Tarn Fire and Rescue Service", Sort.FORCE),
        ("Ourtown Police", Sort.FORCE),
        ("the force and its partners", Sort.FORCE),
        ("every chief constable", Sort.POLICE),
        ("Police Scotland", Sort.OTHER),
        ("the Scottish Fire and Rescue Service", Sort.OTHER),
        ("chief fire officers", Sort.OTHER),
    ],
)
def test_a_body_is_the_force_itself_all_forces_or_another(subject: str, sort: Sort) -> None:
    assert [body.sort for body in bodies_in(subject)] == [sort]


@pytest.mark.parametrize(
    "subject", ["victims", "the force's supervisors", "this paper", "officers"]
)
def test_who_is_no_body_is_none(subject: str) -> None:
    assert bodies_in(subject) == ()


def test_an_imperative_begins_with_a_verb_that_asks() -> None:
    assert is_imperative("Ask for changes.")
    assert not is_imperative("Records are kept.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. The force waited.", ("It rained.", "The force waited.")),
        ("Mr. A. B. Cole said no. 5 is free.", ("Mr. A. B. Cole said no. 5 is free.",)),
        ("See e.g. The Times. It is old.", ("See e.g. The Times.", "It is old.")),
        ("“Go.” They went", ("“Go.”", "They went")),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, expected: tuple[str, ...]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Work to join the two systems by March.", True),
        ("Work to join the two systems has been delayed.", False),
        ("Work continues to join the two systems.", False),
        ("Name one officer for each case.", True),
        ("Name: the officer on duty that night", False),
    ],
)
def test_a_sentence_that_tells_of_its_first_word_instructs_nobody(
    sentence: str, said: bool
) -> None:
    assert instructs(sentence) is said


def test_what_bodies_did_to_some_end_obliges_nobody() -> None:
    assert obligation("They visited schools and hotels, to train their staff.") is None
    assert obligation("Schools and hotels to train their staff.") is not None


@pytest.mark.parametrize(
    ("to_a_reader", "to_a_body"),
    [
        (
            "Anyone who saw it should come forward.",
            "Officers should come forward if they saw it.",
        ),
        (
            "For further information, the press office should be contacted on weekdays.",
            "The press office should be contacted before each arrest.",
        ),
        (
            "This report should be read with our last one.",
            "This report should be sent to each force.",
        ),
        (
            "Victims should not have had to wait.",
            "Victims should not have to wait.",
        ),
        (
            "We must answer calls sooner.",
            "By 30 June 2026, we must answer calls sooner.",
        ),
        (
            "The store wasn't kept as it should be.",
            "The store should be kept clean.",
        ),
    ],
)
def test_what_a_reader_may_do_or_should_have_been_obliges_nobody(
    to_a_reader: str, to_a_body: str
) -> None:
    assert obligation(to_a_reader) is None
    assert obligation(to_a_body) is not None
