"""A review stays with the words that were reviewed, and so does whatever else vouches."""

import json
import re
from typing import Any

import pytest

from peeltrack.changes.merge import merge
from peeltrack.changes.vouching import VOUCHERS, is_vouched
from peeltrack.cli.shared.merge_files import MergedFile, merge_file
from peeltrack.storage.dump import dump
from peeltrack.storage.yaml import parse

Values = dict[str, Any]

BASE = """\
kind: area_for_improvement
title: Records
wording: Keep records.
relevance: act
rag: amber
sign_offs:
  - {date: 2022-03-01, stage: submitted, by: flo, evidence: A letter.}
rag_changes:
  - {date: 2022-04-01, to: amber, because: First.}
steps_to_green:
  - {id: sample, text: Dip sample ten., due: 2022-06-30}
progress:
  - {date: 2022-05-01, by: supt, text: Done.}
  - {date: 2022-05-02, by: supt, text: Done too.}
"""
MEETING = """\
forum: hta
questions:
  - id: why
    text: Why?
    answers:
      - {by: supt, text: Because.}
actions:
  - {id: report, text: Report back.}
commitments:
  - {text: A paper., by: pcc}
"""
RESPONSE = "title: PEEL\nstatutory_response: {comments: We welcome it., note: In draft.}\n"
REGISTER = "name: F\nleads:\n  acc: {title: ACC, email: acc@force.example}\n"
WITHDRAWN = {"date": "2022-05-04", "by": "flo", "because": "Not this item."}
REVIEW = {"date": "2022-05-03", "by": "flo"}

# The file, what one side puts where, what the other does, and what is left to a person.
MIXED: list[tuple[str, tuple[Any, ...], Any, tuple[Any, ...], Any, str]] = [
    (BASE, ("progress", 0, "reviewed"), REVIEW, ("progress", 0, "text"), "X", "progress.1"),
    (BASE, ("progress", 0, "reviewed"), REVIEW, ("progress", 0, "blocker"), "X", "progress.1"),
    (BASE, ("progress", 1, "reviewed"), REVIEW, ("progress", 1, "steps"), ["a"], "progress.2"),
    (BASE, ("progress", 0, "reviewed"), REVIEW, ("progress", 0, "source"), "X", "progress.1"),
    (BASE, ("progress", 0, "source"), "Panel, 1 May", ("progress", 0, "text"), "X", "progress.1"),
    (BASE, ("progress", 0, "by"), "acc", ("progress", 0, "text"), "X", "progress.1"),
    (BASE, ("withdrawn",), WITHDRAWN, ("tactical_lead",), "supt", "withdrawn"),
    (BASE, ("withdrawn",), WITHDRAWN, ("progress", 0, "blocker"), "X", "withdrawn"),
    (BASE, ("progress", 0, "withdrawn"), WITHDRAWN, ("progress", 0, "text"), "X", "progress.1"),
    (BASE, ("progress", 0, "withdrawn"), WITHDRAWN, ("progress", 0, "reviewed"), REVIEW,
     "progress.1"),
    (BASE, ("steps_to_green", 0, "withdrawn"), WITHDRAWN, ("steps_to_green", 0, "done"),
     "2022-05-02", "steps_to_green.1"),
    (BASE, ("sign_offs", 0, "withdrawn"), WITHDRAWN, ("sign_offs", 0, "evidence"), "X",
     "sign_offs.1"),
    (MEETING, ("questions", 0, "withdrawn"), WITHDRAWN, ("questions", 0, "text"), "X",
     "questions.1"),
    (MEETING, ("actions", 0, "withdrawn"), WITHDRAWN, ("actions", 0, "done"), "2022-05-02",
     "actions.1"),
    (MEETING, ("commitments", 0, "withdrawn"), WITHDRAWN, ("commitments", 0, "text"), "X",
     "commitments.1"),
    (BASE, ("rag_changes", 0, "because"), "X", ("rag_changes", 0, "to"), "red", "rag_changes"),
    (BASE, ("sign_offs", 0, "evidence"), "X", ("sign_offs", 0, "stage"), "closed", "sign_offs.1"),
    (BASE, ("sign_offs", 0, "stage"), "closed", ("rag",), "red", "sign_offs"),
    (BASE, ("sign_offs", 0, "stage"), "closed", ("wording",), "X", "sign_offs"),
    (BASE, ("relevance_reason",), "X", ("relevance",), "monitor", "relevance_reason"),
    (BASE, ("source",), "Report, page 4", ("wording",), "X", "source"),
    (BASE, ("steps_to_green", 0, "done"), "2022-05-01", ("steps_to_green", 0, "text"), "X",
     "steps_to_green.1"),
    (MEETING, ("questions", 0, "answers", 0, "by"), "acc",
     ("questions", 0, "answers", 0, "text"), "X", "questions.1.answers.1"),
    (MEETING, ("questions", 0, "answers", 0, "text"), "X", ("questions", 0, "text"), "Y",
     "questions.1"),
    (MEETING, ("actions", 0, "done"), "2022-05-01", ("actions", 0, "text"), "X", "actions.1"),
    (MEETING, ("commitments", 0, "kept"), "2022-05-01", ("commitments", 0, "text"), "X",
     "commitments.1"),
    (RESPONSE, ("statutory_response", "published"), "2022-06-01",
     ("statutory_response", "comments"), "X", "statutory_response"),
    (REGISTER, ("leads", "acc", "may_review"), True, ("leads", "acc", "email"), "x@y.example",
     "leads.acc"),
]  # fmt: skip

APART: list[tuple[str, tuple[Any, ...], Any, tuple[Any, ...], Any]] = [
    (BASE, ("progress", 0, "reviewed"), REVIEW, ("progress", 1, "text"), "X"),
    (BASE, ("progress", 0, "blocker"), "X", ("progress", 0, "text"), "Y"),
    (BASE, ("sign_offs", 0, "stage"), "closed", ("title",), "X"),
    (BASE, ("steps_to_green", 0, "done"), "2022-05-01", ("steps_to_green", 0, "due"), "2022-07-01"),
    (MEETING, ("actions", 0, "done"), "2022-05-01", ("actions", 0, "owner"), "acc"),
    (MEETING, ("questions", 0, "item"), "p/afi-1", ("questions", 0, "text"), "X"),
    (RESPONSE, ("title",), "X", ("statutory_response", "published"), "2022-06-01"),
    (REGISTER, ("leads", "acc", "may_review"), True, ("name",), "X"),
]


def put(text: str, place: tuple[Any, ...], value: Any) -> Values:  # noqa: ANN401
    values: Values = parse(text)
    parent: Any = values
    for step in place[:-1]:
        parent = parent[step]
    parent[place[-1]] = value
    return values


@pytest.mark.parametrize(
    ("text", "one", "value", "other", "words", "conflict"),
    MIXED,
    ids=[f"{row[1][-1]}-{row[3]}" for row in MIXED],
)
def test_what_vouches_is_not_put_beside_other_words(
    text: str, one: tuple[Any, ...], value: object, other: tuple[Any, ...], words: object,
    conflict: str,
) -> None:  # fmt: skip
    base, ours, theirs = parse(text), put(text, one, value), put(text, other, words)
    for sides in ((ours, theirs), (theirs, ours)):
        assert [each.name for each in merge(base, *sides).conflicts] == [conflict]
        found = texts(base, *sides)
        assert found.conflicts
        marked = found.content.decode()
        assert "<<<<<<< ours\n" in marked
        if "." in conflict:  # an entry as a whole: either side of the marks is sound
            for chosen in (r"\1", r"\2"):
                assert is_vouched(parse(MARKS.sub(chosen, marked)), ours, theirs)
    both = put(dump(ours), other, words)
    for same in ((both, both), (both, base), (base, both)):
        assert merge(base, *same).conflicts == ()


MARKS = re.compile("<<<<<<< ours\n(.*?)=======\n(.*?)>>>>>>> theirs\n", re.DOTALL)


def texts(base: Values, ours: Values, theirs: Values) -> MergedFile:
    before, mine, yours = (dump(each).encode() for each in (base, ours, theirs))
    return merge_file("register/x.yaml", before, mine, yours)


@pytest.mark.parametrize(("text", "one", "value", "other", "words"), APART)
def test_what_it_does_not_vouch_for_comes_together(
    text: str, one: tuple[Any, ...], value: object, other: tuple[Any, ...], words: object
) -> None:
    base, ours, theirs = parse(text), put(text, one, value), put(text, other, words)
    found = texts(base, ours, theirs)
    assert found.conflicts == ()
    assert parse(found.content.decode()) == put(dump(ours), other, words)


def test_the_message_says_what_vouches_for_what() -> None:
    ours = put(BASE, ("progress", 0, "reviewed"), REVIEW)
    theirs = put(BASE, ("progress", 0, "text"), "Not done.")
    assert texts(parse(BASE), ours, theirs).conflicts == (
        "register/x.yaml: Update of 1 May 2022 (one side changed the review, the other the text); "
        "ours: date 1 May 2022; author supt; Done.; review date 3 May 2022; author flo; "
        "theirs: date 1 May 2022; author supt; Not done; choose one.",
    )


FAR = """\
progress:
- date: 2022-05-01
  by: supt
  text: Done.
  clauses:
  - i
  - ii
  - iii
  - iv
measures:
- text: a
- text: b
- text: c
"""


def test_gits_lines_do_not_bring_them_together_either() -> None:
    """A list turned by one and added to by the other is left to git's lines."""
    ours = FAR.replace("  - iv\n", "  - iv\n  reviewed:\n    date: 2022-05-03\n    by: flo\n")
    ours = ours.replace("- text: c\n", "- text: c\n- text: d\n")
    theirs = FAR.replace("Done.", "Never reviewed.")
    theirs = theirs.replace("- text: a\n- text: b\n", "- text: b\n- text: a\n")
    found = merge_file("register/x.yaml", FAR.encode(), ours.encode(), theirs.encode())
    assert found.content.decode() == f"<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n"
    assert len(found.conflicts) == 1


def test_nor_where_what_both_began_from_cannot_be_read() -> None:
    broken = FAR.replace("- text: c\n", "- text: c\n  text: c\n")
    ours = FAR.replace("  - iv\n", "  - iv\n  reviewed:\n    date: 2022-05-03\n    by: flo\n")
    theirs = broken.replace("Done.", "Never reviewed.")
    found = merge_file("register/x.yaml", broken.encode(), ours.encode(), theirs.encode())
    assert found.conflicts
    assert b"<<<<<<< ours\n" in found.content
    theirs = broken.replace("- text: a", "- text: aa")
    found = merge_file("register/x.yaml", broken.encode(), ours.encode(), theirs.encode())
    assert found.conflicts == ()


def test_every_key_that_vouches_is_one_of_the_model() -> None:
    from peeltrack.model.schema import RECORDS, json_schema

    known = json.dumps([json_schema(name) for name in RECORDS])
    for kind, vouchers in VOUCHERS.items():
        for name in (kind, *vouchers, *(key for keys in vouchers.values() for key in keys)):
            assert name in ("", "*") or f'"{name}"' in known, name
