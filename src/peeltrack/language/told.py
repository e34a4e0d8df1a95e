"""Words by which an update assures something, tells of an inquiry or of its result. Pure.

Each is a pattern with a sentence that it finds and a like one that it leaves.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from peeltrack.language.sentences import sentences
from peeltrack.model.parse_date import MONTH


@dataclass(frozen=True, slots=True)
class Phrase:
    """A way of saying something."""

    pattern: str
    example: str
    not_this: str


ON_TRACK = (
    Phrase(
        r"on (?:track|course|schedule|target)|as planned"
        r"|(?:going|goes|progressing|progress) (?:well|to plan)",
        "We remain on track for December.",
        "The track record is poor.",
    ),
)
"""All is said to be well."""

READY = (
    Phrase(
        r"ready (?:for|to be) (?:closure|closed?|closing|sign[- ]off|submi\w+)"
        r"|can (?:now )?be closed"
        r"|(?:is|are|as|considered|now|been) (?:fully )?(?:complete|completed|closed|discharged)\b"
        r"|(?:all|every) (?:work|actions?|steps?) (?:is|are|(?:has|have) been) (?:done|complete\w*)"
        r"|(?:all|both) (?:the |our )?(?:recs|recommendations|actions|steps|parts) complete\b"
        r"|(?:met|complete\w*|done|delivered|discharged|fulfilled|achieved) in (?:substance|full"
        r"|principle|effect|all but name)|(?:substantially|largely|effectively|essentially) (?:met"
        r"|complete\w*|done|delivered|discharged)"
        r"|(?:consider|regard|view|believe|judge|see)\w* (?:this|the|that"
        r"|it)\b[^.;]{0,40}?\b(?:as |to be |is "
        r"|has been )?(?:discharged|complete|closed|met|done|delivered|fulfilled|achieved"
        r"|satisfied)"
        r"|(?:has|have) (?:now )?been (?:addressed|delivered|met|discharged|completed|closed"
        r"|fulfilled|achieved)"
        r"|(?:content|satisfied) that (?:this|the|that|it)\b[^.;]{0,40}?\b(?:addressed|met|done"
        r"|closed|complete)"
        r"|propose[sd]? (?:for )?(?:closure|to close)|recommend(?:s|ed)? (?:for )?closure",
        "It is considered ready for closure.",
        "Interviews go on until the closure of the office.",
    ),
)
"""All is said to be done."""


RESPONSE_RATE = (
    Phrase(
        r"(?:came|come|sent) (?:back|out(?! at))|(?:been|were|was) (?:sent|returned)"
        r"|return(?:ed)? (?:rate|it|them|the)"
        r"|respon(?:ded|se)|(?:have|has) answered so far|replied|replies|took part"
        r"|completed (?:it|the (?:survey|form))"
        r"|forms?\b|invited",
        "31% came back.",
        "31% were content.",
    ),
)
"""A figure is only of those who answered."""


_CLAUSE = re.compile(rf";\s+(?!{MONTH} (?:was|were|at)\b)")
"""A semicolon before a month may go on with a series: June was 91%; July was 89."""


_PARTED = re.compile(r"\n\s*\n|\n(?=- )")
_FIGURE_OF = re.compile(r"- (?P<what>[A-Z][^:.;,\d]{1,40} \d[\d,.]*(?: ?%| per ?cent)?)")
"""An entry of a list that is only a name and a figure: "- Northmoor 54%"."""


@cache
def joined(phrases: tuple[Phrase, ...]) -> re.Pattern[str]:
    """Return one pattern for all ways of saying something."""
    return re.compile(rf"\b(?:{'|'.join(each.pattern for each in phrases)})\b", re.IGNORECASE)


@lru_cache(maxsize=1 << 17)
def finds(phrases: tuple[Phrase, ...], text: str) -> bool:
    """Check whether a text says something in one of those ways."""
    return joined(phrases).search(text) is not None


@lru_cache(maxsize=1 << 17)
def statements(text: str) -> tuple[str, ...]:
    """Return the sentences of a text on one line each, divided at semicolons too."""
    return tuple(_clauses("\n".join(paragraphs(text))))


@lru_cache(maxsize=1 << 12)
def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs and the entries of lists of a text, each on one line.

    A list of names or months with one figure each goes on from the line that heads it: "By
    district: Central 78%, Northmoor 54%".
    """
    made: list[str] = []
    is_headed = False
    for part in (" ".join(each.split()) for each in _PARTED.split(text)):
        entry = _FIGURE_OF.fullmatch(part)
        if entry and made and (is_headed or made[-1].endswith(":")):
            made[-1] += f"{',' if is_headed else ''} {entry['what']}"
            is_headed = True
        elif part:
            made.append(part)
            is_headed = False
    return tuple(made)


def _clauses(text: str) -> Iterator[str]:
    for sentence in sentences(text):
        yield from (part.strip(" .;").removeprefix("- ") for part in _CLAUSE.split(sentence))
