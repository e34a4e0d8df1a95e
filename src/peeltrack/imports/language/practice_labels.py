"""Headings of good practice that an inspectorate names. Pure."""

import re

from peeltrack.imports.language.finding_labels import NOTHING
from peeltrack.imports.language.obligations import obligation

_PRACTICE = re.compile(
    r"(?:areas? of |example of |examples of )?(?P<kind>innovative|promising|positive|good|notable)"
    r" practice(?: \d{1,2})?(?:\s?:?$|(?:\s?:| [\u2013—-](?!.*\.$))\s+(?P<what>\S.{2,300})$)",
    re.IGNORECASE,
)


def practice_label(text: str) -> tuple[str, str] | None:
    """Return the kind of practice that a heading announces, innovative or promising, and its name.

    The name is empty if it stands below: Innovative practice.
    """
    found = _PRACTICE.match(text)
    name = (found["what"] or "") if found else ""
    if found is None or NOTHING.fullmatch(name) or obligation(name):
        return None
    return "innovative" if found["kind"].casefold() == "innovative" else "promising", name
