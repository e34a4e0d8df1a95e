"""Paragraphs with numbers by which members cite them. Pure.

A number is a part of the text, so that it is the same in every format.
"""

import re
from itertools import count

from markupsafe import Markup, escape

_MARKED = re.compile(r'<p class="para( [^"]*)?"( dir="auto")?>')


def paragraphs(text: object) -> Markup:
    """A text of the register, each of its paragraphs marked as one to be numbered."""
    return Markup(escape(text).replace(Markup("<p dir"), Markup('<p class="para" dir')))  # noqa: S704 (escaped)


def numbered(html: str) -> Markup:
    """The part of a page, its marked paragraphs numbered from 1 on, the marks taken out."""
    numbers = count(1)

    def opened(mark: re.Match[str]) -> str:
        classes = f' class="{mark[1].strip()}"' if mark[1] else ""
        return f"<p{classes}{mark[2] or ''}><b>{next(numbers)}</b>. "

    return Markup(_MARKED.sub(opened, html))  # noqa: S704 (what the template gave)
