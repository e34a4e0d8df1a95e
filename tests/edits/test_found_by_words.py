"""Steps, actions and questions found by words of them, whatever their capitals."""

import pytest

from peeltrack.edits.edit_guards import find_only
from peeltrack.errors import AmbiguousError, UnknownNameError

IDS = [
    "bring-in-the-new-ivr",
    "head-of-contact-to-bring-the",
    "train-staff",
    "train-all",
    "phase-2",
]


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("IVR", 0),
        ("ivr", 0),
        ("Head of Contact", 1),
        ("Head of Contact to bring the", 1),
        ("TRAIN-STAFF", 2),
        ("2", 4),
    ],
)
def test_it_is_found_by_its_words(name: str, at: int) -> None:
    assert find_only("peel/afi-04", "step", name, IDS) == at


def test_what_fits_none_or_several_is_refused_as_before() -> None:
    with pytest.raises(AmbiguousError):
        find_only("peel/afi-04", "step", "Train", IDS)
    with pytest.raises(UnknownNameError):
        find_only("peel/afi-04", "step", "IVRs", IDS)
