"""The texts of the sample registers: plain English, our own words, and the papers' figures."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from peeltrack.storage.yaml import decode, parse
from tests.import_accuracy.careful_reading import PAPERS
from tests.test_english import BACKWARDS, OTHER_WORDS

ROOT = Path(__file__).parents[1]
WEST_MERCIA = ROOT / "register"
WEST_MIDLANDS = ROOT / "examples" / "west-midlands" / "register"
INVENTED = ROOT / "src" / "peeltrack" / "example" / "register"

NOT_SENTENCES = {"name", "source", "body", "aliases", "board", "id", "addressed_to"}
"""Keys whose values are names as printed, or references."""

NAMES = (
    "Violence and Intimidation Against Women and Girls Board",
    "NPCC lead for adult sexual offences",
    "Specialist Sexual Assault Investigators Development Programme",
    "how effectively the police engage with women and girls",
)
"""Names of a board, an office, a programme and a report, which no words of ours replace."""

RUN = 8
"""Words in a row that a text of ours may not share with a paper."""

NOT_ENGLISH = re.compile(
    r"\b(breathe new life|go on doing|in earnest|so with|likelier|put on record|bear \w+ out"
    r"|(?:is|are) to be seen|by way of|it takes|for want of|as can be|see to it)\b",
    re.IGNORECASE,
)
"""Turns of phrase that no officer would write in an update."""

SPELT_OUT = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen",
)  # fmt: skip

NUMBERS = {word: str(number) for number, word in enumerate(SPELT_OUT, 2)}


def texts(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """List the texts below a value, each with its key."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from texts(each, str(name))
    elif isinstance(value, list):
        for each in value:
            yield from texts(each, key)
    elif isinstance(value, str) and key not in NOT_SENTENCES and " " in value:
        yield key, value


@cache
def records(register: Path) -> dict[str, list[str]]:
    """Return the texts of a register by the record that contains them."""
    return {
        path.relative_to(register).with_suffix("").as_posix(): [
            text for _, text in texts(parse(decode(path.read_bytes())))
        ]
        for path in sorted(register.rglob("*.yaml"))
    }


def runs(text: str) -> set[str]:
    """Return each run of words of a text, a name counting as one word."""
    plain = " ".join(re.findall(r"[a-z0-9']+", text.replace("\u2019", "'").casefold()))
    for name in NAMES:
        plain = plain.replace(name.casefold(), name.replace(" ", "-"))
    words = plain.split()
    return {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def figures(record: list[str]) -> str:
    """Return the figures of a record's texts in order, each once, words read as figures."""
    spelt = re.compile(rf"\b(?:{'|'.join(NUMBERS)})\b", re.IGNORECASE)
    plain = (spelt.sub(lambda word: NUMBERS[word[0].casefold()], text) for text in record)
    found = chain.from_iterable(re.findall(r"\d+(?:/\d+)?\+?", text) for text in plain)
    return " ".join(sorted(set(found), key=lambda each: (int(re.split(r"\D", each)[0]), each)))


@pytest.mark.parametrize(
    "register", [WEST_MERCIA, WEST_MIDLANDS, INVENTED], ids=lambda path: path.parent.name
)
def test_the_texts_are_in_our_english(register: Path) -> None:
    faults = [
        f"{record}: {found[0]!r} in {text!r}"
        for record, each in records(register).items()
        for text in each
        for words in (BACKWARDS, OTHER_WORDS, NOT_ENGLISH)
        for found in words.finditer(text)
    ]
    assert faults == []


@pytest.mark.skipif(not PAPERS.is_dir(), reason="the papers are not there: set PEELTRACK_PAPERS")
def test_no_text_repeats_a_sentence_of_a_published_paper() -> None:
    """A report's title, the first text of its file, is as printed."""
    published = {run for path in PAPERS.glob("*.txt") for run in runs(path.read_text("utf-8"))}
    assert len(published) > 10_000
    copied = [
        (record, run)
        for register in (WEST_MERCIA, WEST_MIDLANDS)
        for record, each in records(register).items()
        for text in each
        if text not in each[:1] or not record.endswith("/inspection")
        for run in sorted(runs(text) & published)
    ]
    assert copied == []


def test_a_run_of_eight_words_is_found_and_one_of_seven_is_not() -> None:
    paper = runs("The force keeps a spare key for every one of its vans, in a box.")
    assert runs("We know that it keeps a spare key for every one of its lorries.") & paper
    assert (
        not runs("It keeps a spare key for every one, and a key for every one of its vans.") & paper
    )


OF_WEST_MERCIA = {
    "inspections/peel-2018/afi-01": "3 15 2021/22 2022",
    "inspections/peel-2018/afi-02": "3 15 2021/22 2022",
    "inspections/peel-2018/afi-03": "3 15 2021/22 2022",
    "inspections/peel-2018/afi-04": "3 15 2021/22 2022",
    "inspections/peel-2018/afi-05": "3 15 2021/22 2022",
    "inspections/peel-2018/afi-07": "4",
    "inspections/peel-2018/coc-1": "3 15 2021/22 2022",
    "inspections/peel-2018/inspection": "2 3 7 14 2018 2018/19 2019 2021/22",
    "inspections/peel-2018/rec-1": "3 6 15 2021/22 2022",
    "inspections/peel-2018/rec-2": "3 6 15 2021/22 2022",
    "inspections/peel-2018/rec-3": "3 6 15 2021/22 2022",
    "inspections/peel-2018/rec-4": "3 6 15 2021/22 2022",
    "inspections/peel-2018/rec-5": "3 6 15 2021/22 2022",
    "inspections/peel-2018/rec-6": "3 6 15 2021/22 2022",
    "inspections/peel-2018/rec-7": "3 6 15 2021/22 2022",
    "inspections/peel-2021-22/afi-02": "2017",
    "inspections/peel-2021-22/afi-03": "4",
    "inspections/peel-2021-22/afi-05": "2 2022/23",
    "inspections/peel-2021-22/afi-06": "2",
    "inspections/peel-2021-22/afi-07": "2 16 2022",
    "inspections/peel-2021-22/afi-08": "2 2023",
    "inspections/peel-2021-22/afi-09": "2 23",
    "inspections/peel-2021-22/afi-10": "12",
    "inspections/peel-2021-22/afi-11": "2021/22",
    "inspections/peel-2021-22/afi-12": "12 125 2021",
    "inspections/peel-2021-22/afi-13": "1 2 2019 2022/23",
    "inspections/peel-2021-22/afi-14": "5 30+ 2019 2021 2022",
    "inspections/peel-2021-22/afi-15": "2023",
    "inspections/peel-2021-22/afi-16": "2019",
    "inspections/peel-2021-22/coc-1": "3 23 73 125 2022 2023",
    "inspections/peel-2021-22/inspection": "2 3 4 8 9 14 15 16 23 26 2019 2021/22 2022",
    "inspections/peel-2021-22/rec-1": "3 23 31 2022",
    "inspections/peel-2021-22/rec-2": "2 3 23",
    "meetings/2022-05-23-hta": "2 3 4 6 12 13 14 16 25 101 2022 2022/23 2023/24",
    "register": "2 5 15 101 2021/22 2022 2022/23 2023",
}

OF_WEST_MIDLANDS = {
    "inspections/duty-to-protect-2021/inspection": "7 2021",
    "inspections/duty-to-protect-2021/rec-6": "2 3",
    "inspections/fraud-revisit-2021/inspection": "2 2018",
    "inspections/fraud-revisit-2021/rec-1": "30 2021",
    "inspections/fraud-revisit-2021/rec-2": "31 2019 2021",
    "inspections/national-crime-agency-2021/inspection": "2 13",
    "inspections/national-crime-agency-2021/rec-1": "30 2021",
    "inspections/neurodiversity-2021/inspection": "2 5 6 2020",
    "inspections/peel-2021/inspection": "3 7 14 28 2018 2020 2021",
    "inspections/rape-phase-one-2021/inspection": "2 11 13 2021",
    "inspections/rape-phase-one-2021/rec-8": "2010",
    "inspections/sensitive-intelligence-2021/inspection": "2 14 2021",
    "inspections/sensitive-intelligence-2021/rec-1": "2 14 31 2021",
    "inspections/sensitive-intelligence-2021/rec-2": "1 2 14 2022",
    "inspections/women-and-girls-interim-2021/inspection": "3 2021",
    "inspections/women-and-girls-interim-2021/rec-1": "3 4",
    "inspections/women-and-girls-interim-2021/rec-2": "3",
    "inspections/women-and-girls-interim-2021/rec-3": "3",
    "register": "3 2021",
}


@pytest.mark.parametrize(
    ("register", "expected"),
    [(WEST_MERCIA, OF_WEST_MERCIA), (WEST_MIDLANDS, OF_WEST_MIDLANDS)],
    ids=["west-mercia", "west-midlands"],
)
def test_a_text_rewritten_keeps_its_figures(register: Path, expected: dict[str, str]) -> None:
    """Days, years, posts, quarters and counts, by record; whatever rewords a text keeps them."""
    found = {record: figures(each) for record, each in records(register).items()}
    assert {record: each for record, each in found.items() if each} == expected
