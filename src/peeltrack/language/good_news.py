"""Good news in the words of an admission: what was put right, or got better. Pure."""

import re

from peeltrack.language.polarity import is_unwanted
from peeltrack.language.shortfalls import compares_well, is_load

_CLEARED_BEFORE = re.compile(
    r"\b(?:no|zero|nil|nought|(?<![\d,.])0|nothing(?: else)?|nobody(?: is| was)?"
    r"|no longer (?:(?:ha(?:ve|s)|faces?|carr(?:y|ies)|sees?) )?an?y?|not"
    r"|never|without|nor|none|avoid\w*"
    r"|exempt\w*(?: from)?|spared|unaffected by|after (?:an?|some)|clear(?:s|ed|ing)"
    r"|overc[ao]m\w+|end(?:s|ed|ing)|remov\w+|prevent\w*|reduc\w+|fewer|cut(?:s|ting)?|halv\w+"
    r"|resolved|fill(?:s|ed|ing)|both|less|eliminat\w+)\s+(?:[\w'-]+\s+){0,2}$"
    r"|\bnot(?: [\w'-]+){3} $|\bwould (?:otherwise )?have (?:been )?$"
    r"|\bso that (?:no|none|nobody)\b[^,;]{0,40}$|^(?:no|nobody|no one|none"
    r"|not one)\b[^,;]{0,60}$|\b(?:looks? for|records? (?:why|when|whether)|checks? (?:for|that"
    r"|whether)|monitors?|tracks?|aims? to|designed to|in order to|policy says"
    r"|calls that were)\b[^.;]*$|\b(?:when(?:ever)?|if) (?:an?|any) [^,.;]{1,40} (?:is|are) $",
    re.IGNORECASE,
)
"""What stands before such words where nothing is admitted: the cleared backlog."""
_DEAL_WITH = r"(?:re-?)?(?:assess|review|check|audit|sampl|track|monitor|identif|prioritis|escalat)"
_DESCRIBES = re.compile(
    r"\b(?:prepar|help|support|train|offer|for|to|reach|target)\w* (?:those|people|officers|staff"
    r"|anyone|anybody) who\b[^.;]*$|\b(?:people|those|anyone) who are $|\b(?:of the"
    r"|the) [\w-]+ (?:that|who|which) $"
    r"|\b(?:each|every|any|all|both)(?: of)?(?: the| our| \d+)?(?: [\w-]+){1,2} (?:that|which|who)"
    r" (?:is|are|was|were|has been|have been) $"
    r"|(?:^|[,;:] |\band )(?:each|every|any|all)(?: of)?(?: the| our)? $"
    rf"|\b{_DEAL_WITH}\w* (?:of|for|on)(?: the| each| every| all| any| our)? $"
    rf"|\bto {_DEAL_WITH}\w*(?: the| each| every| all| any| our)? $",
    re.IGNORECASE,
)
"""What stands before words that only say whom it is for: help for those who have not passed."""
_NAMED_FOR = re.compile(
    r"^ (?:[\w-]+ ){1,2}(?:desk|team|unit|panel|group|board|tool|form|service|policy|protocol"
    r"|dashboard|register|meeting|helpline)s?\b",
    re.IGNORECASE,
)
"""What stands behind words that are a part of a name: the delayed incident desk."""
_A_NAME = re.compile(r"\b(?:the|an?|our|this|new) $", re.IGNORECASE)
_STILL = re.compile(r"\b(?:still|not|no|remain\w*|wait\w*)\b|n['\u2019]t\b", re.IGNORECASE)
"""What is said of those that are only described, where nothing was done for them after all."""
_PUT_RIGHT = (
    r"(?:cleared|down|dropped|fallen|halved|reduced|ended|resolved|filled|dealt|eliminated|removed"
    r"|stopped|renewed|closed|completed|corrected|mended|put right|overcome|gone(?! (?:back|to"
    r"|out))|over|eased|met|solved|lifted|discharged|caught up|designed out|put behind us)"
)
_CLEARED_AFTER = re.compile(
    r"^(?:\s+(?!(?:should|would|could|will|must|hop\w+|means?|because|not)\b)"
    r"£?[\w'-]+(?:,\d+)*){0,12}?"
    r"\s+(?:(?:has|have|had) (?:now |since |all but |all )?(?:been |come |gone )?"
    rf"{_PUT_RIGHT}|(?:is|are|was|were) (?:now |all |since )*{_PUT_RIGHT}|came down|fell"
    r"|(?:was|were|is|are|stands? at|dropped to|fell to) (?:at )?(?:none|nil|zero|nought)|(?:is"
    r"|are) (?:\w+ )?(?:monitored|reviewed|tracked|flagged|logged|discussed|visited)"
    r"|go(?:es)? to an?)\b|^ (?:none|less)\b"
    r"|^[^,;]{0,30}, an? (?:\w+ )?(?:fall|drop|reduction|decrease|cut) of\b",
    re.IGNORECASE,
)
_PART_ONLY = re.compile(r"\bonly\b", re.IGNORECASE)
"""What stands before those of several that alone were put right: only four of nine."""
_ENDED_WELL = re.compile(
    r"(?:\b(?:but|and)|,) (?:(?:it|they|all|each|both|every one|the [a-z]+)\b(?: of [a-z]+)?) "
    r"(?:is|are|was|were|has been|have been) (?:now |all |since )*(?:complete\w*|done|closed|in use"
    r"|live|in place|resolved|finished|delivered|open)$"
    r"|\b(?:has|have) since (?:passed|joined|returned|replied|signed|been \w+ed)\b",
    re.IGNORECASE,
)
"""How a sentence ends that says that it was done after all: late, but the work is complete."""
_LESS = re.compile(r"(?:lower|fewer|less|shorter)\b", re.IGNORECASE)
_SINCE = r"\b[^,;]{0,40}?\b(?:since|for|ever|yet|on record|so far)\b"
_LOWEST = re.compile(rf"\b(?:lowest|fewest|shortest|smallest|least){_SINCE}", re.IGNORECASE)
_BEST = re.compile(rf"\bbest{_SINCE}", re.IGNORECASE)
_NOW_AND_THEN = re.compile(r"\bnow\b[^.;]*\b(?:which|that|as|where)(?: it| they)? $", re.I)
"""What stands before what is said of former times: it is now published, which it was not."""
_FORMER = re.compile(r"(?:was|were|did|had|could)\b", re.IGNORECASE)
_ON_PURPOSE = re.compile(r"\bso that (?:[\w'-]+ ){1,4}$|\b(?:so as|in order) $", re.IGNORECASE)
"""What stands before what is to be avoided: so that we do not lose them."""
_AVOIDED = re.compile(r"(?:do|does|need) not|to not|(?:do|does)n['\u2019]t|not to", re.IGNORECASE)
_SELDOM = re.compile(r"(?:few|seldom|rarely|hardly|scarcely)\b", re.IGNORECASE)
_ONCE = re.compile(r"\b(?:was|were|had|did)\b(?!.*\b(?:is|are|has|have|remains?)\b)", re.IGNORECASE)
"""What says that something was so once, and not that it still is."""
_AND_NOW = re.compile(r"\b(?:and|but)\b[^.;]*\b(?:now|since)\b", re.IGNORECASE)
"""How a sentence goes on to say how things are by now."""
_TURN = re.compile(r";|, with\b|,? \b(?:and|but|though|although|while|whereas|yet|because)\b")
"""Where a sentence may turn to something else."""
_FEAT = r"(?:contribution|effort|example|performance|service)"
_OUTSTANDING = re.compile(
    r"\b(?:as|assessed|graded|judged|rated)\s[\"'\u201c\u2018]?outstanding"
    rf"|outstanding\s{_FEAT}\b"
    rf"|\b(?:{_FEAT}|(?:9\d|100)(?:\.\d+)?(?:%|\sper\scent),?)[^;\d]{{0,30}}?"
    r"\s(?:is|are|was|were|been|remains?)\s(?:truly\s)?outstanding",
    re.IGNORECASE,
)
"""The word where it praises, and does not say that something is still to be done."""


def without_praise(text: str) -> str:
    """Return a text without what praises in the words of something undone: outstanding work."""
    # Few sentences have the word, and the search for what stands around it takes long.
    return _OUTSTANDING.sub(" ", text) if "outstanding" in text.casefold() else text


def is_good_news(text: str, found: re.Match[str]) -> bool:
    """Check whether a text goes on to say that what it seems to admit is well after all.

    It was put right, or got better by the figures beside it, is no longer so, is to be avoided,
    or only says which ones are meant.

    Args:
        text: the sentence.
        found: the words in it that would admit something.
    """
    before, behind = text[: found.start()], text[found.end() :]
    return bool(
        _CLEARED_BEFORE.search(before)
        or _is_cleared_after(before, f" {behind.lstrip()}" if found[0][-1:].isspace() else behind)
        or _ENDED_WELL.search(behind.rstrip(" ."))
        or (_NOW_AND_THEN.search(before) and _FORMER.match(found[0]))
        or (_ON_PURPOSE.search(before) and _AVOIDED.match(found[0]))
        or (_SELDOM.match(found[0]) and is_unwanted(behind))
        or (_ONCE.search(text[: found.end()]) and _AND_NOW.search(behind))
        or _is_less(before, found[0])
        or _got_better(text, found)
        or _describes(before, behind)
    )


def _is_cleared_after(before: str, behind: str) -> bool:
    """Check whether a text goes on to say that all that it speaks of was put right."""
    return _CLEARED_AFTER.search(behind) is not None and not _PART_ONLY.search(before)


def _describes(before: str, behind: str) -> bool:
    """Check whether words only say which ones a text is about: every visit that was overdue."""
    if _A_NAME.search(before) and _NAMED_FOR.search(behind):
        return True
    return _DESCRIBES.search(before) is not None and not _STILL.search(behind)


def _is_less(before: str, found: str) -> bool:
    """Check whether less is said of what is unwanted: sickness is lower than last year."""
    if re.search(r"\b(?:numbers?|figures?)$", before.rstrip(), re.IGNORECASE):
        return found.casefold().endswith("low")
    return bool(_LESS.match(found) and is_load(before))


def _got_better(text: str, found: re.Match[str]) -> bool:
    """Check whether the clause of some words says of them that they are fewer, or fewest, now."""
    turns = [each.span() for each in _TURN.finditer(text)]
    start = max((end for _, end in turns if end <= found.start()), default=0)
    end = min((at for at, _ in turns if at >= found.end()), default=len(text))
    clause = text[start:end]
    is_record = _BEST.search(clause) or (is_load(clause) and _LOWEST.search(clause))
    return bool(is_record) or compares_well(clause)
