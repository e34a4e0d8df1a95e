"""Files put in place in one step, or not at all."""

from pathlib import Path

import pytest

from peeltrack.edits.kinds import Insert, NewFile, Put
from peeltrack.errors import InvalidRegisterError, PeelTrackError
from peeltrack.storage.errors import (
    AlreadyThereError,
    RegisterLockedAwayError,
    RegisterMovedOnError,
)
from peeltrack.storage.files import SIZE_LIMIT
from peeltrack.storage.write import Rewrite, carry_out, prepare, prepare_tidy

ITEM, OTHER, NEW = (f"inspections/peel-2022/afi-{n}.yaml" for n in (1, 2, 3))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for file in (ITEM, OTHER):
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"kind: area_for_improvement\nrag: red\n")
    return tmp_path


def files(root: Path) -> dict[str, bytes]:
    paths = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def test_edits_of_one_file_come_to_one_rewrite(root: Path) -> None:
    edits = [Put(ITEM, ("rag",), "green"), Put(ITEM, ("target",), "2022-09-30")]
    (rewrite,) = prepare(root, edits)
    assert rewrite == Rewrite(
        ITEM,
        b"kind: area_for_improvement\nrag: red\n",
        b"kind: area_for_improvement\ntarget: 2022-09-30\nrag: green\n",
    )


def test_a_difference_is_shown_as_git_shows_it(root: Path) -> None:
    (rewrite,) = prepare(root, [Put(ITEM, ("rag",), "green")])
    assert rewrite.diff().splitlines() == [
        f"--- a/{ITEM}",
        f"+++ b/{ITEM}",
        "@@ -1,2 +1,2 @@",
        " kind: area_for_improvement",
        "-rag: red",
        "+rag: green",
    ]


def test_a_byte_order_mark_and_line_ends_are_kept(root: Path) -> None:
    (root / ITEM).write_bytes(b"\xef\xbb\xbfkind: a\r\nrag: red\r\n")
    (rewrite,) = prepare(root, [Insert(ITEM, ("measures",), 0, {"text": "x"})])
    assert rewrite.after == b"\xef\xbb\xbfkind: a\r\nmeasures:\r\n  - text: x\r\nrag: red\r\n"


@pytest.mark.parametrize("meanwhile", [b"rag: amber\n", None])
def test_a_file_that_moved_on_is_left_and_so_is_every_other(
    meanwhile: bytes | None, root: Path
) -> None:
    rewrites = prepare(root, [Put(ITEM, ("rag",), "green"), Put(OTHER, ("rag",), "green")])
    if meanwhile is None:
        (root / OTHER).unlink()
    else:
        (root / OTHER).write_bytes(meanwhile)
    before = files(root)
    with pytest.raises(RegisterMovedOnError) as refused:
        carry_out(root, rewrites)
    assert str(refused.value) == (
        f"{OTHER} has changed since it was read; nothing was written. Check it, then try again."
    )
    assert (refused.value.exit_code, files(root)) == (1, before)


def test_a_new_file_never_takes_the_place_of_another(root: Path) -> None:
    rewrites = prepare(root, [NewFile(NEW, {"kind": "x"})])
    (root / NEW).write_bytes(b"kind: y\n")
    before = files(root)
    with pytest.raises(AlreadyThereError):
        carry_out(root, rewrites)
    with pytest.raises(AlreadyThereError):
        prepare(root, [NewFile(NEW, {"kind": "x"})])
    assert files(root) == before


def test_where_one_of_several_files_cannot_be_made_ready_none_is_written(root: Path) -> None:
    rewrites = prepare(root, [Put(ITEM, ("rag",), "green"), NewFile("meetings/m.yaml", {"a": 1})])
    (root / "meetings").write_bytes(b"a file where a folder should be")
    before = files(root)
    with pytest.raises((RegisterLockedAwayError, PeelTrackError)):
        carry_out(root, rewrites)
    assert files(root) == before


def test_what_a_killed_writer_left_is_gone_after_the_next_write(root: Path) -> None:
    for name in ("afi-1.yaml", "afi-2.yaml"):
        (root / f"inspections/peel-2022/.{name}.peeltrack-tmp").write_bytes(b"rag: gre")
    carry_out(root, prepare(root, [Put(ITEM, ("rag",), "green")]))
    assert sorted(files(root)) == [ITEM, OTHER]


def test_the_canonical_layout_is_given_to_those_files_that_lack_it(root: Path) -> None:
    (root / OTHER).write_bytes(b"kind: a\r\nsteps_to_green:\r\n- id: b   \r\n")
    (rewrite,) = prepare_tidy(root, None)
    assert (rewrite.file, rewrite.after) == (OTHER, b"kind: a\nsteps_to_green:\n  - id: b\n")


def test_a_file_that_is_no_yaml_is_not_tidied(root: Path) -> None:
    (root / OTHER).write_bytes(b"kind: [a\n")
    with pytest.raises(InvalidRegisterError):
        prepare_tidy(root, None)


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (
            b"kind: x\n  a: b: c\n",
            "item.yaml:2:4: error [yaml-is-well-formed] a colon is in the wrong place",
        ),
        (b"kind: x\nname: \xff\n", "item.yaml:2:7: error [file-is-utf-8] byte 0xff is not UTF-8;"),
        (b"kind: x\n\x00\n", "item.yaml:2:1: error [text-is-plain] the control character U+0000"),
        (
            b"a: 1\n<<<<<<< x\n",
            "item.yaml:2:1: error [merge-is-finished] an unfinished merge",
        ),
        (
            b"a: b \n" + b"#" * SIZE_LIMIT,
            "item.yaml:1:1: error [file-is-small] is larger than",
        ),
    ],
    ids=["no YAML", "no UTF-8", "a control character", "an unfinished merge", "too large"],
)
def test_a_file_that_cannot_be_tidied_is_named_with_its_line_and_left_whole(
    data: bytes, line: str, tmp_path: Path
) -> None:
    (tmp_path / "item.yaml").write_bytes(data)
    with pytest.raises(InvalidRegisterError) as refused:
        prepare_tidy(tmp_path, ["item.yaml"])
    assert str(refused.value).startswith(line)
    assert (tmp_path / "item.yaml").read_bytes() == data
