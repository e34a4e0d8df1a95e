"""Words for what a force wants less of, and for what it wants more of. Pure."""

import re

_UNWANTED = re.compile(
    r"\b(?:abandon|vacan|overdue|re-?offend|outstanding|sickness|absence|backlog|complain(?!ant)"
    r"|attrition|wait|queue|withdraw|missed|errors?\b|leavers?\b"
    r"|lack(?:s|ed|ing)?\b|leaves?\b(?! (?:a|the|to))|(?:have |has )?left\b|late\b"
    r"|later than|unallocated"
    r"|unanswered|unassessed|uninvestigated|unscreened|untrained|unvetted|unresolved|unfilled|delay"
    r"|breach|turnover|expired|lapsed|out of date|older than|longer than|await|caseloads?\b"
    r"|workload"
    r"|load\b|turned away|repeat|exceed|without (?:a|an)\b|holds? no\b"
    r"|not (?:been )?\w+(?:ed|ing)\b|failed"
    r"|failures?\b|resign(?!ed)|grievance|dissatisf|missing (?:in|from|on)\b"
    r"|overnight|abstract|to answer|to attend|to respond|to reach|disproportion"
    r"|times (?:as |more )?(?:likely|often)|disparity|ratio (?:for|between)|gaps?\b|shortfall"
    r"|deficit|\w+s short (?:of|by)\b)",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"\b(?:complet|trained|training|learning|recorded|within|on time|in time|\bmet\b|satisf"
    r"|confiden|content"
    r"|answered|attended|reviewed|checked|hold\b|held\b|complian|correct|good\b|filled"
    r"|in post|signed"
    r"|seen\b|assess|detected|charged?\b|solved|arrest|believed|supported|helped|volunteer|orders?\b|establishment"
    r"|visits? made|up to date|positive|useful|accurate|identifi|updated|told\b|offered"
    r"|use[sd]?\b"
    r"|attendance|take-?up|coverage|accredited|qualified|recruited|joined|staffed|officers in)",
    re.IGNORECASE,
)


def is_unwanted(text: str) -> bool:
    """Check whether a text counts what a force wants less of, such as visits overdue."""
    return _UNWANTED.search(text) is not None


def is_wanted(text: str) -> bool:
    """Check whether a text counts what a force wants more of, such as posts filled."""
    return _WANTED.search(text) is not None
