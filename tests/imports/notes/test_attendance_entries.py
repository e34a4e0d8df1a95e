"""Who was there, in entries that say name, office and initials in many ways; all are invented."""

import pytest

from peeltrack.imports.notes.attendance import people_in

ENTRIES: dict[str, list[str]] = {
    "Chief Constable (Bo Dyer); DCC (Cy Rowe, CR); ACC (Crime)": [
        "Chief Constable, Bo Dyer",
        "DCC, Cy Rowe, CR",
        "ACC (Crime)",
    ],
    "PC 4417 Moss (loggist)": ["PC, Moss"],
    "T/DCFO Ada Quill; A/ACO Bo Dyer": ["T/DCFO, Ada Quill", "A/ACO, Bo Dyer"],
    "Ada Quill (Head of Roads, HoR)": ["Head of Roads, HoR, Ada Quill"],
    "Ada Quill (Force Vetting Manager, FVM)": ["Force Vetting Manager, Ada Quill, FVM"],
    "Assistant Chief Constable (Crime)\tAda Quill (AQ)": [
        "Assistant Chief Constable (Crime), Ada Quill, AQ"
    ],
    "Ada Quill (AQ) Bo Dyer (BD)": ["Ada Quill, AQ", "Bo Dyer, BD"],
    "Police and Crime Commissioner, Ada Quill (AQ) - Chair": [
        "Police and Crime Commissioner, Ada Quill, AQ"
    ],
    "PCC, Chair, Clerk": ["PCC", "Chair", "Clerk"],
    "ACC Ada Quill and from the Youth Forum": ["ACC, Ada Quill"],
    "Bo Dyer, Moss Hart (external audit)": ["external audit, Bo Dyer"],
    "Bo Dyer, Eastgate Assurance (internal audit) (BD)": ["internal audit, Bo Dyer"],
    "Bo Dyer, Cy Rowe (Treasurer)": ["Bo Dyer", "Treasurer, Cy Rowe"],
    "COMMISSIONER FOR EASTON": ["COMMISSIONER For Easton"],
}


@pytest.mark.parametrize("text", ENTRIES)
def test_an_entry_gives_office_name_and_initials(text: str) -> None:
    found = people_in(text, listed=True)
    assert [
        ", ".join(filter(None, (each.office, each.name, each.initials))) for each in found
    ] == ENTRIES[text]
