"""Grades as papers print them: beside a name, alone on a line, in a sentence. Pure."""

import re

from peeltrack.model.vocabulary import Grade

_GRADES = "outstanding|good|adequate|requires improvement|inadequate|ungraded"
_JUDGMENT = r"(?:(?:our|overall|HMICFRS) )?(?:graded )?(?:grade|grading|judge?ment)"
_BESIDE = re.compile(
    rf"(?P<name>.{{4,200}}?)\s*[\(\[\u2013—:-]\s*(?P<grade>{_GRADES})\s*[\)\]]?", re.IGNORECASE
)
_ALONE = re.compile(
    rf"(?:{_JUDGMENT}\s?[:\u2013—-]?\s?)?\(?(?P<grade>{_GRADES})\)?\.?", re.IGNORECASE
)
_LABEL = re.compile(rf"{_JUDGMENT}:?", re.IGNORECASE)
_FORCE = (
    r"(?:(?:The|This) (?:force|constabulary|service)"
    r"|(?=[^.]{0,90}\b(?:Police|Constabulary|Service)\b)"
    r"[A-Z][A-Za-z'\u2019&-]+(?: (?:of|and|&|the|[A-Z][A-Za-z'\u2019-]+)){0,6})"
)
_SENTENCE = re.compile(
    rf"{_FORCE} (?:is (?P<is>outstanding|good|adequate|inadequate)"
    r"|(?P<needs>requires improvement)) (?:at|in) (?P<what>[^.:;]{3,160})\.?"
)
_LONGEST = 240


def grade_named(word: str) -> Grade | None:
    """Return the grade that a word names."""
    key = "_".join(word.casefold().split())
    return Grade(key) if key in set(Grade) else None


def with_grade(text: str) -> tuple[str, Grade | None]:
    """Return a heading's name and the grade beside it: Investigating crime (good)."""
    found = _BESIDE.fullmatch(text) if len(text) <= _LONGEST else None
    return (found["name"], grade_named(found["grade"])) if found else (text, None)


def grade_alone(text: str) -> Grade | None:
    """Return the grade if a line says nothing else: Good; Overall judgment: good."""
    found = _ALONE.fullmatch(text) if len(text) <= _LONGEST else None
    return grade_named(found["grade"]) if found else None


def is_grade_label(text: str) -> bool:
    """Check whether a line says only that the next one is the grade: Overall judgment."""
    return len(text) <= _LONGEST and bool(_LABEL.fullmatch(text))


def graded_in_sentence(text: str) -> tuple[str, Grade] | None:
    """Return what a paragraph's first sentence says the force is good at, and the grade."""
    found = _SENTENCE.fullmatch(text[:_LONGEST].partition(". ")[0])
    grade = grade_named(found["is"] or found["needs"]) if found else None
    return (found["what"], grade) if found and grade else None
