"""Marks without a point or bracket: 18 Within six months …; a agree a standard. Pure.

One alone may be anything; several that count on are marks.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.readers.blocks import Block
from peeltrack.model.parse_date import MONTH

_BARE = re.compile(
    rf"(?:(?P<number>\d{{1,3}}) (?=[A-Z“\u2018])(?!{MONTH}\b)|(?P<letter>[a-z]) (?=[a-z])"
    r"|(?P<prefix>[B-PS-Z])(?P<later>\d{1,3})\.? (?=[A-Z“\u2018]))(?=.{12})"
)
_FEWEST_NUMBERS, _FEWEST_LETTERS = 3, 2
_AnyBlock = TypeVar("_AnyBlock", bound=Block)


def with_bare_marks(blocks: Sequence[_AnyBlock]) -> list[_AnyBlock]:
    """Put each bare mark that counts on from another into its own field.

    A number behind a letter is a paragraph's own, and no finding has it: S38, S39. Q4 and A4
    are those of a question and its answer or of an action, R4 of a recommendation.
    """
    made = list(blocks)
    for place in _counted(blocks):
        found = _BARE.match(made[place].text)
        if found:
            text = made[place].text[found.end() :]
            mark = None if found["prefix"] else f"{found[0].strip()}."
            made[place] = replace(made[place], text=text, bullet=mark)
    return made


def _counted(blocks: Sequence[Block]) -> list[int]:
    """Return the places of marks that count on: numbers from any, letters from a."""
    numbers: list[list[tuple[int, int]]] = []
    letters: list[list[tuple[int, int]]] = []
    prefixed: dict[str, list[list[tuple[int, int]]]] = {}
    for place, block in enumerate(blocks):
        found = _BARE.match(block.text) if not (block.bullet or block.cells) else None
        if found and found["number"] and not block.heading:
            _count(numbers, int(found["number"]), place, may_begin=True)
        elif found and found["prefix"] and not block.heading:
            chains = prefixed.setdefault(found["prefix"], [])
            _count(chains, int(found["later"]), place, may_begin=True)
        elif found and found["letter"]:
            letter = ord(found["letter"]) - ord("a") + 1
            _count(letters, letter, place, may_begin=_is_led_in(blocks, place))
    counted = [*numbers, *(chain for chains in prefixed.values() for chain in chains)]
    chains = [
        *(chain for chain in counted if len(chain) >= _FEWEST_NUMBERS or _asks(blocks, chain)),
        *(chain for chain in letters if len(chain) >= _FEWEST_LETTERS),
    ]
    return [place for chain in chains if _differ(blocks, chain) for _, place in chain]


def _asks(blocks: Sequence[Block], chain: Sequence[tuple[int, int]]) -> bool:
    """Check whether two marks, from 1 on, are those of lines that oblige."""
    asks = all(obligation(blocks[place].text) for _, place in chain)
    return len(chain) >= _FEWEST_LETTERS and chain[0][0] == 1 and asks


def _differ(blocks: Sequence[Block], chain: Sequence[tuple[int, int]]) -> bool:
    """Check whether marks have different words behind them; those of a running head have not."""
    return len({blocks[place].text.partition(" ")[2] for _, place in chain}) == len(chain)


def _count(
    chains: list[list[tuple[int, int]]], number: int, place: int, *, may_begin: bool
) -> None:
    """Add a mark to the latest chain that it counts on, or begin one."""
    chain = next((each for each in reversed(chains) if each[-1][0] == number - 1), None)
    if chain:
        chain.append((number, place))
    elif may_begin:
        chains.append([(number, place)])


def _is_led_in(blocks: Sequence[Block], place: int) -> bool:
    """Check whether an "a" begins a list and no sentence: a colon ends the line above it."""
    above = next((each for each in reversed(blocks[:place]) if each.text), None)
    return bool(above and above.text.endswith(":") and blocks[place].text.startswith("a "))
