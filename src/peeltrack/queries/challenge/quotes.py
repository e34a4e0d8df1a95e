"""Quotation of the register in points: whole clauses."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from peeltrack.language.figures import figures
from peeltrack.language.sentences import sentence_ends, sentences
from peeltrack.model.items import Clause
from peeltrack.queries.abbreviations import explained_in_brackets
from peeltrack.wording import counted, in_words, listed, uncapitalised

QUOTATION = re.compile(r"“([^”]*)”")
"""What a sentence quotes, by its marks."""
_ROOM = 90
"""Characters of a step or a part that a sentence holds easily."""
LONGEST_QUOTED = 180
"""Characters that it holds at most."""
_NAMED = 2
"""Parts that a sentence quotes; the others it counts."""
_SHORTEST = 30
"""Characters of a long text that say something; what ends before is a label, such as Training."""
_WITHIN = re.compile(r"[;:](?=\s)")
"""The end of a clause within a sentence."""
_LEADS_IN = re.compile(
    r"\b(?:should|must|to|by|that|including|needs? to|for example)$", re.IGNORECASE
)
"""The end of words that only announce a list."""
_HEAD = 70
"""Characters of the beginning of a statement whose whole stands beside it."""
_START = 20
"""Characters by which a text is known to be quoted."""
_COMMA_OR_WITHIN = re.compile(r"[,;:](?=\s)")
_COMMA = re.compile(r",(?=\s)")


def quote(text: str) -> str:
    """Set a recorded text in quotation marks within a sentence, on one line.

    Of a long one its first clauses are quoted, up to a semicolon or a full stop, a label alone
    being none; it is cut at a comma only where it is longer than a sentence can hold.
    """
    whole = " ".join(text.split()).rstrip(".;:")
    if len(whole) <= _ROOM:
        return f"“{whole}”"
    clauses = (match.start() for match in _WITHIN.finditer(whole))
    ends = _fitting(sorted([*clauses, *sentence_ends(whole)]))
    if ends:
        return f"“{whole[: max((end for end in ends if end <= _ROOM), default=ends[0])]}”"
    commas = _fitting(match.start() for match in _COMMA.finditer(whole))
    if len(whole) > LONGEST_QUOTED and commas:
        return f"“{whole[: commas[-1]]} …”"
    return f"“{whole}”"


def quote_head(text: str) -> str:
    """Quote the first words of a text by which a reader knows it, up to a comma or a semicolon."""
    whole = " ".join(text.split()).rstrip(".;:")
    if len(whole) <= _HEAD:
        return f"“{whole}”"
    ends = [match.start() for match in _COMMA_OR_WITHIN.finditer(whole[:_HEAD])]
    end = next((end for end in reversed(ends) if end >= _SHORTEST), whole.rfind(" ", 0, _HEAD))
    return f"“{whole[:end]} …”"


def is_quoted_in(words: str, text: str) -> bool:
    """Check whether a text quotes words, by their first: a quotation may end before they do."""
    return bool(words) and words.rstrip(".;:")[:_START] in text


def quote_said(text: str) -> str:
    """Quote what an update or an answer says: whole if a sentence holds it, else its figures."""
    whole = " ".join(text.split())
    return quote_around(whole, [each.start for each in figures(whole)[:1]])


def quote_around(text: str, places: Sequence[int]) -> str:
    """Quote a text whole if a sentence holds it, else its clause in which the first place is."""
    whole = text.rstrip(".;: ")
    if len(whole) <= LONGEST_QUOTED or not places:
        return f"“{whole}”" if len(whole) <= LONGEST_QUOTED else quote(whole)
    ends = [0, *(match.end() for match in _COMMA_OR_WITHIN.finditer(whole)), len(whole)]
    start = max(end for end in ends if end <= places[0])
    end = max((e for e in ends if start < e <= start + LONGEST_QUOTED), default=len(whole))
    before, after = "… " if start else "", " …" if end < len(whole) else ""
    return f"“{before}{whole[start:end].strip(' ,')}{after}”"


def quote_clause(text: str, place: int) -> str:
    """Quote the clause of a text, from comma to comma, in which a place is."""
    whole = text.rstrip(".;: ")
    ends = [0, *(match.end() for match in _COMMA_OR_WITHIN.finditer(whole)), len(whole)]
    start, end = next((a, b) for a, b in pairwise(ends) if place < b or b == len(whole))
    before, after = "… " if start else "", " …" if end < len(whole) else ""
    return f"“{before}{whole[start:end].strip(' ,;:')}{after}”"


def quote_parts(parts: Sequence[Clause], *, in_summary: bool) -> str:
    """Name parts of a wording as a sentence does: “…”, “…” and 2 other parts.

    A summary is not quoted: two parts (in summary: …; …).
    """
    number = f"{in_words(len(parts))} {'part' if len(parts) == 1 else 'parts'}"
    return f"{number} ({_summed_up(parts)})" if in_summary else listed(_quoted(parts))


def quote_parts_of(parts: Sequence[Clause], whole: Sequence[Clause], *, in_summary: bool) -> str:
    """Name some parts of a wording, and how many of all they are: “…”, one of its three parts."""
    number, total = len(parts), in_words(len(whole))
    if number < len(whole):
        share = f"{in_words(number)} of its {total} parts"
    else:
        share = "its only part" if number == 1 else f"all its {total} parts"
    return f"{share} ({_summed_up(parts)})" if in_summary else f"{listed(_quoted(parts))}, {share}"


def _quoted(parts: Sequence[Clause]) -> list[str]:
    """Quote two parts, and count the others."""
    named = [quote(part.text) for part in parts[:_NAMED]]
    others = len(parts) - len(named)
    return [*named, counted(others, "other part")] if others else named


def _summed_up(parts: Sequence[Clause]) -> str:
    return f"in summary: {'; '.join(uncapitalised(e.strip('“”')) for e in _quoted(parts))}"


def quote_wording(text: str, *, in_summary: bool) -> str:
    """Quote words of a finding; of a summary, give them as such."""
    words = quote(text)
    return f"one part (in summary: {uncapitalised(words.strip('“”'))})" if in_summary else words


def expand_abbreviations(wording: str, text: str) -> str:
    """Write out each abbreviation that the wording explains in brackets."""
    for phrase, short in explained_in_brackets(wording):
        known = rf"\b{re.escape(short.removesuffix('s'))}s?\b"
        text = phrase.join(re.split(known, text))
    return text


def clauses_of(wording: str) -> list[str]:
    """Return the clauses of a wording, as semicolons, colons and full stops divide it.

    What only leads in to a list ("Within three months, the force should:") asks for nothing itself.
    """
    plain = " ".join(wording.split())
    parts = (part.strip(" .?!") for each in sentences(plain) for part in _WITHIN.split(each))
    return [part for part in parts if part and not _LEADS_IN.search(part)]


def _fitting(places: Iterable[int]) -> list[int]:
    """List the places where a long text may be cut so that it makes sense in a sentence."""
    return [place for place in places if _SHORTEST <= place <= LONGEST_QUOTED]
