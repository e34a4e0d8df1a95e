"""The filters that a template may use besides jinja's own. Pure."""

import re
from collections.abc import Callable
from itertools import count

from markupsafe import Markup, escape

from peeltrack import wording

_MARKED = re.compile(r'<p class="para( [^"]*)?"( dir="auto")?>')


def paragraphs(text: object) -> Markup:
    """Mark each paragraph of a register text as one to be numbered."""
    return Markup(escape(text).replace(Markup("<p dir"), Markup('<p class="para" dir')))  # noqa: S704 (escaped)


def as_sentence(text: str) -> str:
    """Return a text with a full stop, if nothing ends it."""
    return text if text.endswith((".", "?", "!", ":")) else f"{text}."


def numbered(html: str) -> Markup:
    """Number the marked paragraphs of part of a page from 1, and remove the marks.

    The numbers, by which members cite, are part of the text and so the same in every format.
    """
    numbers = count(1)

    def opened(mark: re.Match[str]) -> str:
        classes = f' class="{mark[1].strip()}"' if mark[1] else ""
        return f"<p{classes}{mark[2] or ''}><b>{next(numbers)}</b>. "

    return Markup(_MARKED.sub(opened, html))  # noqa: S704 (what the template gave)


FILTERS: dict[str, Callable[..., str]] = {
    "long_date": wording.long_date,
    "near_date": wording.near_date,
    "short_date": wording.short_date,
    "days": wording.days,
    "counted": wording.counted,
    "times": wording.times,
    "in_words": wording.in_words,
    "listed": wording.listed,
    "as_sentence": as_sentence,
    "capitalised": wording.capitalised,
    "uncapitalised": wording.uncapitalised,
    "paragraphs": paragraphs,
    "numbered": numbered,
}
"""Each by its name in a template."""
