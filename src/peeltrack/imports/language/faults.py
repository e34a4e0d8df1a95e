"""Words with which an inspectorate says what is wrong, besides those with which a force does. Pure.

They title an area for improvement that asks for nothing: The force misses chances to help.
"""

import re

from peeltrack.language.admissions import admits

_FAULT = re.compile(
    r"\b(?:miss(?:es|ing)|lack(?:s|ing)?|(?:is|are) failing|could (?:do more|be better|be more)"
    r"|not (?:all|every|enough)\b|too (?:few|little|many|often|slow(?:ly)?|late)|out of date"
    r"|outdated|ineffective|inadequate(?:ly)?|unaware|rarely|seldom|without (?:enough|proper)"
    r"|(?:not|n['\u2019]t) (?:always|consistently|routinely|regularly|fully|properly|adequately"
    r"|sufficiently|effectively|reliably|well))\b"
    r"|^(?:the|your) (?:force|constabulary|service) (?:(?:does|is|can)n['\u2019]t|(?:does|is) not"
    r"|cannot)\b(?! (?:tolerate|alone|only|just)\b)",
    re.IGNORECASE,
)
EXAMPLE, NOT_THIS = (
    "The force misses opportunities to protect victims.",
    "The force takes its opportunities to protect victims.",
)


def states_fault(text: str) -> bool:
    """Check whether a sentence says what is wrong."""
    return admits(text) or bool(_FAULT.search(text[:400]))
