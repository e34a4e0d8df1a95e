"""Words that say that a figure counts other things than before. Pure."""

import re

_IS_NOW = r"\b(?:is|are|was|were|has|have) (?:now|no longer) (?:be(?:en|ing) )?"
_CHANGED = re.compile(
    rf"{_IS_NOW}(?:counted|drawn|included|measured|sampled|taken)\b|\bnow counts?\b"
    r"|\b(?:left|leav(?:e|es|ing)) out\b(?! of)|\bexclud(?:e|es|ed|ing)\b"
    r"|\bnot (?:be )?(?:counted|included|in the (?:counts?|figures?|numbers?))\b|\bre-?class\w+"
    r"|\b(?:classed|counted|recognised|treated) as\b"
    r"|\b(?:another|different|new|wider|narrower) (?:basis|definition|methodology)\b"
    r"|\bmoved the (?:count|cut-off|measure|sample|snapshot|threshold) from\b"
    r"|\b(?:took (?:off|out)|remov(?:ed|ing)|weeded(?: out)?) (?:some |about )?\d+"
    r"|\b(?:cancelled|closed) after (?:a )?review\b|\bduplicates?\b",
    re.IGNORECASE,
)


def changes_basis(statement: str) -> bool:
    """Check whether a statement says that a figure counts other things than before.

    Night calls were left out this time; the cleanse took out 150 entries.
    """
    return _CHANGED.search(statement) is not None
