"""As much of a register as one edit needs, and no more."""

from pathlib import Path

import pytest

from peeltrack.storage import files
from peeltrack.storage.files import FileKind
from peeltrack.storage.partial_register import PartialRegister
from peeltrack.storage.write import Rewrite
from tests.cli.small_office import ITEM, MEETING, Office, open_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return open_office(tmp_path)


@pytest.fixture
def part(office: Office) -> PartialRegister:
    return PartialRegister(office.register)


def test_an_item_is_read_with_its_inspection_and_the_office(part: PartialRegister) -> None:
    register = part.load(["peel-2022/afi-01"]).register
    assert register is not None
    assert list(register.items) == ["peel-2022/afi-01"]
    assert list(register.inspections) == ["peel-2022"]
    assert (register.organisation.name, len(register.positions)) == ("Small Force", 1)


def test_a_meeting_is_read_alone(part: PartialRegister) -> None:
    register = part.load(["2022-05-23-hta"]).register
    assert register is not None
    assert (list(register.meetings), list(register.items)) == (["2022-05-23-hta"], [])


def test_what_is_left_out_is_noted_where_rules_are_asked(part: PartialRegister) -> None:
    register = part.load_to_check(["peel-2022/afi-01"]).register
    assert register is not None
    assert register.unread == {
        "peel-2018", "peel-2018/afi-02", "peel-2018/afi-09", "peel-2022/afi-02",
        "peel-2022/afi-03", "peel-2022/afi-04", "2022-05-23-hta",
    }  # fmt: skip


def test_a_file_is_taken_as_it_is_to_be(part: PartialRegister) -> None:
    new = Rewrite("meetings/2022-07-06-sib.yaml", None, b"forum: sib\ndate: 2022-07-06\n")
    register = part.load_to_check(["2022-07-06-sib"], [new]).register
    assert register is not None
    assert register.meetings["2022-07-06-sib"].forum == "sib"


def test_a_file_is_read_once_whatever_happens_to_it(part: PartialRegister, office: Office) -> None:
    first = part.read(ITEM)
    office.write({ITEM: "rag: red\n"})
    assert part.read(ITEM) == first


@pytest.mark.parametrize(
    ("reference", "ids"),
    [
        ("peel-2022/afi-01", ["peel-2022/afi-01"]),
        ("../register/x", None),
        ("../../register", None),
        ("peel-2022/afi-1", None),
        ("afi-1", None),
    ],
)
def test_only_a_whole_id_spares_the_list_of_files(
    reference: str, ids: list[str] | None, part: PartialRegister
) -> None:
    assert part.items_called(reference) == (ids or part.ids(FileKind.ITEM))


def test_a_link_out_of_the_register_is_not_taken_for_an_item(
    office: Office, part: PartialRegister
) -> None:
    (office.folder / "elsewhere.yaml").write_text("kind: x\n")
    link = office.register / "inspections/peel-2022/afi-05.yaml"
    link.symlink_to(office.folder / "elsewhere.yaml")
    assert "peel-2022/afi-05" not in part.items_called("peel-2022/afi-05")


def test_an_edit_reads_nothing_but_what_it_needs(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    whole = files.read_file

    def noted(root: Path, path: str) -> bytes:
        read.append(path)
        return whole(root, path)

    monkeypatch.setattr("peeltrack.storage.partial_register.read_file", noted)
    done = office.run("meeting", "done", "hta", "brief", "--date", "2022-07-04")
    assert done.code == 0
    assert set(read) == {"register.yaml", "positions.yaml", MEETING}
