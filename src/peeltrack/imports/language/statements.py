"""Texts that can be a finding by themselves. Pure."""

import re


def is_statement(text: str) -> bool:
    """Check whether a text can be a finding by itself: a sentence, not a question or heading."""
    words = len(text.split())
    if words < _FEWEST_WORDS or text.endswith("?"):
        return False
    is_long = words > _FEWEST_WORDS
    return text.endswith(".") or (is_long and bool(_VERB.search(text[:2000])))


_FEWEST_WORDS = 4
_VERB = re.compile(
    r"\b(?:is|are|isn['\u2019]t|aren['\u2019]t|was|were|does|do|doesn['\u2019]t|don['\u2019]t|has"
    r"|have|hasn['\u2019]t|haven['\u2019]t|needs?|should|must|fails?|cannot|can['\u2019]t|lacks?"
    r"|requires?|misses|takes|can|may|could|will|found|continues?|recommends?|remains?|did|didn['\u2019]t)\b"
)
