"""One line of Markdown of words that look different. Pure."""

from collections.abc import Callable, Sequence
from itertools import groupby
from string import punctuation
from typing import NamedTuple

from peeltrack.documents.formats.markdown_escaping import escaped, escaped_within

_IN_ADDRESSES = str.maketrans({" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E"})
_SAFE = frozenset(punctuation) | {" ", ""}
"""What may stand beside a mark of emphasis so that every renderer takes it for one."""


class Piece(NamedTuple):
    """Words of one look; their address, where they are a link."""

    text: str
    strong: bool = False
    emphasis: bool = False
    address: str | None = None


def written(pieces: Sequence[Piece]) -> str:
    """The pieces as Markdown that begins a line: links, in them bold, in that italics."""
    known = [
        piece._replace(text=_escaped(piece.text, opens=not number))
        for number, piece in enumerate(pieces)
    ]
    looks = [look for look in _LOOKS if any(map(look.of, known))]
    return _nested(known, looks, "", "")


def _escaped(text: str, *, opens: bool) -> str:
    words = text.strip(" ")
    before, _, after = text.partition(words) if words else (text, "", "")
    return before + (escaped(words) if opens else escaped_within(words)) + after


def _nested(pieces: Sequence[Piece], looks: Sequence["_Emphasis"], before: str, after: str) -> str:
    """The pieces with those of one look together; what stands on either side is known."""
    if not looks:
        return "".join(piece.text for piece in pieces)
    look, *others = looks
    groups = [[*same] for _, same in groupby(pieces, look.of)]
    text = ""
    for number, group in enumerate(groups):
        left = groups[number - 1][-1].text[-1:] if number else before
        right = groups[number + 1][0].text[:1] if number + 1 < len(groups) else after
        inner = _nested(group, others, left, right)
        text += look.put(inner, look.of(group[0]), left, right)
    return text


def _link(inner: str, address: str | None, _left: str, _right: str) -> str:
    return f"[{inner}]({address.translate(_IN_ADDRESSES)})" if address else inner


def _between(mark: str) -> Callable[[str, object, str, str], str]:
    def put(inner: str, is_wanted: object, left: str, right: str) -> str:
        core = inner.strip(" ")
        if not core or not is_wanted:
            return inner
        before, _, after = inner.partition(core)
        stands_free = (before[-1:] or left) in _SAFE and (after[:1] or right) in _SAFE
        return f"{before}{mark}{core}{mark}{after}" if stands_free else inner

    return put


class _Emphasis(NamedTuple):
    of: Callable[[Piece], str | bool | None]
    put: Callable[..., str]


_LOOKS = (
    _Emphasis(lambda piece: piece.address, _link),
    _Emphasis(lambda piece: piece.strong, _between("**")),
    _Emphasis(lambda piece: piece.emphasis, _between("_")),
)
