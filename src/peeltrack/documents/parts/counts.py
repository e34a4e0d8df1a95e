"""Counts of items by kind and RAG, in the words of papers. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from peeltrack.model.items import Item
from peeltrack.model.vocabulary import ItemKind, Rag
from peeltrack.queries.status import kind_in_words, rag_sentence
from peeltrack.wording import capitalised, counted, listed, uncapitalised

_PLURALS = {
    ItemKind.CAUSE_OF_CONCERN: "Causes of concern",
    ItemKind.RECOMMENDATION: "Recommendations",
    ItemKind.AREA_FOR_IMPROVEMENT: "Areas for improvement",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """A row of the table of counts."""

    kind: str
    """The kind of item, in the plural; Total for the last row."""
    ratings: tuple[int, ...]
    """The number at each RAG, in the order of the key."""
    unrated: int
    """The number not rated that should be."""
    monitored: int
    """The number that need no rating because the force only monitors them."""
    total: int
    """The number in all."""


def kinds_in_words(items: Iterable[Item]) -> str:
    """Count items by kind: one cause of concern and two AFIs; empty for no items."""
    kinds = [item.kind for item in items]
    return listed([kind_in_words(kind, kinds.count(kind)) for kind in ItemKind if kind in kinds])


def item_counts(items: Sequence[Item]) -> str:
    """Count items in all and by kind, in words."""
    return f"{counted(len(items), 'item')}: {kinds_in_words(items)}" if items else "No open items"


def rag_position(items: Sequence[Item]) -> str:
    """Return the RAG position in a sentence, items not rated last; monitored ones need no RAG."""
    return capitalised("; ".join(filter(None, [rag_sentence(items), *_without_rating(items)])))


def rag_position_with_meanings(items: Sequence[Item], meanings: Mapping[Rag, str]) -> str:
    """Return the RAG position in a sentence, with the meaning of each RAG if defined."""
    parts = [
        f"{sentence} ({_within(meanings[rag])})" if rag in meanings else sentence
        for rag in Rag
        if (sentence := rag_sentence([item for item in items if item.rag == rag]))
    ]
    return capitalised("; ".join([*parts, *_without_rating(items)]))


def _within(meaning: str) -> str:
    """Return a meaning in the form it takes within a sentence."""
    return uncapitalised(" ".join(meaning.split()).removesuffix("."))


def _without_rating(items: Sequence[Item]) -> Iterator[str]:
    unrated = [item.kind for item in items if item.rag is None and item.needs_leads]
    if unrated:
        yield f"{_in_words(unrated)} not rated"
    watched = [item.kind for item in items if _needs_no_rating(item)]
    if watched:
        yield f"{_in_words(watched)} to monitor only"


def _in_words(kinds: Sequence[ItemKind]) -> str:
    return listed([kind_in_words(k, kinds.count(k)) for k in reversed(ItemKind) if k in kinds])


def _needs_no_rating(item: Item) -> bool:
    return item.rag is None and not item.needs_leads


def tallies(items: Sequence[Item]) -> Iterator[Tally]:
    """Yield the rows of the table of counts by kind and RAG, the total last."""
    for kind in ItemKind:
        of_kind = [item for item in items if item.kind == kind]
        if of_kind:
            yield _tally(_PLURALS[kind], of_kind)
    yield _tally("Total", items)


def _tally(kind: str, items: Sequence[Item]) -> Tally:
    ratings = tuple(sum(item.rag == rag for item in items) for rag in Rag)
    monitored = sum(map(_needs_no_rating, items))
    return Tally(
        kind=kind,
        ratings=ratings,
        unrated=len(items) - sum(ratings) - monitored,
        monitored=monitored,
        total=len(items),
    )
