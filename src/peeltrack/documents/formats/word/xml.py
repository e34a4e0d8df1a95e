"""The pieces of WordprocessingML that a document is made of, as text. Pure.

The order of the properties is that of the schema (ECMA-376 part 1, 17.3): Word refuses another.
"""

import re
from xml.sax.saxutils import escape, quoteattr

from peeltrack.documents.charts import palette
from peeltrack.documents.charts.palette import MarkTone
from peeltrack.documents.formats.tree import Break, Chip, TextRun, Tone

_FROM_THE_RIGHT = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+"
_DIRECTIONS = re.compile(rf"({_FROM_THE_RIGHT}(?:[\s]+{_FROM_THE_RIGHT})*)")

_NAME = re.compile(r"<w:(\w+)")
_ORDER = (
    "pStyle", "keepNext", "pageBreakBefore", "numPr", "tabs", "bidi", "spacing", "ind", "jc",
    "sectPr",
)  # fmt: skip
"""The paragraph properties used here, in the schema's order."""


def _in_word(*colours: str) -> tuple[str, ...]:
    """Return colours as Word writes them: #d4351c as D4351C."""
    return tuple(each.removeprefix("#").upper() for each in colours)


INK, SOFT, ALERT, GOOD, WHITE = _in_word(
    palette.INK, palette.SOFT, palette.ALERT, palette.GOOD, palette.PAPER
)
FILLS = {
    **{
        tone: _in_word(*palette.FILLS[MarkTone(tone)])
        for tone in (Tone.RED, Tone.AMBER, Tone.YELLOW, Tone.GREEN)
    },
    Tone.GOOD: (WHITE, GOOD),
    Tone.ALERT: (WHITE, ALERT),
    Tone.PLAIN: (WHITE, INK),
}
"""The fill of a chip and the colour of its word: at least 4.5 to 1 (WCAG 1.4.3)."""


def element(name: str, /, *content: str, **attributes: str | int) -> str:
    """Return an element in Word's own namespace."""
    attribute_text = "".join(
        f" w:{key}={quoteattr(str(value))}" for key, value in attributes.items()
    )
    inner = "".join(content)
    return (
        f"<w:{name}{attribute_text}>{inner}</w:{name}>" if inner else f"<w:{name}{attribute_text}/>"
    )


def paragraph(style: str, words: str, *properties: str, is_rtl: bool = False) -> str:
    """Return a paragraph in a style, with its properties in the order of the schema."""
    all_properties = [element("pStyle", val=style), *properties, *["<w:bidi/>"] * is_rtl]
    return element("p", element("pPr", *sorted(all_properties, key=_place)), words)


def _place(of_paragraph: str) -> int:
    name = _NAME.match(of_paragraph)
    return _ORDER.index(name[1] if name else "")


def piece_of(piece: TextRun | Chip | Break, style: str = "") -> str:
    """Return a piece of a line, a run in a style of its own if one is given."""
    match piece:
        case TextRun():
            return _words(piece, style)
        case Chip():
            return _chip(piece)
        case Break():
            return "<w:r><w:br/></w:r>"


def _words(piece: TextRun, style: str) -> str:
    """Return words of one look, with right-to-left words marked."""
    look = (
        (element("rStyle", val=style) if style else "")
        + ("<w:b/><w:bCs/>" if piece.strong or piece.alert else "")
        + ("<w:i/><w:iCs/>" if piece.emphasis else "")
        + (element("color", val=ALERT) if piece.alert else "")
    )
    parts = enumerate(_DIRECTIONS.split(piece.text))
    return "".join(_run(look + "<w:rtl/>" * (number % 2), part) for number, part in parts if part)


def _chip(piece: Chip) -> str:
    """Return a word in a coloured box."""
    fill, ink = FILLS[piece.tone]
    border = {Tone.PLAIN: SOFT, Tone.GOOD: GOOD, Tone.ALERT: ALERT}.get(piece.tone, INK)
    look = (
        "<w:b/><w:bCs/>",
        element("color", val=ink),
        element("bdr", val="single", sz=4, space=0, color=border),
        element("shd", val="clear", color="auto", fill=fill),
    )
    return _run("".join(look), f"\u00a0{piece.text}\u00a0")


def plain_run(text: str, *look: str) -> str:
    """Return words with the look given."""
    return _run("".join(look), text)


def field(instruction: str) -> str:
    """Return a field that Word computes: PAGE, NUMPAGES."""
    return element("fldSimple", "<w:r><w:t>1</w:t></w:r>", instr=instruction)


def _run(look: str, text: str) -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
