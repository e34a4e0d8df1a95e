"""Addressees of a finding, and what it asks of the force. Pure.

They are the bodies before the obligation; a force's own name and "the force" are the force
itself, and are not listed, unless several forces or services are named.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from peeltrack.imports.language.bodies import Addressee, bodies_in, is_body
from peeltrack.imports.language.body_forms import Sort
from peeltrack.imports.language.due_phrases import PHRASE
from peeltrack.imports.language.obligations import obligation
from peeltrack.language.sentences import sentences
from peeltrack.model.vocabulary import Relevance
from peeltrack.wording import capitalised, listed

_MANY = 40
_LEADS_ON = " :-\u2013—"
_PRONOUN = re.compile(
    r"(?:this|these|they|it|there|such|that|those|each|all|which)\b", re.IGNORECASE
)
_COMPLIES = re.compile(
    r",? ?(?:should|must) (?:then )?(?:comply|act in accordance|have regard)\b", re.IGNORECASE
)
_DONE = r"(?:should|must) be \w+(?:ed|en|ne|de|pt|lt)\b"
_AGENTS = (
    re.compile(rf"{_DONE}.{{0,300}}? by (?P<who>.{{3,160}}?)(?:,? {PHRASE})?\.?$", re.IGNORECASE),
    re.compile(rf"{_DONE} by (?P<who>.{{3,80}}?) (?:to|for)\b"),
)
"""An action to be done by somebody: "Health care should be commissioned by the Home Office"."""
NOBODY = "the paper does not say who must act"


@dataclass(frozen=True, slots=True)
class Addressed:
    """The bodies that must act, and what the force has to do."""

    to: tuple[str, ...] = ()
    relevance: Relevance = Relevance.ACT
    reason: str | None = None
    doubt: str = ""


def addressed(lead_in: str, text: str, told: str = "") -> Addressed:
    """Return the bodies that a finding's wording addresses, else those in its label or table.

    If it names nobody, the force is to act, in doubt until a person decides.
    """
    whole = f"{lead_in.rstrip(_LEADS_ON)} {text}" if lead_in else text
    found = [*_obliged(whole)]
    if not found:
        found = [(body, False) for body in bodies_in(told)]
    if not found:
        return Addressed(doubt=NOBODY)
    own = {body.name for body, _ in found if _NAMES_SERVICE.search(body.name)}
    is_joint = len(own) > 1
    names = _once(
        body.name for body, _ in found
        if body.sort is not Sort.FORCE or (is_joint and body.name in own)
    )  # fmt: skip
    of_force = [complies for body, complies in found if body.sort is not Sort.OTHER]
    return _judged(tuple(names), acts=not all(of_force), complies=bool(of_force))


_NAMES_SERVICE = re.compile(
    r"[A-Z][\w'\u2019-]+ (?:Police|Constabulary|Fire (?:and|&) Rescue Service)$"
)
"""The name of a force or service; of several, the wording does not say which keeps the register."""


def _once(names: Iterable[str]) -> list[str]:
    """Return each body once; "the College" is the College of Policing if that was named before."""
    kept: list[str] = []
    for name in names:
        words = name.split()
        if any(_holds(each.split(), words) for each in kept):
            continue
        kept = [each for each in kept if not _holds(words, each.split())]
        kept.append(name)
    return kept


def _holds(whole: list[str], part: list[str]) -> bool:
    return whole[: len(part)] == part or whole[-len(part) :] == part


def _judged(to: tuple[str, ...], *, acts: bool, complies: bool) -> Addressed:
    if acts:
        return Addressed(to)
    if complies:
        return Addressed(to, Relevance.COMPLY, "The force is to comply with what others set.")
    are = "are" if len(to) > 1 else "is"
    return Addressed(to, Relevance.MONITOR, f"{capitalised(listed(to))} {are} to act.")


def _obliged(text: str) -> Iterator[tuple[Addressee, bool]]:
    """Return each body that is obliged, and whether it is only to comply."""
    for sentence in sentences(text[:8_000])[:_MANY]:
        found = obligation(sentence)
        if found is None or (_PRONOUN.match(found.subject) and not is_body(found.subject)):
            continue
        complies = bool(_COMPLIES.match(sentence[found.start :]))
        agents = (form.match(sentence[found.start :]) for form in _AGENTS)
        named = next((each["who"] for each in agents if each and is_body(each["who"])), "")
        for body in bodies_in(named or found.subject):
            yield body, complies
        for also in _ALSO_OBLIGED.finditer(sentence, found.start):
            if is_body(also["who"]) and not _WITHIN.search(sentence[found.start : also.start()]):
                yield from ((body, False) for body in bodies_in(also["who"]))


_ALSO_OBLIGED = re.compile(
    r"[,;] and (?:(?:that|separately|in turn),? )?(?P<who>[^,;:.]{3,160}?) (?:should|must)\b"
)
"""Another body that the same sentence obliges: …, and the College of Policing should train them."""
_WITHIN = re.compile(r"\b(?:that|which|who|whom|how|what|whether|where|if|when)\b", re.IGNORECASE)
"""A word that begins a clause of what is to be done, in which nobody else is obliged."""
