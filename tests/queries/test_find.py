import pytest

from peeltrack.errors import AmbiguousError, UnknownItemError, UnknownNameError, UsageError
from peeltrack.model.inspections import Area
from peeltrack.model.register import Register
from peeltrack.queries.find import find_area, find_item, find_lead
from tests.registers import register_from

CURRENT = """
coc-1: {}
rec-2: {}
afi-06: {}
afi-16: {}
old/rec-2: {sign_offs: [{date: 2022-04-27, stage: closed}]}
old/afi-06: {superseded_by: peel/afi-06}
peel-2021-22/rec-3: {}
"""


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("afi-6", "peel/afi-06"),
        ("AFI 6", "peel/afi-06"),
        ("AFI6", "peel/afi-06"),
        ("afi-06", "peel/afi-06"),
        (" afi_6 ", "peel/afi-06"),
        ("afi 16", "peel/afi-16"),
        ("rec 2", "peel/rec-2"),
        ("CoC 1", "peel/coc-1"),
        ("peel/afi-6", "peel/afi-06"),
        ("old/afi-6", "old/afi-06"),
        ("OLD/AFI6", "old/afi-06"),
        ("old AFI 6", "old/afi-06"),
        ("Old AFI06", "old/afi-06"),
        ("PEEL 2021/22 rec 3", "peel-2021-22/rec-3"),
        ("AFI 6 (Old)", "old/afi-06"),
        ("AFI 6 (Peel)", "peel/afi-06"),
        ("Recommendation 3 (PEEL 2021/22)", "peel-2021-22/rec-3"),
    ],
)
def test_an_item_is_found_as_people_say_it(said: str, meant: str) -> None:
    assert find_item(register_from(CURRENT), said).id == meant


def test_an_item_that_nobody_has_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownItemError) as refusal:
        find_item(register_from(CURRENT), "afi-7")
    assert str(refusal.value) == "no item 'afi-7'. peeltrack list --kind afi lists them all."


def test_two_items_that_both_live_are_refused_with_the_candidates(register: Register) -> None:
    """
    afi-01: {}
    new/afi-01: {}
    """
    with pytest.raises(AmbiguousError) as refusal:
        find_item(register, "afi 1")
    said = "'afi 1' may be peel/afi-01 or new/afi-01. Give the whole id."
    assert str(refusal.value) == said


def test_of_items_that_have_all_ended_the_only_one_is_meant(register: Register) -> None:
    """
    afi-01: {sign_offs: [{date: 2022-04-27, stage: closed}]}
    """
    assert find_item(register, "afi 1").id == "peel/afi-01"


@pytest.mark.parametrize(
    "said",
    [
        "acc-lp",
        "ACC LP",
        "ACC (LP)",
        "acc lp",
        "Assistant Chief Constable (Local Policing)",
        "assistant-chief-constable-local-policing",
    ],
)
def test_a_lead_is_found_by_id_in_short_or_by_title(said: str) -> None:
    register = register_from(
        "leads: {acc-lp: {title: Assistant Chief Constable (Local Policing), short: ACC LP}}"
    )
    assert find_lead(register.organisation, said) == "acc-lp"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("ac", "no lead 'ac'. Did you mean acc?"),
        ("nobody", "no lead 'nobody'. The register has: acc, supt, flo."),
    ],
)
def test_a_lead_that_is_not_there_is_refused_with_the_nearest(said: str, told: str) -> None:
    with pytest.raises(UnknownNameError) as refusal:
        find_lead(register_from("{}").organisation, said)
    assert str(refusal.value) == told


AREAS = (
    Area(id="investigating-crime", name="Investigating crime"),
    Area(id="recording", name="Recording data about crime", aliases=("Crime data integrity",)),
    Area(id="custody", name="Custody & detention"),
)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("custody", "custody"),
        ("Detention", "custody"),
        ("custody and detention", "custody"),
        ("investig", "investigating-crime"),
        ("crime data", "recording"),
        ("integrity", "recording"),
        ("INVESTIGATING CRIME", "investigating-crime"),
    ],
)
def test_an_area_is_found_by_words_that_only_it_has(said: str, meant: str) -> None:
    assert find_area(AREAS, said) == meant


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("crime", "area 'crime' may be investigating-crime or recording. Give the whole id."),
        ("custdy", "no area 'custdy'. Did you mean custody?"),
        ("dogs", "no area 'dogs'. The register has: investigating-crime, recording, custody."),
        ("", "no area ''. The register has: investigating-crime, recording, custody."),
    ],
)
def test_words_that_several_areas_have_or_none_are_refused(said: str, told: str) -> None:
    with pytest.raises(UsageError) as refusal:
        find_area(AREAS, said)
    assert str(refusal.value) == told
