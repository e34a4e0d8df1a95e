"""Values that do not fit their keys: one line each, which says what to write instead."""

from pathlib import Path

import pytest

from tests.broken_registers.broken_file import Broken, lines, whole
from tests.storage.small_register import (
    INSPECTION,
    ITEM,
    MAIN,
    POSITIONS,
    SMALL_REGISTER,
    validate,
    write_register,
)


@pytest.mark.parametrize(
    "broken",
    [
        lines(
            "an unknown key near one",
            ITEM,
            "strategc_lead: acc-crime",
            "8:1 key-is-known",
            "strategc_lead is not a key here; did you mean strategic_lead?",
        ),
        lines(
            "an unknown key near none",
            ITEM,
            "zebra: amber",
            "8:1 key-is-known",
            (
                "zebra is not a key here; use one of kind, number, title, wording, source, "
                "area, cause_of_concern, clauses."
            ),
        ),
        lines(
            "a key in capitals",
            ITEM,
            "RAG: amber",
            "8:1 key-is-known",
            "RAG is not a key here; did you mean rag?",
        ),
        lines(
            "an unknown nested key",
            ITEM,
            ("steps_to_green:\n  - id: dip-sample\n    text: Look at ten.\n    dew: 2022-06-30"),
            "11:5 key-is-known",
            "steps_to_green, entry 1, dew is not a key here; did you mean due?",
        ),
        lines(
            "an unknown key two levels down",
            ITEM,
            (
                "progress:\n"
                "  - date: 2022-05-01\n"
                "    text: Begun.\n"
                "    reviewed:\n"
                "      date: 2022-05-02\n"
                "      by: liaison\n"
                "      notes: Good."
            ),
            "14:7 key-is-known",
            "progress, entry 1, reviewed, notes is not a key here; did you mean note?",
        ),
        lines(
            "the model's own name for a key",
            ITEM,
            (
                "rag_changes:\n"
                "  - date: 2022-05-01\n"
                "    before: red\n"
                "    to: amber\n"
                "    because: Begun.\n"
                "rag: amber"
            ),
            "10:5 key-is-known",
            (
                "rag_changes, entry 1, before is not a key here; use one of date, from, to, "
                "because, by, steps_open, withdrawn."
            ),
        ),
        lines(
            "an unknown key of a programme",
            MAIN,
            "programmes:\n  op-reset:\n    name: Op Reset\n    txt: Retraining.",
            "16:5 key-is-known",
            "programmes, op-reset, txt is not a key here; did you mean text?",
        ),
        lines(
            "an unknown key of register.yaml",
            MAIN,
            "programs: {}",
            "16:1 key-is-known",
            "programs is not a key here; did you mean programmes?",
        ),
        lines(
            "a number as a key",
            ITEM,
            "6: amber",
            "8:1 key-is-known",
            (
                "6 is not a key here; use one of kind, number, title, wording, source, area, "
                "cause_of_concern, clauses."
            ),
        ),
        lines(
            "a fraction as a key",
            ITEM,
            "1.5: amber",
            "8:1 key-is-known",
            (
                "1.5 is not a key here; use one of kind, number, title, wording, source, area, "
                "cause_of_concern, clauses."
            ),
        ),
        lines(
            "true as a key",
            ITEM,
            "true: amber",
            "8:1 key-is-known",
            "true is not a key here; use one of kind, number, title, wording, source, area, "
            "cause_of_concern, clauses.",
        ),
        lines(
            "nothing as a key",
            ITEM,
            "~: amber",
            "8:1 key-is-known",
            (
                "null is not a key here; use one of kind, number, title, wording, source, "
                "area, cause_of_concern, clauses."
            ),
        ),
        lines(
            "a key of a thousand letters",
            ITEM,
            "k" * 1000 + ": amber",
            "8:1 key-is-known",
            (
                "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk… is not a key "
                "here; use one of kind, number, title, wording, source, area, "
                "cause_of_concern, clauses."
            ),
        ),
        lines(
            "a number as a lead's id",
            MAIN,
            "programmes:\n  6:\n    name: Six",
            "14:3 text-fits",
            (
                "programmes, 6 is not an id; use lower-case letters, digits and hyphens, starting "
                "with a letter."
            ),
        ),
        lines(
            "a lead's id with a capital",
            MAIN,
            "programmes:\n  Op-Reset:\n    name: Six",
            "14:3 text-fits",
            (
                "programmes, Op-Reset: 'Op-Reset' is not an id; use lower-case letters, digits and "
                "hyphens, starting with a letter."
            ),
        ),
        lines(
            "an unknown RAG as a key",
            MAIN,
            "rag:\n  ambr: Some.",
            "17:3 word-is-known",
            "rag, ambr: 'ambr' is not one of red, amber, yellow, green; did you mean amber?",
        ),
        whole(
            "a key that is missing",
            ITEM,
            SMALL_REGISTER[ITEM].replace("title: Missing person records\n", ""),
            "1:1 key-is-there",
            "title is missing; add it.",
        ),
        lines(
            "a nested key that is missing",
            ITEM,
            "steps_to_green:\n  - id: dip-sample\n    due: 2022-06-30",
            "9:5 key-is-there",
            "steps_to_green, entry 1, text is missing; add it.",
        ),
        lines(
            "a key with nothing after it",
            ITEM,
            "title:",
            "3:1 text-is-text",
            "title is empty; write it.",
        ),
        lines(
            "a title that is null",
            ITEM,
            "title: null",
            "3:1 text-is-text",
            "title is empty; write it.",
        ),
        lines(
            "a title without a letter",
            ITEM,
            'title: ""',
            "3:1 text-is-text",
            "title is empty; write it.",
        ),
        lines(
            "an unquoted number",
            ITEM,
            "number: 6",
            "2:1 text-is-text",
            'number: 6 is a number where text is required; write "6" in quotes.',
        ),
        lines(
            "an unquoted fraction",
            ITEM,
            "number: 22.10",
            "2:1 text-is-text",
            'number: 22.10 is a number where text is required; write "22.10" in quotes.',
        ),
        lines(
            "an unquoted exponent",
            ITEM,
            "number: 1e3",
            "2:1 text-is-text",
            'number: 1e3 is a number where text is required; write "1e3" in quotes.',
        ),
        lines(
            "an unquoted hexadecimal",
            ITEM,
            "number: 0x1F",
            "2:1 text-is-text",
            'number: 0x1F is a number where text is required; write "0x1F" in quotes.',
        ),
        lines(
            "an unquoted infinity",
            ITEM,
            "number: .inf",
            "2:1 text-is-text",
            'number: .inf is a number where text is required; write ".inf" in quotes.',
        ),
        lines(
            "an unquoted number in a list",
            ITEM,
            "addressed_to: [6]",
            "8:16 text-is-text",
            'addressed_to, entry 1: 6 is a number where text is required; write "6" in quotes.',
        ),
        lines(
            "true for text",
            ITEM,
            "title: true",
            "3:1 text-is-text",
            'title: true is no text; write "true" in quotes.',
        ),
        lines(
            "True for text",
            ITEM,
            "title: True",
            "3:1 text-is-text",
            'title: True is no text; write "True" in quotes.',
        ),
        lines(
            "a list for text",
            ITEM,
            "title: [Missing, people]",
            "3:1 text-is-text",
            "title is a list where text is required; write one text.",
        ),
        lines(
            "a mapping for text",
            ITEM,
            "title: {missing: people}",
            "3:1 text-is-text",
            "title is a mapping where text is required; write one text.",
        ),
        lines(
            "a text for a list",
            ITEM,
            "programmes: op-reset",
            "8:1 list-is-a-list",
            "programmes is not a list; start each entry on a new line with a hyphen.",
        ),
        lines(
            "a mapping for a list",
            ITEM,
            "progress:\n  date: 2022-05-01\n  text: Begun.",
            "8:1 list-is-a-list",
            "progress is not a list; start each entry on a new line with a hyphen.",
        ),
        lines(
            "null for a list",
            ITEM,
            "progress:",
            "8:1 list-is-a-list",
            "progress is empty; write it, or leave it out.",
        ),
        lines(
            "null in a list",
            ITEM,
            "programmes:\n  -",
            "9:4 text-is-text",
            "programmes, entry 1 is empty; write it, or leave it out.",
        ),
        lines(
            "a text for a mapping",
            ITEM,
            "steps_to_green:\n  - Look at ten.",
            "9:5 record-is-a-mapping",
            "steps_to_green, entry 1 is not a set of keys and values; write key: value below it.",
        ),
        lines(
            "a list for a mapping",
            ITEM,
            "progress:\n  - [2022-05-01, Begun.]",
            "9:5 record-is-a-mapping",
            "progress, entry 1 is not a set of keys and values; write key: value below it.",
        ),
        lines(
            "null for a mapping",
            ITEM,
            "progress:\n  -",
            "9:4 record-is-a-mapping",
            "progress, entry 1 is empty; write it, or leave it out.",
        ),
        lines(
            "a list for the leads",
            MAIN,
            "leads:\n  - acc-crime",
            "2:1 record-is-a-mapping",
            "leads is not a set of keys and values; write key: value below it.",
        ),
        lines(
            "null for the leads",
            MAIN,
            "programmes:",
            "13:1 record-is-a-mapping",
            "programmes is empty; write it, or leave it out.",
        ),
        lines(
            "null for a lead",
            MAIN,
            "programmes:\n  op-reset:",
            "14:3 record-is-a-mapping",
            "programmes, op-reset is empty; write it, or leave it out.",
        ),
        lines(
            "an impossible month",
            ITEM,
            "due: 2022-13-01",
            "8:1 date-is-a-day",
            "due: '2022-13-01' is not a valid date; write it as YYYY-MM-DD.",
        ),
        lines(
            "an impossible day",
            ITEM,
            "due: 2022-02-30",
            "8:1 date-is-a-day",
            "due: '2022-02-30' is not a valid date; write it as YYYY-MM-DD.",
        ),
        lines(
            "a leap day in a common year",
            ITEM,
            "due: 2023-02-29",
            "8:1 date-is-a-day",
            "due: '2023-02-29' is not a valid date; write it as YYYY-MM-DD.",
        ),
        lines(
            "the year 0",
            ITEM,
            "due: 0000-01-01",
            "8:1 date-is-a-day",
            "due: '0000-01-01' is not a valid date; write it as YYYY-MM-DD.",
        ),
        lines(
            "a date without noughts",
            ITEM,
            "due: 2022-3-1",
            "8:1 date-is-a-day",
            "due: '2022-3-1' is not a valid date; write it as 2022-03-01.",
        ),
        lines(
            "a date as people write it",
            ITEM,
            "due: 30/09/2022",
            "8:1 date-is-a-day",
            "due: '30/09/2022' is not a valid date; write it as 2022-09-30.",
        ),
        lines(
            "a date in words",
            ITEM,
            "due: 30 September 2022",
            "8:1 date-is-a-day",
            "due: '30 September 2022' is not a valid date; write it as 2022-09-30.",
        ),
        lines(
            "a date with a time",
            ITEM,
            "due: 2022-09-30T12:00:00",
            "8:1 date-is-a-day",
            "due: '2022-09-30T12:00:00' is not a valid date; write it as 2022-09-30.",
        ),
        lines(
            "a date with a time and a zone",
            ITEM,
            "due: 2022-09-30 12:00:00Z",
            "8:1 date-is-a-day",
            "due: '2022-09-30 12:00:00Z' is not a valid date; write it as 2022-09-30.",
        ),
        lines(
            "a date without its day",
            ITEM,
            "due: 2022-09",
            "8:1 date-is-a-day",
            "due: '2022-09' is not a valid date; write it as YYYY-MM-DD.",
        ),
        lines(
            "a week as a date",
            ITEM,
            "due: 2022-W39-5",
            "8:1 date-is-a-day",
            "due: '2022-W39-5' is not a valid date; write it as YYYY-MM-DD.",
        ),
        lines(
            "a year as a date",
            ITEM,
            "due: 2022",
            "8:1 date-is-a-day",
            "due: '2022' is not a valid date; write it as YYYY-MM-DD.",
        ),
        lines(
            "a number as a date",
            ITEM,
            "due: 20220930",
            "8:1 date-is-a-day",
            "due: '20220930' is not a valid date; write it as YYYY-MM-DD.",
        ),
        lines(
            "a count of seconds as a date",
            ITEM,
            "due: 1664496000",
            "8:1 date-is-a-day",
            "due: '1664496000' is not a valid date; write it as YYYY-MM-DD.",
        ),
        lines(
            "a list as a date",
            ITEM,
            "due: [2022-09-30]",
            "8:1 date-is-a-day",
            "due: a list is not a valid date; write it as YYYY-MM-DD.",
        ),
        lines(
            "true as a date",
            ITEM,
            "due: true",
            "8:1 date-is-a-day",
            "due: 'true' is not a valid date; write it as YYYY-MM-DD.",
        ),
        lines(
            "no date where one must be",
            ITEM,
            "progress:\n  - date:\n    text: Begun.",
            "9:5 date-is-a-day",
            "progress, entry 1, date is empty; write it.",
        ),
        lines(
            "a date in the digits of another script",
            ITEM,
            "due: \uff12\uff10\uff12\uff12-09-30",
            "8:1 date-is-a-day",
            "due: '\uff12\uff10\uff12\uff12-09-30' is not a valid date; write it as 2022-09-30.",
        ),
        lines(
            "an impossible nested date",
            ITEM,
            (
                "progress:\n"
                "  - date: 2022-05-01\n"
                "    text: Begun.\n"
                "  - date: 2022-05-32\n"
                "    text: Done."
            ),
            "11:5 date-is-a-day",
            ("progress, entry 2, date: '2022-05-32' is not a valid date; write it as YYYY-MM-DD."),
        ),
        lines(
            "a word near a RAG",
            ITEM,
            "rag: ambr",
            "8:1 word-is-known",
            "rag: 'ambr' is not one of red, amber, yellow, green; did you mean amber?",
        ),
        lines(
            "a RAG in capitals",
            ITEM,
            "rag: Amber",
            "8:1 word-is-known",
            "rag: 'Amber' is not one of red, amber, yellow, green; did you mean amber?",
        ),
        lines(
            "a word that is no RAG",
            ITEM,
            "rag: blue",
            "8:1 word-is-known",
            "rag: 'blue' is not one of red, amber, yellow, green; write one of them.",
        ),
        lines(
            "a number for a RAG",
            ITEM,
            "rag: 3",
            "8:1 word-is-known",
            "rag: '3' is not one of red, amber, yellow, green; write one of them.",
        ),
        lines(
            "a list for a RAG",
            ITEM,
            "rag: [amber]",
            "8:1 word-is-known",
            "rag: a list is not one of red, amber, yellow, green; write one of them.",
        ),
        lines(
            "true for a RAG",
            ITEM,
            "rag: true",
            "8:1 word-is-known",
            "rag: 'true' is not one of red, amber, yellow, green; write one of them.",
        ),
        lines(
            "an abbreviated kind",
            ITEM,
            "kind: afi",
            "1:1 word-is-known",
            (
                "kind: 'afi' is not one of cause_of_concern, recommendation, "
                "area_for_improvement; write one of them."
            ),
        ),
        lines(
            "a kind with hyphens",
            ITEM,
            "kind: area-for-improvement",
            "1:1 word-is-known",
            (
                "kind: 'area-for-improvement' is not one of cause_of_concern, recommendation, "
                "area_for_improvement; did you mean area_for_improvement?"
            ),
        ),
        lines(
            "a stage of no sign-off",
            ITEM,
            "sign_offs:\n  - date: 2022-05-01\n    stage: close",
            "10:5 word-is-known",
            (
                "sign_offs, entry 1, stage: 'close' is not one of submitted, returned, closed, "
                "reopened; did you mean closed?"
            ),
        ),
        lines(
            "a relevance with a blank",
            ITEM,
            "relevance: not applicable",
            "8:1 word-is-known",
            (
                "relevance: 'not applicable' is not one of act, comply, monitor, "
                "not_applicable; did you mean not_applicable?"
            ),
        ),
        lines("null for a kind", ITEM, "kind:", "1:1 word-is-known", "kind is empty; write it."),
        lines(
            "a grade of no scale",
            INSPECTION,
            (
                "areas:\n"
                "  - id: responding-to-the-public\n"
                "    name: Responding to the public\n"
                "    grade: satisfactory"
            ),
            "9:5 word-is-known",
            (
                "areas, entry 1, grade: 'satisfactory' is not one of outstanding, good, "
                "adequate, requires_improvement, inadequate, ungraded; write one of them."
            ),
        ),
        lines(
            "yes for a flag",
            ITEM,
            "progress:\n  - date: 2022-05-01\n    text: Begun.\n    restricted: yes",
            "11:5 flag-is-true-or-false",
            (
                "progress, entry 1, restricted: 'yes' is neither true nor false; write one of them "
                "without quotes."
            ),
        ),
        lines(
            "no for a flag",
            ITEM,
            "progress:\n  - date: 2022-05-01\n    text: Begun.\n    restricted: no",
            "11:5 flag-is-true-or-false",
            (
                "progress, entry 1, restricted: 'no' is neither true nor false; write one of them "
                "without quotes."
            ),
        ),
        lines(
            "a quoted true for a flag",
            ITEM,
            'progress:\n  - date: 2022-05-01\n    text: Begun.\n    restricted: "true"',
            "11:5 flag-is-true-or-false",
            (
                "progress, entry 1, restricted: 'true' is neither true nor false; write one of "
                "them without quotes."
            ),
        ),
        lines(
            "1 for a flag",
            ITEM,
            "progress:\n  - date: 2022-05-01\n    text: Begun.\n    restricted: 1",
            "11:5 flag-is-true-or-false",
            (
                "progress, entry 1, restricted: '1' is neither true nor false; write one of them "
                "without quotes."
            ),
        ),
        lines(
            "null for a flag",
            ITEM,
            "progress:\n  - date: 2022-05-01\n    text: Begun.\n    restricted:",
            "11:5 flag-is-true-or-false",
            "progress, entry 1, restricted is empty; write it, or leave it out.",
        ),
        lines(
            "a quoted count",
            INSPECTION,
            'stated_counts:\n  recommendations: "2"',
            "11:3 number-is-a-number",
            (
                "stated_counts, recommendations: '2' is not a whole number from 0; write one, "
                "without quotes."
            ),
        ),
        lines(
            "a count below nothing",
            INSPECTION,
            "stated_counts:\n  recommendations: -2",
            "11:3 number-is-a-number",
            (
                "stated_counts, recommendations: '-2' is not a whole number from 0; write one, "
                "without quotes."
            ),
        ),
        lines(
            "a count and a half",
            INSPECTION,
            "stated_counts:\n  recommendations: 1.5",
            "11:3 number-is-a-number",
            (
                "stated_counts, recommendations: '1.5' is not a whole number from 0; write one, "
                "without quotes."
            ),
        ),
        lines(
            "a count that is true",
            INSPECTION,
            "stated_counts:\n  recommendations: true",
            "11:3 number-is-a-number",
            (
                "stated_counts, recommendations: 'true' is not a whole number from 0; write one, "
                "without quotes."
            ),
        ),
        lines(
            "a count in words",
            MAIN,
            "rules:\n  stale_after_days: thirty",
            "17:3 number-is-a-number",
            (
                "rules, stale_after_days: 'thirty' is not a whole number from 0; "
                "write one, without quotes."
            ),
        ),
        lines(
            "a position without counts",
            POSITIONS,
            (
                "positions:\n"
                "  - date: 2022-05-23\n"
                "    inspection: peel-2022\n"
                "    source: A paper\n"
                "    counts: []"
            ),
            "5:5 list-is-a-list",
            "positions, entry 1, counts is empty; write it.",
        ),
        lines(
            "a position with a bad count alone",
            POSITIONS,
            (
                "positions:\n"
                "  - date: 2022-05-23\n"
                "    inspection: peel-2022\n"
                "    source: A paper\n"
                "    counts:\n"
                "      - kind: area_for_improvement\n"
                "        rag: ambr\n"
                "        count: 1"
            ),
            "7:9 word-is-known",
            (
                "positions, entry 1, counts, entry 1, rag: 'ambr' is not one of red, amber, "
                "yellow, green; did you mean amber?"
            ),
        ),
        lines(
            "an id with capitals",
            ITEM,
            "area: Responding",
            "8:1 text-fits",
            (
                "area: 'Responding' is not an id; use lower-case letters, digits and hyphens, "
                "starting with a letter."
            ),
        ),
        lines(
            "an id with blanks",
            ITEM,
            "area: responding to the public",
            "8:1 text-fits",
            (
                "area: 'responding to the public' is not an id; use lower-case letters, digits and "
                "hyphens, starting with a letter."
            ),
        ),
        lines(
            "an id that begins with a digit",
            ITEM,
            "area: 1st-response",
            "8:1 text-fits",
            (
                "area: '1st-response' is not an id; use lower-case letters, digits and hyphens, "
                "starting with a letter."
            ),
        ),
        lines(
            "an id with an underscore",
            ITEM,
            "area: responding_to",
            "8:1 text-fits",
            (
                "area: 'responding_to' is not an id; use lower-case letters, digits and hyphens, "
                "starting with a letter."
            ),
        ),
        lines(
            "an id in another alphabet",
            ITEM,
            "area: réponse",
            "8:1 text-fits",
            (
                "area: 'réponse' is not an id; use lower-case letters, digits and hyphens, "
                "starting with a letter."
            ),
        ),
        lines(
            "an id of a hundred letters",
            ITEM,
            "area: " + "a" * 100,
            "8:1 text-is-text",
            "area is longer than 60 characters; shorten it.",
        ),
        lines(
            "an item without its inspection",
            ITEM,
            "superseded_by: afi-01",
            "8:1 text-fits",
            ("superseded_by: 'afi-01' is not an item's id; write it like peel-2021-22/afi-06."),
        ),
        lines(
            "an item's id of two hundred letters",
            ITEM,
            "superseded_by: peel/" + "a" * 200,
            "8:1 text-is-text",
            "superseded_by is longer than 121 characters; shorten it.",
        ),
        lines(
            "a colour on which white words cannot be read",
            MAIN,
            'site: {colour: "#ffaa00"}',
            "16:8 text-fits",
            (
                "site, colour: '#ffaa00' is too light for white words: 1.9 to 1, where 4.5 is "
                "needed; choose a darker one."
            ),
        ),
        lines(
            "a colour by its name",
            MAIN,
            "site: {colour: navy}",
            "16:8 text-fits",
            "site, colour: 'navy' is not a colour; write it like #14284b in quotes.",
        ),
        lines(
            "an address without https",
            MAIN,
            "site: {public_address: www.force.example}",
            "16:8 text-fits",
            (
                "site, public_address: 'www.force.example' is not a web address; write it with "
                "https://."
            ),
        ),
        lines(
            "a logo elsewhere",
            MAIN,
            "site: {logo: ../logo.svg}",
            "16:8 text-fits",
            (
                "site, logo: '../logo.svg' is not the name of a picture in templates/; name a "
                ".png or .jpg there."
            ),
        ),
        lines(
            "an item's path for its id",
            ITEM,
            "superseded_by: inspections/peel-2022/afi-01.yaml",
            "8:1 text-fits",
            (
                "superseded_by: 'inspections/peel-2022/afi-01.yaml' is not an item's id; write "
                "it like peel-2021-22/afi-06."
            ),
        ),
    ],
)
def test_a_value_that_does_not_fit_gets_one_line(broken: Broken, tmp_path: Path) -> None:
    register = write_register(tmp_path, {broken.file: broken.holds})
    assert validate(register) == (1, [broken.line])


@pytest.mark.parametrize("file", ["register.yaml", "positions.yaml"])
def test_a_file_that_has_no_id_gets_one_line_for_one(tmp_path: Path, file: str) -> None:
    main = {"register.yaml": SMALL_REGISTER[MAIN], "positions.yaml": "positions: []\n"}[file]
    register = write_register(tmp_path, {file: f"id: x\n{main}"})
    found, lines = validate(register)
    assert (found, len(lines)) == (1, 1)
    assert lines[0].startswith(f"{file}:1:1: error [key-is-known] id is not a key here; use one of")
