"""Files that look like broken ones and are well: no line, or that of the layout alone."""

from pathlib import Path

import pytest

from tests.storage.small_register import ITEM, SMALL_REGISTER, validate, with_lines, write_register


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param('number: "6"', id="a number in quotes"),
        pytest.param("number: '22.10'", id="a fraction in quotes"),
        pytest.param("number: 012", id="digits after a nought, which are text"),
        pytest.param("number: 22.10.1", id="two points, which are text"),
        pytest.param("number: IV", id="a Roman number"),
        pytest.param("title: yes", id="yes, which is text"),
        pytest.param('title: "true"', id="true in quotes"),
        pytest.param("title: Police & crime * panel!", id="signs in plain text"),
        pytest.param("title: Police, &c., *as printed*, !", id="signs after commas"),
        pytest.param('title: "A* grade for r&d: no"', id="signs and a colon in quotes"),
        pytest.param(
            "wording: |\n  - *first*\n  - &second\n  - !third\n  %fourth", id="block signs"
        ),
        pytest.param("wording: >-\n  *first*\n  &second", id="folded text with signs"),
        pytest.param("wording: begun\n  *and* gone on", id="signs where a line goes on"),
        pytest.param("wording: 'a\n\n  *b* & c'", id="signs in quotes over lines"),
        pytest.param("portfolio: crime  # &a *b !c", id="signs in a comment"),
        pytest.param("wording: |\n  ---\n  ...\n  ---", id="marks of documents in block text"),
        pytest.param("wording: |\n  key: value: more\n  [open", id="YAML in block text"),
        pytest.param("portfolio: crime #1", id="a comment that looks like text"),
        pytest.param("portfolio: 50% of crime", id="a percent sign within"),
        pytest.param("portfolio: crime@night", id="an at sign within"),
        pytest.param(f"portfolio: '{'[' * 63}'", id="brackets in quotes"),
        pytest.param(f"portfolio: x{'[' * 63}", id="brackets in plain text"),
        pytest.param("addressed_to: [chief constables, mayors]", id="a list in brackets"),
        pytest.param("portfolio: Ymchwiliadau, Cŵn Heddlu", id="Welsh"),
        pytest.param("portfolio: Ермак, 東京, ½, 🏴󠁧󠁢󠁥󠁮󠁧󠁿", id="other alphabets and emoji"),
        pytest.param("portfolio: عدالة שלום", id="letters that run to the left"),
        pytest.param("portfolio: می\u200cخواهم 👩\u200d⚖️", id="joiners that letters need"),  # noqa: RUF001
        pytest.param("portfolio: caf\u0065\u0301", id="a combining accent"),
        pytest.param(r'portfolio: "caf\u00e9 \"x\" \\ C:\\x"', id="escapes that YAML knows"),
        pytest.param("portfolio: 'it''s'", id="an apostrophe doubled"),
        pytest.param("due: 2024-02-29", id="a leap day"),
        pytest.param("due: '2022-09-30'", id="a date in quotes"),
        pytest.param("superseded_by: null", id="null for what may be left out"),
        pytest.param("area:", id="nothing for what may be left out"),
        pytest.param("programmes: []", id="an empty list"),
        pytest.param(
            "progress:\n  - date: 2022-05-01\n    text: x\n    restricted: true", id="true"
        ),
        pytest.param('"rag": amber', id="a key in quotes"),
        pytest.param("? rag\n: amber", id="a key on a line of its own"),
        pytest.param("wording: " + "word " * 20_000 + "end", id="a hundred thousand letters"),
        pytest.param("wording: |\n" + "  - *word* &c\n" * 60_000, id="signs by the thousand"),
    ],
)
def test_what_only_looks_broken_is_read_without_a_word(lines: str, tmp_path: Path) -> None:
    assert validate(write_register(tmp_path, {ITEM: with_lines(ITEM, lines)})) == (0, [])


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        pytest.param(
            SMALL_REGISTER[ITEM].replace("\n", "\r\n").encode(),
            "1:27",
            "lines have Windows endings; end them with a line feed alone.",
            id="CRLF",
        ),
        pytest.param(
            b"\xef\xbb\xbf" + SMALL_REGISTER[ITEM].encode(),
            "1:1",
            "the file begins with a byte-order mark; save it as UTF-8 without.",
            id="a byte-order mark",
        ),
        pytest.param(
            SMALL_REGISTER[ITEM].replace("\n", "\r\n").encode("utf-8-sig"),
            "1:1",
            "the file begins with a byte-order mark; save it as UTF-8 without.",
            id="both",
        ),
        pytest.param(
            with_lines(ITEM, "portfolio: café\tcrème").encode(),
            "8:16",
            "a tab is used instead of spaces; use spaces.",
            id="a tab after a letter of two bytes",
        ),
        pytest.param(
            with_lines(ITEM, "portfolio: crime ").encode(),
            "8:17",
            "a line ends with a space; remove it.",
            id="a blank at the end of a line",
        ),
        pytest.param(
            SMALL_REGISTER[ITEM].encode().rstrip(b"\n"),
            "7:24",
            "the file must end with exactly one newline; correct its end.",
            id="no newline at the end",
        ),
        pytest.param(
            with_lines(ITEM, "programmes:\n- op-reset").encode(),
            "9:1",
            "a list is not indented below its key; indent it by two spaces.",
            id="a list flush with its key",
        ),
    ],
)
def test_an_odd_layout_is_read_with_a_warning_alone(
    text: bytes, place: str, message: str, tmp_path: Path
) -> None:
    line = f"{ITEM}:{place}: warning [file-has-the-canonical-layout] {message}"
    register = write_register(tmp_path, {ITEM: text})
    assert validate(register) == (0, [line])
    assert validate(register, "--strict") == (1, [line])


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["without", "with"])
def test_lines_are_counted_alike_whatever_ends_them(
    ends: bytes, mark: bytes, tmp_path: Path
) -> None:
    text = mark + with_lines(ITEM, "rag: ambr").encode().replace(b"\n", ends)
    says = "rag: 'ambr' is not one of red, amber, yellow, green; did you mean amber?"
    line = f"{ITEM}:8:1: error [word-is-known] {says}"
    assert validate(write_register(tmp_path, {ITEM: text})) == (1, [line])
