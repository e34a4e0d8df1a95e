"""Scope: what an update says is still to be covered, where the finding asks for all of it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from peeltrack.model.items import Item
from peeltrack.model.vocabulary import SignOffStage
from peeltrack.queries.challenge.accounts import public_accounts
from peeltrack.queries.challenge.ask_about import ask_about
from peeltrack.queries.challenge.figures.standards import ALL
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.word_overlap import content_words, shared

_TO_FOLLOW = re.compile(
    r"\b(?:will|to|shall|would) (?:then |also |all )?(?:be (?:added|included|covered|connected"
    r"|fitted|brought (?:in|into)|moved|migrated|extended|enrolled|equipped)|follow|join"
    r"|come later|come on board|be rolled out|go live)\b"
    r"[^.;]{0,25}\b(?:once|when|after|as soon as|later|in due course|in|during|from|by|next)\b"
    r"|\b(?:is|are) (?:not yet|still to be|yet to be) (?:added|included|covered|connected|fitted"
    r"|in scope|equipped|monitored)\b|\boutside (?:the )?scope\b",
    re.IGNORECASE,
)
"""How an update says that something is not covered yet: telephones will be added once …"""
_NO_PART = re.compile(
    r"^(?:we|I|it|this|a|an|there|new|more|another|further|reports?|figures?|results?)\b",
    re.IGNORECASE,
)
"""How a sentence begins that is of a report or a new thing, and of no part that is left out."""


def not_all_covered(meeting: Preparation) -> Iterator[RuleResult]:
    """A complete item whose wording or measure asks for all leaves nothing to be covered later.

    One of its last two updates says that something will be added, included or the like, or will
    follow. There, or in the sentence before, stands a word of the wording, of a measure or of the
    title.
    """
    for item in meeting.rated_done:
        texts = [item.wording, *(each.text for each in item.measures)]
        wanted = [text for text in texts if ALL.search(text)]
        words = content_words(" ".join([*wanted, item.title or ""]))
        for told in reversed(public_accounts(item)[-2:] if wanted else ()):
            pairs = pairwise(("", *told.statements))
            later = next((e for before, e in pairs if _is_for_later(before, e, words)), None)
            if later:
                asks = f"how is it {item.rag or 'complete'} before that{_and_told(item)}"
                yield ask_about(meeting, item, told, later, asks)
                break


def _is_for_later(before: str, statement: str, words: Sequence[str]) -> bool:
    """Check whether a statement says of a part of what is wanted that it is still to be covered."""
    is_later = _TO_FOLLOW.search(statement) and not _NO_PART.search(statement)
    return bool(is_later and shared(content_words(f"{before} {statement}"), words))


def _and_told(item: Item) -> str:
    """Ask of an item that is with HMICFRS whether HMICFRS knows."""
    sent = item.sign_offs and item.sign_offs[-1].stage == SignOffStage.SUBMITTED
    return ", and was HMICFRS told so" if sent else ""
