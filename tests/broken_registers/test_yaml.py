"""Text that is not the YAML of a register: one line each, and never a traceback."""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.broken_registers.broken_file import Broken, lines, whole
from tests.storage.small_register import ITEM, SMALL_REGISTER, validate, write_register

UNFINISHED = (
    "an unfinished merge is marked here; choose with peeltrack resolve, or if it lists no "
    "conflict, keep the text on one side of the line of equals signs and remove the marks."
)


@pytest.mark.parametrize(
    "broken",
    [
        lines(
            "a double quotation mark left open",
            ITEM,
            'area: "responding',
            "8:7 yaml-is-well-formed",
            "a quotation mark is not closed; close it.",
        ),
        lines(
            "a single quotation mark left open",
            ITEM,
            "area: 'responding\nrag: amber",
            "8:7 yaml-is-well-formed",
            "a quotation mark is not closed; close it.",
        ),
        lines(
            "a quotation mark within quotation marks",
            ITEM,
            'portfolio: "the "golden" hour"',
            "8:18 yaml-is-well-formed",
            "a key was expected; check the indentation and the quotation marks.",
        ),
        lines(
            "an apostrophe within single quotation marks",
            ITEM,
            "portfolio: 'the force's own'",
            "8:23 yaml-is-well-formed",
            "a key was expected; check the indentation and the quotation marks.",
        ),
        lines(
            "a square bracket left open",
            ITEM,
            "addressed_to: [chief constables, mayors\nrag: amber",
            "8:15 yaml-is-well-formed",
            "a bracket is not closed or a comma is missing; correct it, or put the text in quotes.",
        ),
        lines(
            "a brace left open",
            ITEM,
            "clauses:\n  - {ref: i, text: Keep records\nrag: amber",
            "9:5 yaml-is-well-formed",
            "a bracket is not closed or a comma is missing; correct it, or put the text in quotes.",
        ),
        lines(
            "a bracket too many",
            ITEM,
            "addressed_to: [chief constables]]",
            "8:33 yaml-is-well-formed",
            "a key was expected; check the indentation and the quotation marks.",
        ),
        lines(
            "a comma too many",
            ITEM,
            "addressed_to: [chief constables,, mayors]",
            "8:33 yaml-is-well-formed",
            "a value was expected; put brackets and commas of a text in quotes.",
        ),
        lines(
            "braces of a template",
            ITEM,
            "portfolio: {{ portfolio }}",
            "8:13 yaml-is-well-formed",
            ("a list or mapping is used as a key; write key: value, and put braces in quotes."),
        ),
        lines(
            "a tab as indentation",
            ITEM,
            "progress:\n\t- date: 2022-05-01",
            "9:1 yaml-is-well-formed",
            "the indentation has a tab; indent with spaces.",
        ),
        lines(
            "a tab after spaces as indentation",
            ITEM,
            "progress:\n  - date: 2022-05-01\n\ttext: Begun.",
            "10:1 yaml-is-well-formed",
            "the indentation has a tab; indent with spaces.",
        ),
        lines(
            "a tab in block text",
            ITEM,
            "relevance_reason: |\n\tIt is ours.",
            "9:1 yaml-is-well-formed",
            "the indentation has a tab; indent with spaces.",
        ),
        lines(
            "a key indented for no reason",
            ITEM,
            "portfolio: crime\n  rag: amber",
            "9:6 yaml-is-well-formed",
            ("a colon is in the wrong place; put the text in quotes, or check the indentation."),
        ),
        lines(
            "a key outdented by one",
            ITEM,
            "progress:\n  - date: 2022-05-01\n   text: Begun.",
            "10:4 yaml-is-well-formed",
            "a list entry was expected; check the indentation.",
        ),
        lines(
            "an entry outdented by one",
            ITEM,
            "addressed_to:\n  - chief constables\n - mayors",
            "10:2 yaml-is-well-formed",
            "a key was expected; check the indentation and the quotation marks.",
        ),
        lines(
            "a key among the entries of a list",
            ITEM,
            "addressed_to:\n  - chief constables\n  portfolio: crime",
            "10:3 yaml-is-well-formed",
            "a list entry was expected; check the indentation.",
        ),
        lines(
            "a colon in plain text",
            ITEM,
            "title: Missing people: the records",
            "3:22 yaml-is-well-formed",
            ("a colon is in the wrong place; put the text in quotes, or check the indentation."),
        ),
        lines(
            "a key without a colon",
            ITEM,
            "rag amber",
            "8:1 yaml-is-well-formed",
            "a key has no colon and space; write key: value.",
        ),
        lines(
            "a key without the blank after its colon",
            ITEM,
            "rag:amber",
            "8:1 yaml-is-well-formed",
            "a key has no colon and space; write key: value.",
        ),
        lines(
            "an unknown escape",
            ITEM,
            'portfolio: "C:\\Officers"',
            "8:15 yaml-is-well-formed",
            ("an unknown escape sequence; write \\\\ for a backslash, or use single quotes."),
        ),
        lines(
            "a backslash that YAML takes for an escape",
            ITEM,
            'portfolio: "C:\\Police"',
            "8:1 text-fits",
            "portfolio contains the control or invisible character U+2029; remove it.",
        ),
        lines(
            "an escape cut short",
            ITEM,
            'portfolio: "\\x4"',
            "8:15 yaml-is-well-formed",
            ("an unknown escape sequence; write \\\\ for a backslash, or use single quotes."),
        ),
        lines(
            "half a surrogate pair",
            ITEM,
            'portfolio: "\\ud83d"',
            "8:15 yaml-is-well-formed",
            ("an unknown escape sequence; write \\\\ for a backslash, or use single quotes."),
        ),
        lines(
            "an at sign at the start",
            ITEM,
            "portfolio: @crime",
            "8:12 yaml-is-well-formed",
            "text cannot begin with @; put it in quotes.",
        ),
        lines(
            "a backtick at the start",
            ITEM,
            "portfolio: `crime`",
            "8:12 yaml-is-well-formed",
            "text cannot begin with `; put it in quotes.",
        ),
        lines(
            "a percent sign at the start",
            ITEM,
            "portfolio: %crime",
            "8:12 yaml-is-well-formed",
            "text cannot begin with %; put it in quotes.",
        ),
        lines(
            "a hyphen at the start",
            ITEM,
            "portfolio: - crime",
            "8:12 yaml-is-well-formed",
            ("a list entry is in the wrong place; start it on a new line below the key."),
        ),
        lines(
            "a greater-than sign at the start",
            ITEM,
            "portfolio: > 90 per cent",
            "8:14 yaml-is-well-formed",
            "text follows > or | on the same line; start it on the next, or put it in quotes.",
        ),
        lines(
            "a pipe at the start",
            ITEM,
            "portfolio: | crime",
            "8:14 yaml-is-well-formed",
            "text follows > or | on the same line; start it on the next, or put it in quotes.",
        ),
        lines(
            "an anchor",
            ITEM,
            "portfolio: &crime crime",
            "8:12 yaml-is-plain",
            ("an anchor (&) is not used in a register; write the value out, or put it in quotes."),
        ),
        lines(
            "an alias",
            ITEM,
            "portfolio: *crime",
            "8:12 yaml-is-plain",
            ("an alias (*) is not used in a register; write the value out, or put it in quotes."),
        ),
        lines(
            "a key given twice, the second time an alias that holds itself",
            ITEM,
            "portfolio: crime\nportfolio: &a [*a]",
            "9:1 key-is-given-once",
            "'portfolio' is given twice; keep one.",
        ),
        lines(
            "an unfinished merge",
            ITEM,
            "<<<<<<< HEAD\nrag: red\n=======\nrag: green\n>>>>>>> flo",
            "8:1 merge-is-finished",
            UNFINISHED,
        ),
        lines(
            "an unfinished merge of three versions",
            ITEM,
            "progress:\n<<<<<<< ours\n  - date: x\n||||||| base\n=======\n>>>>>>> theirs",
            "9:1 merge-is-finished",
            UNFINISHED,
        ),
        lines(
            "an unfinished merge whose first mark is gone",
            ITEM,
            "rag: red\n=======\nrag: green\n>>>>>>> flo",
            "9:1 merge-is-finished",
            UNFINISHED,
        ),
        lines(
            "an unfinished merge with longer marks in a quoted text, where it would be read",
            ITEM,
            'portfolio: "crime\n<<<<<<<<< ours\n and more"',
            "9:1 merge-is-finished",
            UNFINISHED,
        ),
        lines(
            "emphasis, which is an alias",
            ITEM,
            "portfolio: **crime**",
            "8:12 yaml-is-plain",
            ("an alias (*) is not used in a register; write the value out, or put it in quotes."),
        ),
        lines(
            "an anchor in a list",
            ITEM,
            "programmes: [ &a op-reset]",
            "8:15 yaml-is-plain",
            ("an anchor (&) is not used in a register; write the value out, or put it in quotes."),
        ),
        lines(
            "an anchor below block text with its signs",
            ITEM,
            "relevance_reason: |\n  - *no* alias & no anchor!\nportfolio: &crime crime",
            "10:12 yaml-is-plain",
            ("an anchor (&) is not used in a register; write the value out, or put it in quotes."),
        ),
        lines(
            "a merge key with an alias",
            ITEM,
            "<<: *item",
            "8:5 yaml-is-plain",
            ("an alias (*) is not used in a register; write the value out, or put it in quotes."),
        ),
        lines(
            "a merge key without",
            ITEM,
            "<<: {rag: amber}",
            "8:1 key-is-known",
            (
                "<< is not a key here; use one of kind, number, title, wording, source, area, "
                "cause_of_concern, clauses."
            ),
        ),
        lines(
            "a tag",
            ITEM,
            "portfolio: !!str crime",
            "8:12 yaml-is-plain",
            "a tag (!) is not used in a register; write the value out, or put it in quotes.",
        ),
        lines(
            "a tag of our own",
            ITEM,
            "portfolio: !important",
            "8:12 yaml-is-plain",
            "a tag (!) is not used in a register; write the value out, or put it in quotes.",
        ),
        lines(
            "a tag that would run code",
            ITEM,
            "portfolio: !!python/object/apply:os.system [true]",
            "8:12 yaml-is-plain",
            "a tag (!) is not used in a register; write the value out, or put it in quotes.",
        ),
        whole(
            "a directive",
            ITEM,
            "%YAML 1.1\n---\n" + SMALL_REGISTER[ITEM],
            "1:1 yaml-is-plain",
            (
                "a directive (%) is not used in a register; write the value out, or put it in "
                "quotes."
            ),
        ),
        lines(
            "several documents",
            ITEM,
            "---\nkind: recommendation",
            "8:1 yaml-is-plain",
            "contains several documents; remove the --- between them.",
        ),
        lines(
            "text after the end",
            ITEM,
            "...\nkind: recommendation",
            "8:1 yaml-is-plain",
            "contains several documents; remove the ... between them.",
        ),
        whole(
            "two texts",
            ITEM,
            '"kind" "number"\n',
            "1:1 yaml-is-well-formed",
            "there is text after the end of the first value; write key: value.",
        ),
        lines(
            "a list as a key",
            ITEM,
            "[rag]: amber",
            "8:1 yaml-is-well-formed",
            ("a list or mapping is used as a key; write key: value, and put braces in quotes."),
        ),
        lines(
            "a mapping as a key",
            ITEM,
            "? {rag: amber}\n: x",
            "8:3 yaml-is-well-formed",
            ("a list or mapping is used as a key; write key: value, and put braces in quotes."),
        ),
        lines(
            "a key given twice",
            ITEM,
            "rag: amber\nrag: red",
            "9:1 key-is-given-once",
            "'rag' is given twice; keep one.",
        ),
        lines(
            "a key given twice, once in quotes",
            ITEM,
            'rag: amber\n"rag": red',
            "9:1 key-is-given-once",
            "'rag' is given twice; keep one.",
        ),
        lines(
            "a nested key given twice",
            ITEM,
            "progress:\n  - date: 2022-05-01\n    text: Begun.\n    text: Done.",
            "11:5 key-is-given-once",
            "'text' is given twice; keep one.",
        ),
        lines(
            "a number given twice as a key",
            ITEM,
            "6: amber\n6: red",
            "9:1 key-is-given-once",
            "'6' is given twice; keep one.",
        ),
        lines(
            "nothing given twice as a key",
            ITEM,
            "~: amber\n~: red",
            "9:1 key-is-given-once",
            "'null' is given twice; keep one.",
        ),
        lines(
            "a key with a line break given twice",
            ITEM,
            '"a\\nb": 1\n"a\\nb": 2',
            "9:1 key-is-given-once",
            "'a\\nb' is given twice; keep one.",
        ),
        lines(
            "flow nesting beyond reason",
            ITEM,
            "portfolio: " + "[" * 200 + "]" * 200,
            "8:139 yaml-is-well-formed",
            "is nested too deeply; reduce the number of levels.",
        ),
        lines(
            "block nesting beyond reason",
            ITEM,
            "portfolio:\n" + "".join(f"{'  ' * i}  a:\n" for i in range(150)),
            "136:257 yaml-is-well-formed",
            "is nested too deeply; reduce the number of levels.",
        ),
        lines(
            "lists nested beyond reason",
            ITEM,
            "portfolio:\n  " + "- " * 150 + "a",
            "9:257 yaml-is-well-formed",
            "is nested too deeply; reduce the number of levels.",
        ),
        lines(
            "more brackets than a register needs",
            ITEM,
            "portfolio: " + "[" * 5000,
            "8:1011 yaml-is-plain",
            "has more than 1,000 brackets; remove some.",
        ),
        whole(
            "a bomb of aliases",
            ITEM,
            "a: &a [x, x, x, x, x, x, x, x, x]\n"
            + "".join(
                f"{c}: &{c} [{', '.join(['*' + p] * 9)}]\n" for p, c in pairwise("abcdefghi")
            ),
            "1:4 yaml-is-plain",
            ("an anchor (&) is not used in a register; write the value out, or put it in quotes."),
        ),
        lines(
            "a long integer",
            ITEM,
            "number: 99999999999999999999",
            "2:9 yaml-is-well-formed",
            "the number is too long; put it in quotes.",
        ),
        lines(
            "a bell",
            ITEM,
            "portfolio: cri\x07me",
            "8:15 text-is-plain",
            "the control character U+0007 is not allowed in a register; remove it.",
        ),
        lines(
            "a NUL",
            ITEM,
            "portfolio: cri\x00me",
            "8:15 text-is-plain",
            "the control character U+0000 is not allowed in a register; remove it.",
        ),
        lines(
            "an escape character",
            ITEM,
            "portfolio: \x1b[31mcrime",
            "8:12 text-is-plain",
            "the control character U+001B is not allowed in a register; remove it.",
        ),
        lines(
            "a delete character",
            ITEM,
            "portfolio: cri\x7fme",
            "8:15 text-is-plain",
            "the control character U+007F is not allowed in a register; remove it.",
        ),
        lines(
            "a C1 control character",
            ITEM,
            "portfolio: cri\x85me",
            "8:15 text-is-plain",
            "the control character U+0085 is not allowed in a register; remove it.",
        ),
        lines(
            "a lone carriage return",
            ITEM,
            "portfolio: cri\rme",
            "8:15 text-is-plain",
            "the control character U+000D is not allowed in a register; remove it.",
        ),
        lines(
            "a right-to-left override",
            ITEM,
            "portfolio: cri\u202eme",
            "8:15 text-is-plain",
            (
                "the invisible or direction-changing character U+202E is not allowed in a "
                "register; remove it."
            ),
        ),
        lines(
            "an isolate",
            ITEM,
            "portfolio: cri\u2066me",
            "8:15 text-is-plain",
            (
                "the invisible or direction-changing character U+2066 is not allowed in a "
                "register; remove it."
            ),
        ),
        lines(
            "a left-to-right mark",
            ITEM,
            "portfolio: cri\u200eme",
            "8:15 text-is-plain",
            (
                "the invisible or direction-changing character U+200E is not allowed in a "
                "register; remove it."
            ),
        ),
        lines(
            "a line separator",
            ITEM,
            "portfolio: cri\u2028me",
            "8:15 text-is-plain",
            (
                "the invisible or direction-changing character U+2028 is not allowed in a "
                "register; remove it."
            ),
        ),
        lines(
            "a zero-width space",
            ITEM,
            "portfolio: cri\u200bme",
            "8:15 text-is-plain",
            (
                "the invisible or direction-changing character U+200B is not allowed in a "
                "register; remove it."
            ),
        ),
        lines(
            "a word joiner",
            ITEM,
            "portfolio: cri\u2060me",
            "8:15 text-is-plain",
            (
                "the invisible or direction-changing character U+2060 is not allowed in a "
                "register; remove it."
            ),
        ),
        lines(
            "a byte-order mark within",
            ITEM,
            "portfolio: cri\ufeffme",
            "8:15 text-is-plain",
            (
                "the invisible or direction-changing character U+FEFF is not allowed in a "
                "register; remove it."
            ),
        ),
        lines(
            "a noncharacter",
            ITEM,
            "portfolio: cri\uffffme",
            "8:15 text-is-plain",
            (
                "the invisible or direction-changing character U+FFFF is not allowed in a "
                "register; remove it."
            ),
        ),
        lines(
            "a control character in a comment",
            ITEM,
            "# cri\x07me",
            "8:6 text-is-plain",
            "the control character U+0007 is not allowed in a register; remove it.",
        ),
        lines(
            "an escaped control character",
            ITEM,
            'portfolio: "cri\\ame"',
            "8:1 text-fits",
            "portfolio contains the control or invisible character U+0007; remove it.",
        ),
        lines(
            "an escaped NUL",
            ITEM,
            'portfolio: "cri\\0me"',
            "8:1 text-fits",
            "portfolio contains the control or invisible character U+0000; remove it.",
        ),
        lines(
            "an escaped override",
            ITEM,
            'portfolio: "cri\\u202eme"',
            "8:1 text-fits",
            "portfolio contains the control or invisible character U+202E; remove it.",
        ),
        lines(
            "an escaped next line",
            ITEM,
            'portfolio: "cri\\Nme"',
            "8:1 text-fits",
            "portfolio contains the control or invisible character U+0085; remove it.",
        ),
        lines(
            "an escaped control character in a key",
            ITEM,
            '"por\\atfolio": crime',
            "8:1 key-is-known",
            "'por\\x07tfolio' is not a key here; did you mean portfolio?",
        ),
        lines(
            "an escaped line break in a key",
            ITEM,
            '"por\\ntfolio": crime',
            "8:1 key-is-known",
            "'por\\ntfolio' is not a key here; did you mean portfolio?",
        ),
        lines(
            "an escaped line break in a line",
            ITEM,
            'portfolio: "cri\\nme"',
            "8:1 text-fits",
            "portfolio is on several lines; write it on one.",
        ),
        lines(
            "block text in a line",
            ITEM,
            "portfolio: |\n  cri\n  me",
            "8:1 text-fits",
            "portfolio is on several lines; write it on one.",
        ),
        whole(
            "an empty file",
            ITEM,
            "",
            "1:1 file-is-a-mapping",
            "is empty; write the record or remove the file.",
        ),
        whole(
            "nothing but blank lines",
            ITEM,
            "\n\n  \n",
            "1:1 file-is-a-mapping",
            "is empty; write the record or remove the file.",
        ),
        whole(
            "nothing but comments",
            ITEM,
            "# to be written\n",
            "1:1 file-is-a-mapping",
            "is empty; write the record or remove the file.",
        ),
        whole(
            "nothing but a document mark",
            ITEM,
            "---\n",
            "1:1 file-is-a-mapping",
            "is empty; write the record or remove the file.",
        ),
        whole(
            "a single word",
            ITEM,
            "amber\n",
            "1:1 file-is-a-mapping",
            "contains a text, not keys and values; write key: value.",
        ),
        whole(
            "a single number",
            ITEM,
            "6\n",
            "1:1 file-is-a-mapping",
            "contains a number, not keys and values; write key: value.",
        ),
        whole(
            "a single true",
            ITEM,
            "true\n",
            "1:1 file-is-a-mapping",
            "contains true or false, not keys and values; write key: value.",
        ),
        whole(
            "a list",
            ITEM,
            "- kind: recommendation\n",
            "1:1 file-is-a-mapping",
            "contains a list, not keys and values; write key: value.",
        ),
        lines(
            "an id written in the file",
            ITEM,
            "id: peel-2022/afi-02",
            "8:1 key-is-known",
            "id is not written in the file, because its path is the id; remove the line.",
        ),
        whole(
            "key and value by an equals sign",
            ITEM,
            "kind = recommendation\n",
            "1:1 file-is-a-mapping",
            "contains a text, not keys and values; write key: value.",
        ),
        whole(
            "JSON with a comment",
            ITEM,
            '{"kind": "recommendation", // c\n "number": "2"}\n',
            "1:1 yaml-is-well-formed",
            "a bracket is not closed or a comma is missing; correct it, or put the text in quotes.",
        ),
        whole(
            "HTML",
            ITEM,
            "<!DOCTYPE html>\n<html><body>&nbsp;</body></html>\n",
            "1:1 file-is-a-mapping",
            "contains a text, not keys and values; write key: value.",
        ),
    ],
)
def test_text_that_is_not_a_registers_yaml_gets_one_line(broken: Broken, tmp_path: Path) -> None:
    register = write_register(tmp_path, {broken.file: broken.holds})
    assert validate(register) == (1, [broken.line])
