"""Escaping for Markdown, so that register text stays text and reads as text. Pure.

Numeric character references are used, not backslashes, because a backslash does not survive beside
the bar of a table's cell. Only characters that could become markup are replaced, so that the
Markdown itself stays readable.
"""

import re

_MARKUP = re.compile(
    r"""
      [\\`*_\[\]<>|~#${^@]                # emphasis, links, HTML, cells, code
    | [^\S ]                             # blanks that are not just blanks, and breaks
    | &(?=\#|[A-Za-z][A-Za-z0-9]*;|\Z)    # what would be read as a reference
    | :(?=//|[\w+-]+:)                    # addresses, and :emoji:
    | (?<=[Ww]{3})\.                      # addresses without a scheme
    """,
    re.VERBOSE,
)
_OPENING = re.compile(
    r"""
      \A[-+=:]                            # lists, rules and underlined headings
    | \A\d(?=\d*[.)](?:\s|\Z))            # numbered lists
    """,
    re.VERBOSE,
)
_NOT_IN_ANCHORS = re.compile(r"[^\w\- ]")


def escaped(text: str) -> str:
    """Return a text as one line of Markdown that renders to exactly that text.

    It may stand in a paragraph, a heading, an item of a list or a cell of a table, at the
    beginning of a line or within it.
    """
    words = text.strip(" ")
    before, _, after = text.partition(words) if words else (text, "", "")
    first = _OPENING.match(words)
    opening = first[0] if first else ""
    rest = escaped_within(words.removeprefix(opening))
    return _references(before) + _references(opening) + rest + _references(after)


def escaped_within(text: str) -> str:
    """Escape a text that stands within a line, where nothing can begin a block."""
    return _MARKUP.sub(_as_reference, text)


def escaped_cell(text: str) -> str:
    """Return a text as a table cell: escaped, on one line, with single spaces."""
    return escaped(" ".join(text.split()))


def heading_anchor(heading: str) -> str:
    """Return the fragment by which GitHub, GitLab and editors link to a heading."""
    return _NOT_IN_ANCHORS.sub("", heading.strip().lower()).replace(" ", "-")


def _as_reference(match: re.Match[str]) -> str:
    return _references(match[0])


def _references(characters: str) -> str:
    return "".join(f"&#{ord(character)};" for character in characters)
