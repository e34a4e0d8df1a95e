"""Names of people never become leads; offices always may."""

import pytest

from peeltrack.language.people import is_name, names_person, rank_of

PEOPLE = """
ACC Smith|Jane Smith|Smith, Jane|Smith J|SMITH J|J SMITH|J. Smith|J.R. Smith|4417 Jones|Jones
Ch. Insp. Siobh\u00e1n N\u00ed Bhroin|T/ACC Mbeki|Temp DCI Okonkwo 2231|Insp. \u0141ukasz \u017bak
Mary Jane Watson|Maria del Carmen Ruiz|Anne-Marie O'Neill-Brown|O\u2019Brien|DCI JONES|JANE SMITH
jane.smith@borsetshire.police.uk|PC 4417 Si\u00e2n O\u2019Shea|T/Supt \u00d3 Briain|Jane SMITH
Jane Smith (Head of Contact)|Dr Ada Quill|Mr Green|Si\u00e2n ap Rhys|Supt. Jos\u00e9 N\u00fa\u00f1ez
Det Ch Insp Peter Hall|Sgt Jones 1234|\u00d8yvind \u00c5se|Nguy\u1ec5n V\u0103n An|Jane S.
was DCI Hall now D/Supt Quill|DCI Quill (was DCI Hall)|FCR Mrs A Quill|HoP, Dr Ada Quill|PSE Quill
""".strip().replace("\n", "|")
OFFICES = """
ACC Crime|D/Supt Crime|DCC|Head of PPU|Det Supt Public Protection|Force Vetting Manager|PSD|SIO
Superintendent, Safeguarding|C/Supt Crime|Head of Learning & Development|Director of People
Chief Superintendent Local Policing|ACC LP|ACC OPS|DCI CID|Force Crime Registrar|Custody|Head of CJ
crime.registrar@borsetshire.police.uk|DS Vetting|PPU DCI|Force Solicitor|Chief Constables|POLIT
Home Office|College of Policing|Insp MASH|T/ACC Crime|Chief Insp Roads Policing|Legal Services
""".strip().replace("\n", "|")


@pytest.mark.parametrize("name", PEOPLE.split("|"))
def test_a_name_is_known_with_rank_collar_number_accents_or_alone(name: str) -> None:
    assert names_person(name)


@pytest.mark.parametrize("office", OFFICES.split("|"))
def test_an_office_is_no_name(office: str) -> None:
    assert not names_person(office)


@pytest.mark.parametrize(
    "name",
    [
        "Ada Quill",
        "Quill",
        "R. H.",
        "Ms Ada West",
        "Bo Green",
        "Si\u00e2n ap Rhys",
        "Dr O\u2019Shea",
    ],
)
def test_a_name_alone_is_one_with_nothing_around_it(name: str) -> None:
    assert is_name(name)
    assert is_name(name) <= names_person(name.replace("R. H.", "R. H. Quill"))


@pytest.mark.parametrize(
    "text",
    """Ada Quill (AQ)|Supt Quill|Ada Quill, Crime|quill|Crime West|Clerk|Op Green|Audit
Independent Member|HMICFRS Update|Legal Services|Reed Hart LLP""".replace("\n", "|").split("|"),
)
def test_a_rank_an_office_a_body_or_more_is_no_name_alone(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize("office", ["Clerk", "Independent Member", "HMICFRS Update", "Crime West"])
def test_an_office_without_a_rank_is_no_person(office: str) -> None:
    assert not names_person(office)


def test_the_rank_before_a_name_is_that_of_an_office() -> None:
    assert (rank_of("T/ACC Mbeki"), rank_of("Jane Smith"), rank_of("ACC Crime")) == (
        "T/ACC",
        "",
        "ACC",
    )


def test_a_long_cell_costs_nothing() -> None:
    assert not names_person("Aa-" * 2_000)
    assert not names_person("Aa " * 2_000)
