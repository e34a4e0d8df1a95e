"""Files of the wrong name, coding, size or place: one line each, and soon."""

from pathlib import Path

import pytest

from tests.broken_registers.broken_file import Broken, lines, whole
from tests.storage.small_register import (
    INSPECTION,
    ITEM,
    MAIN,
    MEETING,
    POSITIONS,
    SMALL_REGISTER,
    validate,
    write_register,
)

ANOTHER_ITEM = SMALL_REGISTER[ITEM].replace('"2"', '"3"')


@pytest.mark.parametrize(
    "broken",
    [
        whole(
            "an item whose name has capitals",
            "inspections/peel-2022/AFI-3.yaml",
            ANOTHER_ITEM,
            "1:1 file-name-is-an-id",
            (
                "'peel-2022/AFI-3' is not an id: name the file with lower-case letters, digits and "
                "hyphens, starting with a letter."
            ),
        ),
        whole(
            "an item whose name has a blank",
            "inspections/peel-2022/afi 3.yaml",
            ANOTHER_ITEM,
            "1:1 file-name-is-an-id",
            (
                "'peel-2022/afi 3' is not an id: name the file with lower-case letters, digits and "
                "hyphens, starting with a letter."
            ),
        ),
        whole(
            "an item whose name begins with a digit",
            "inspections/peel-2022/3.yaml",
            ANOTHER_ITEM,
            "1:1 file-name-is-an-id",
            (
                "'peel-2022/3' is not an id: name the file with lower-case letters, digits and "
                "hyphens, starting with a letter."
            ),
        ),
        whole(
            "an inspection whose name begins with a digit",
            "inspections/2022-peel/inspection.yaml",
            "title: P\nbody: HMICFRS\nkind: peel\n",
            "1:1 file-name-is-an-id",
            (
                "'2022-peel' is not an id: name the folder with lower-case letters, digits and "
                "hyphens, starting with a letter."
            ),
        ),
        whole(
            "a meeting without a date in its name",
            "meetings/hta.yaml",
            SMALL_REGISTER[MEETING],
            "1:1 file-name-is-an-id",
            (
                "'hta' is not an id: name the file "
                "after its date and forum, such as 2022-05-23-hta.yaml."
            ),
        ),
        whole(
            "a meeting whose date has other digits",
            "meetings/\uff12\uff10\uff12\uff12-05-23-hta.yaml",
            SMALL_REGISTER[MEETING],
            "1:1 file-name-is-an-id",
            (
                "'\uff12\uff10\uff12\uff12-05-23-hta' is not an id: name the file "
                "after its date and forum, such as 2022-05-23-hta.yaml."
            ),
        ),
        whole(
            "the ending .yml",
            "inspections/peel-2022/afi-03.yml",
            ANOTHER_ITEM,
            "1:1 file-is-in-its-place",
            (
                "is in the wrong place: items are inspections/ID/ITEM.yaml beside an "
                "inspection.yaml, meetings are meetings/DATE-FORUM.yaml. Move or rename it."
            ),
        ),
        whole(
            "the ending .YAML",
            "inspections/peel-2022/afi-03.YAML",
            ANOTHER_ITEM,
            "1:1 file-is-in-its-place",
            (
                "is in the wrong place: items are inspections/ID/ITEM.yaml beside an "
                "inspection.yaml, meetings are meetings/DATE-FORUM.yaml. Move or rename it."
            ),
        ),
        whole(
            "an item outside its inspection",
            "inspections/afi-03.yaml",
            ANOTHER_ITEM,
            "1:1 file-is-in-its-place",
            (
                "is in the wrong place: items are inspections/ID/ITEM.yaml beside an "
                "inspection.yaml, meetings are meetings/DATE-FORUM.yaml. Move or rename it."
            ),
        ),
        whole(
            "an item too deep",
            "inspections/peel-2022/crime/afi-03.yaml",
            ANOTHER_ITEM,
            "1:1 file-is-in-its-place",
            (
                "is in the wrong place: items are inspections/ID/ITEM.yaml beside an "
                "inspection.yaml, meetings are meetings/DATE-FORUM.yaml. Move or rename it."
            ),
        ),
        whole(
            "an item beside register.yaml",
            "afi-03.yaml",
            ANOTHER_ITEM,
            "1:1 file-is-in-its-place",
            (
                "is in the wrong place: items are inspections/ID/ITEM.yaml beside an "
                "inspection.yaml, meetings are meetings/DATE-FORUM.yaml. Move or rename it."
            ),
        ),
        whole(
            "a meeting too deep",
            "meetings/2022/2022-05-23-hta.yaml",
            SMALL_REGISTER[MEETING],
            "1:1 file-is-in-its-place",
            (
                "is in the wrong place: items are inspections/ID/ITEM.yaml beside an "
                "inspection.yaml, meetings are meetings/DATE-FORUM.yaml. Move or rename it."
            ),
        ),
        whole(
            "register.yaml empty",
            MAIN,
            "",
            "1:1 file-is-a-mapping",
            "is empty; write the record or remove the file.",
        ),
        lines(
            "register.yaml broken",
            MAIN,
            "leads: [",
            "2:8 yaml-is-well-formed",
            "a bracket is not closed or a comma is missing; correct it, or put the text in quotes.",
        ),
        whole(
            "register.yaml without a name",
            MAIN,
            SMALL_REGISTER[MAIN].replace("name: Small Force\n", ""),
            "1:1 key-is-there",
            "name is missing; add it.",
        ),
        lines(
            "inspection.yaml broken",
            INSPECTION,
            "kind: pel",
            "3:1 word-is-known",
            (
                "kind: 'pel' is not one of peel, thematic, joint, super_complaint, revisit, "
                "accelerated, child_protection, custody, national_agency, other; did you mean peel?"
            ),
        ),
        whole(
            "positions.yaml a list",
            POSITIONS,
            "- date: 2022-05-23\n",
            "1:1 file-is-a-mapping",
            "contains a list, not keys and values; write key: value.",
        ),
        whole(
            "Latin-1",
            ITEM,
            SMALL_REGISTER[ITEM].replace("Missing", "Vermißte").encode("latin-1"),
            "3:13 file-is-utf-8",
            "byte 0xdf is not UTF-8; save the file as UTF-8.",
        ),
        whole(
            "Latin-1 behind a byte-order mark",
            ITEM,
            b"\xef\xbb\xbf" + SMALL_REGISTER[ITEM].replace("Missing", "Vermißte").encode("latin-1"),
            "3:13 file-is-utf-8",
            "byte 0xdf is not UTF-8; save the file as UTF-8.",
        ),
        whole(
            "UTF-16",
            ITEM,
            SMALL_REGISTER[ITEM].encode("utf-16"),
            "1:1 file-is-utf-8",
            "byte 0xff is not UTF-8; save the file as UTF-8.",
        ),
        whole(
            "UTF-16 without its mark",
            ITEM,
            SMALL_REGISTER[ITEM].encode("utf-16-le"),
            "1:2 text-is-plain",
            "the control character U+0000 is not allowed in a register; remove it.",
        ),
        whole(
            "a surrogate in UTF-8",
            ITEM,
            SMALL_REGISTER[ITEM].encode() + b"portfolio: \xed\xa0\x80\n",
            "8:12 file-is-utf-8",
            "byte 0xed is not UTF-8; save the file as UTF-8.",
        ),
        whole(
            "an overlong slash",
            ITEM,
            SMALL_REGISTER[ITEM].encode() + b"portfolio: \xc0\xaf\n",
            "8:12 file-is-utf-8",
            "byte 0xc0 is not UTF-8; save the file as UTF-8.",
        ),
        whole(
            "UTF-8 cut short",
            ITEM,
            SMALL_REGISTER[ITEM].encode() + b"portfolio: caf\xc3",
            "8:15 file-is-utf-8",
            "byte 0xc3 is not UTF-8; save the file as UTF-8.",
        ),
        whole(
            "a workbook",
            ITEM,
            b"PK\x03\x04\x14\x00\x06\x00",
            "1:3 text-is-plain",
            "the control character U+0003 is not allowed in a register; remove it.",
        ),
        whole(
            "a PDF",
            ITEM,
            b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
            "2:2 file-is-utf-8",
            "byte 0xe2 is not UTF-8; save the file as UTF-8.",
        ),
        whole(
            "bytes of nothing",
            ITEM,
            bytes(4096),
            "1:1 text-is-plain",
            "the control character U+0000 is not allowed in a register; remove it.",
        ),
        whole(
            "more than a mebibyte",
            ITEM,
            SMALL_REGISTER[ITEM].encode() + b"#" * (1 << 20),
            "1:1 file-is-small",
            "is larger than 1 MiB, too large for a record; check the file.",
        ),
        whole(
            "a mebibyte of brackets",
            ITEM,
            "[" * (1 << 20),
            "1:1000 yaml-is-plain",
            "has more than 1,000 brackets; remove some.",
        ),
        whole(
            "a mebibyte of hyphens",
            ITEM,
            "- " * (1 << 19),
            "1:257 yaml-is-well-formed",
            "is nested too deeply; reduce the number of levels.",
        ),
        whole(
            "a mebibyte of questions",
            ITEM,
            "? " * (1 << 19),
            "1:257 yaml-is-well-formed",
            "is nested too deeply; reduce the number of levels.",
        ),
        whole(
            "a mebibyte of blanks and then text",
            ITEM,
            " " * ((1 << 20) - 10) + "rag amber",
            "1:1 file-is-a-mapping",
            "contains a text, not keys and values; write key: value.",
        ),
        whole(
            "a mebibyte of indentation",
            ITEM,
            "".join(" " * i + "a:\n" for i in range(1400)),
            "129:129 yaml-is-well-formed",
            "is nested too deeply; reduce the number of levels.",
        ),
        whole(
            "a mebibyte of documents",
            ITEM,
            "---\n" * (1 << 18),
            "2:1 yaml-is-plain",
            "contains several documents; remove the --- between them.",
        ),
        lines(
            "a mebibyte of unknown numbers",
            ITEM,
            "programmes: [" + "6," * 500_000 + "6]",
            "1:1 file-has-few-problems",
            "has 500,001 problems; check that it is a record.",
        ),
        whole(
            "a mebibyte of one key",
            ITEM,
            "a: b\n" * 200_000,
            "2:1 key-is-given-once",
            "'a' is given twice; keep one.",
        ),
        lines(
            "a mebibyte of one word",
            ITEM,
            "rag: " + "a" * 1_000_000,
            "8:1 word-is-known",
            (
                "rag: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…' is not one of red, amber, "
                "yellow, green; write one of them."
            ),
        ),
        lines(
            "a mebibyte of an open quotation",
            ITEM,
            'portfolio: "' + "a\n" * 500_000,
            "8:12 yaml-is-well-formed",
            "a quotation mark is not closed; close it.",
        ),
        lines(
            "a mebibyte of aliases",
            ITEM,
            "portfolio: [" + "*a," * 300_000 + "]",
            "8:13 yaml-is-plain",
            ("an alias (*) is not used in a register; write the value out, or put it in quotes."),
        ),
    ],
)
def test_a_file_that_cannot_be_used_gets_one_line(broken: Broken, tmp_path: Path) -> None:
    register = write_register(tmp_path, {broken.file: broken.holds})
    assert validate(register) == (1, [broken.line])
