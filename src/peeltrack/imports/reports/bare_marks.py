"""Marks without a point or bracket: 18 Within six months …; a agree a standard. Pure.

One alone may be anything; several that count on are marks, as are several of one letter: it is
the sign of a list, whose font copying lost.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.reports.counted_runs import CountedRuns, Run
from peeltrack.model.parse_date import MONTH

_BARE = re.compile(
    rf"(?:(?P<number>\d{{1,3}}) (?=[A-Z“\u2018])(?!{MONTH}\b)|(?P<letter>[a-z]) (?=[a-zA-Z])"
    r"|(?P<prefix>[B-PS-Z])(?P<later>\d{1,3})\.? (?=[A-Z“\u2018]))(?=.{12})"
)
_SIGN = re.compile(
    r"(?P<sign>[nqtuvwxz\u00a7\u00d8\u00fc\u00de\u00a1\u00a4\u00a8\u00e8\u00e0]|l(?= [A-Z]))"
    r" (?=[^\W\d])"
)
"""The letter that is left of a square or arrow in a font of signs."""
_FEWEST_NUMBERS, _FEWEST_LETTERS = 3, 2
_AnyBlock = TypeVar("_AnyBlock", bound=Block)


def with_bare_marks(blocks: Sequence[_AnyBlock]) -> list[_AnyBlock]:
    """Put each bare mark that counts on from another into its own field.

    A number behind a letter is a paragraph's own, and no finding has it: S38, S39. Q4 and A4
    are those of a question and its answer or of an action, R4 of a recommendation.
    """
    made = list(_with_signs(blocks))
    for place in _counted(made):
        found = _BARE.match(made[place].text)
        if found:
            text = made[place].text[found.end() :]
            mark = None if found["prefix"] else f"{found[0].strip()}."
            made[place] = replace(made[place], text=text, bullet=mark)
    return made


def _with_signs(blocks: Sequence[_AnyBlock]) -> Iterator[_AnyBlock]:
    """Yield each block; a letter with which several begin becomes the sign of their list."""
    found = [None if block.bullet or block.cells else _SIGN.match(block.text) for block in blocks]
    times = Counter(each["sign"] for each in found if each)
    for block, each in zip(blocks, found, strict=True):
        if each and times[each["sign"]] >= _FEWEST_LETTERS:
            yield replace(block, text=block.text[each.end() :], bullet="•")
        else:
            yield block


def _counted(blocks: Sequence[Block]) -> list[int]:
    """Return the places of marks that count on: numbers from any, letters from a."""
    numbers, letters = CountedRuns("latest"), CountedRuns("latest")
    prefixed: dict[str, CountedRuns] = {}
    for place, block in enumerate(blocks):
        found = _BARE.match(block.text) if not (block.bullet or block.cells) else None
        if found and found["number"] and not block.heading:
            numbers.add(int(found["number"]), place)
        elif found and found["prefix"] and not block.heading:
            runs = prefixed.setdefault(found["prefix"], CountedRuns("latest"))
            runs.add(int(found["later"]), place)
        elif found and found["letter"]:
            letter = ord(found["letter"]) - ord("a") + 1
            letters.add(letter, place, may_begin=_is_led_in(blocks, place))
    counted = chain(numbers.runs, *(each.runs for each in prefixed.values()))
    runs_of_marks = [
        *(run for run in counted if len(run) >= _FEWEST_NUMBERS or _asks(blocks, run)),
        *(run for run in letters.runs if len(run) >= _FEWEST_LETTERS),
    ]
    return [place for run in runs_of_marks if _differ(blocks, run) for _, place in run]


def _asks(blocks: Sequence[Block], run: Run) -> bool:
    """Check whether two marks, from 1 on, are those of lines that oblige."""
    is_long = len(run) >= _FEWEST_LETTERS and run[0][0] == 1
    return is_long and all(obligation(blocks[place].text) for _, place in run)


def _differ(blocks: Sequence[Block], run: Run) -> bool:
    """Check whether marks have different words behind them; those of a running head have not."""
    return len({blocks[place].text.partition(" ")[2] for _, place in run}) == len(run)


def _is_led_in(blocks: Sequence[Block], place: int) -> bool:
    """Check whether an "a" begins a list and no sentence: a colon ends the line above it.

    Before a capital it is a mark if what stands behind it obliges: a The Home Office should …
    """
    text = blocks[place].text
    if not text.startswith("a "):
        return False
    if text[2:3].isupper():
        return obligation(text[2:]) is not None
    above = next((blocks[at] for at in range(place - 1, -1, -1) if blocks[at].text), None)
    return above is not None and above.text.endswith(":")
