"""Words that say that a figure counts other things than before. Pure."""

import re
from functools import lru_cache

_COUNTED = r"(?:counted|drawn|included|measured|sampled|taken|timed)"
_TAKEN = r"(?:counted|drawn|measured|sampled|taken from|timed)"
_KINDS_OF_WORK = r"(?:activity|business|dut(?:y|ies)|time|work)"
_CHANGED = re.compile(
    # What it counts now, or no longer.
    rf"\b(?:is|are|was|were|has|have) (?:now|no longer) (?:be(?:en|ing) )?{_TAKEN}\b"
    r"|\bnow counts?\b|\b(?:counting|counts?) only\b|\b(?:do|does) not count\b"
    r"|(?<!feel )(?<!felt )\b(?:left|leav(?:e|es|ing)) out\b(?! of)"
    r"|\bnot (?:be )?(?:counted|included|in the (?:counts?|figures?|numbers?))\b"
    r"|\b(?:is|are) not (?:an )?abstract(?:ed|ion)\b"
    # What it takes a thing for.
    r"|\bre-?class\w+|\b(?:classed|coded|counted) as\b(?! before\b)"
    r"|\b(?:recognised|treated) as (?:\w{3,}ed|complete|met)\b"
    r"|\brecognised as [^.;,]{1,30} in (?:its|their) own right\b"
    r"|(?<!not )\bcounts? as\b|\bcoded so\b"
    rf"|\brecorded as (?:[\w-]+ ){{0,2}}{_KINDS_OF_WORK}\b|\bgraded? \d [^.;]{{0,40}}\binstead of\b"
    # From when, or from where.
    rf"|\b{_COUNTED} (?:since \d+ \w+ )?from (?:the )?(?:allocation|assignment|booking|date|day"
    r"|first|moment|point|time|triage|when)\b"
    r"|\bthe clock (?:now )?(?:from|runs?|starts?|stops?)\b"
    r"|\b(?:starts?|stops?) the clock (?:once|only|when)\b"
    r"|\b(?:count(?:s|ed)?|counting) (?!on\b)(?:[\w-]+ ){0,4}(?:as [\w-]+ )?"
    r"only (?:if|when|where)\b"
    r"|\bmoved the (?:count|cut-off|measure|sample|snapshot|threshold) from\b"
    # On what basis.
    r"|\b(?:another|different|narrower|new|refreshed|revised|updated|wider) (?:[\w-]+ )?"
    r"(?:basis|definition|methodology)\b|\bsurvey\b[^.;]{0,30}\bnew (?:[\w-]+ )?platform\b"
    r"|\bon the (?:agreed|new|revised) (?:basis|footing)\b|\bon the definition\b"
    r"|\b(?:count|definition|establishment|figure|measure)s?\b[^.;]{0,40}\baligned (?:to|with)\b"
    r"|\b(?:smaller|shorter|fewer) than usual\b|\ba smaller sample\b"
    r"|\bon a separate list\b|\b(?:counted|kept|listed|shown) separately\b"
    # What was taken out.
    r"|\b(?:check|cleanse|review)\w* (?:\w+ )?(?:took (?:off|out)|removed|weeded)"
    r" (?:\w+ )?(?:\w+ )?\d+"
    r"|\b\d+ (?:[\w-]+ )?(?:cases|crimes|entries|incidents|names|records) (?:were|have been)"
    r" (?:removed|taken (?:off|out)|weeded)\b|\b(?:data )?cleans(?:e|ed|ing)\b"
    r"|\bmedian\b[^.;]{0,30}\b(?:better|fairer)\b|\bcounting rules?\b"
    r"|\b(?:cancelled|closed) after (?:a )?review\b|\b(?:as|were) duplicates\b"
    r"|\bduplicate entries\b|\bduplicates?\b[^.;]{0,40}\b(?:found|removed)\b|\bcounted twice\b",
    re.IGNORECASE,
)
_PERHAPS = re.compile(
    r"\b(?:is|are|was|were|has|have) (?:now|no longer) (?:be(?:en|ing) )?included\b"
    r"|\bexclud(?:e|es|ed|ing)\b|\bfrom the (?:moment|point|time) (?:at|that|when)\b"
    r"|\bon that (?:basis|footing)\b|\b(?:took (?:off|out)|remov(?:ed|ing)|weeded(?: out)?) \d+",
    re.IGNORECASE,
)
"""What may say so of a figure, and of the work itself: Consent is now included in training."""
_OF_COUNTS = re.compile(
    r"\b(?:average|backlog|calls|cases|count|crimes|entries|figures?|incidents|list|log|measures?"
    r"|median|number|percentage|proportion|queue|rate|records|sample|share|total|waits?)\b|%",
    re.IGNORECASE,
)
"""What is counted; without it what may change a figure says something of the work."""
_KEPT = re.compile(
    rf"(?<!\bnot )(?<!longer )(?<!n't )\b{_COUNTED} as before\b"
    r"|(?<!not )\bon the same (?:basis|definition|footing)\b"
    r"|\b(?:basis|count|counting rule|definition)s? (?:is|are|ha(?:s|ve) been)"
    r" (?:the same\b|unchanged)",
    re.IGNORECASE,
)


def keeps_basis(statement: str) -> bool:
    """Check whether a statement says that a figure counts what it did: counted as before."""
    return _KEPT.search(statement) is not None


@lru_cache(maxsize=1 << 17)
def changes_basis(statement: str) -> bool:
    """Check whether a statement says that a figure counts other things than before.

    Night calls were left out this time; the cleanse took out 150 entries.
    """
    is_perhaps = _PERHAPS.search(statement) and _OF_COUNTS.search(statement)
    return bool(is_perhaps) or _CHANGED.search(statement) is not None
