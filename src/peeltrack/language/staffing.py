"""Words that say whether posts are filled, and for what work they are. Pure."""

import re

_FILLED = re.compile(
    r"\b(?:(?:all|both|each|every)\b(?! but)[^.;,]{0,40}\bposts? (?:(?:is|are|was|were|has been"
    r"|have been) )?(?:now )?(?:filled|taken up)"
    r"|fully (?:established|recruited|staffed)(?! in\b)|no vacanc(?:y|ies)"
    r"|(?:at|up to) (?:full )?(?:strength|establishment)(?! in\b))\b"
    r"(?! (?:but|by|except|from|once|until|when)\b)",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:will|shall|should|would|could|may|might|must|to be|once|when|until|if)\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\b(?:not|cannot|never|nearly|almost|nowhere|far from|no longer|rarely|seldom|yet)\b"
    r"|n['\u2019]t\b",
    re.IGNORECASE,
)
_VACANT = re.compile(
    r"\bvacanc(?:y|ies)\b|\bposts? (?:[\w-]+ ){0,2}(?:vacant|unfilled)\b|\bvacant\b"
    r"|\b(?:below|under) (?:establishment|strength)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;:]| and | but | while ")
_WORK = re.compile(
    r"\b(?:analyst|call[- ](?:handler|taker)|centre|contact officer|control room|custody|detective"
    r"|detention officer|dispatcher|examiner|investigator|neighbourhood|offender manager|pcso"
    r"|response|safeguarding|vetting|victim care)",
    re.IGNORECASE,
)


def says_all_posts_are_filled(statement: str) -> bool:
    """Check whether a statement says that all posts of a kind are filled now."""
    found = _FILLED.search(statement)
    if found is None or _TO_COME.search(statement[: found.end()]):
        return False
    # What is denied in another clause is something else: not easy, but all posts are filled.
    return not _NOT_SO.search(_CLAUSE_END.split(statement[: found.end()])[-1])


def counts_vacancies(statement: str) -> bool:
    """Check whether a statement speaks of vacancies that there are."""
    return _VACANT.search(statement) is not None and not says_all_posts_are_filled(statement)


def place_of_posts(statement: str) -> int:
    """Return where a statement says that posts are filled or vacant; nought if it does not."""
    found = _FILLED.search(statement) or _VACANT.search(statement)
    return found.start() if found else 0


def clause_on_posts(statement: str) -> str:
    """Return the clause in which a statement says that posts are filled or vacant."""
    place = place_of_posts(statement)
    ends = [found.start() for found in _CLAUSE_END.finditer(statement)]
    start = max((end for end in ends if end <= place), default=0)
    return statement[start : min((end for end in ends if end > place), default=len(statement))]


def kinds_of_work(text: str) -> frozenset[str]:
    """Return the kinds of work that a text names: detective, control room."""
    return frozenset(each.casefold().replace("-", " ") for each in _WORK.findall(text))
