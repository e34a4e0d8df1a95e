"""The palette: words stand out, marks have an edge, and tones differ for everybody."""

from itertools import combinations
from math import sqrt
from pathlib import Path

import pytest

from peeltrack.documents.charts import palette
from peeltrack.documents.charts.palette import FILLS, MarkTone

ROOT = Path(__file__).parents[3]
DARK_PAPER, DARK_INK = "#12161d", "#e9ecf1"
RAG = (MarkTone.RED, MarkTone.AMBER, MarkTone.YELLOW, MarkTone.GREEN)
# How people without one kind of cone see red, green and blue: Machado, Oliveira and Fernandes
# (2009), severity 1.0; nobody without a deficiency first.
SIGHT = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip


def linear(colour: str) -> list[float]:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def lab(colour: str, sight: str = "all cones") -> tuple[float, float, float]:
    """The colour in CIELAB, as somebody with that sight sees it."""
    given = linear(colour)
    seen = [
        min(1, max(0, sum(m * c for m, c in zip(row, given, strict=True)))) for row in SIGHT[sight]
    ]
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    ratios = [
        sum(m * c for m, c in zip(row, seen, strict=True)) / w
        for row, w in zip(rows, white, strict=True)
    ]
    x, y, z = (r ** (1 / 3) if r > 0.008856 else 7.787 * r + 16 / 116 for r in ratios)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, sight: str) -> float:
    pairs = zip(lab(one, sight), lab(other, sight), strict=True)
    return sqrt(sum((a - b) ** 2 for a, b in pairs))


@pytest.mark.parametrize("tone", MarkTone)
def test_words_on_a_mark_stand_out(tone: MarkTone) -> None:
    assert contrast(*FILLS[tone]) >= 4.5


@pytest.mark.parametrize("tone", MarkTone)
def test_every_mark_has_an_edge_that_stands_out_on_light_and_dark_paper(tone: MarkTone) -> None:
    assert contrast(palette.INK, palette.PAPER) >= 3
    assert contrast(DARK_INK, DARK_PAPER) >= 3
    edges = {palette.INK, palette.PAPER, DARK_INK}
    assert max(contrast(FILLS[tone][0], each) for each in edges) >= 3


@pytest.mark.parametrize("name", ["INK", "SOFT", "DEEP", "ALERT", "GOOD"])
def test_words_and_lines_stand_out_on_paper(name: str) -> None:
    assert contrast(getattr(palette, name), palette.PAPER) >= 4.5
    if name != "INK":
        assert contrast(getattr(palette, name), palette.WASH) >= 4.5


@pytest.mark.parametrize("sight", SIGHT)
def test_ratings_differ_whatever_colours_somebody_sees(sight: str) -> None:
    for one, other in combinations((*RAG, MarkTone.UNRATED), 2):
        assert distance(FILLS[one][0], FILLS[other][0], sight) >= 8, (one, other)


def test_ratings_without_a_second_sign_differ_in_grey_print() -> None:
    for one, other in combinations((MarkTone.AMBER, MarkTone.YELLOW, MarkTone.GREEN), 2):
        assert abs(lab(FILLS[one][0])[0] - lab(FILLS[other][0])[0]) >= 10, (one, other)


def test_the_page_and_the_pdf_have_the_colours_of_the_palette() -> None:
    css = (ROOT / "templates/page.css").read_text("utf-8").replace("#ff9;", "#ffff99;")
    typ = (ROOT / "src/peeltrack/documents/formats/document.typ").read_text("utf-8")
    for tone in RAG:
        assert f".{tone} {{ background: {FILLS[tone][0]};" in css
        assert f'{tone}: (rgb("{FILLS[tone][0]}")' in typ
    for name in ("ink", "soft", "line", "deep", "alert", "good", "wash"):
        assert f"--{name}: {getattr(palette, name.upper())};" in css
    for name in ("ink", "soft", "deep", "alert", "good", "wash"):
        assert f'#let {name} = rgb("{getattr(palette, name.upper())}")' in typ


def test_workbooks_have_the_ratings_in_the_same_colours() -> None:
    style = (ROOT / "src/peeltrack/returns/style.py").read_text("utf-8").lower()
    for tone in RAG:
        assert f'rag.{tone}: ("{FILLS[tone][0]}"' in style


def test_every_colour_of_a_picture_has_its_dark_twin_in_the_page() -> None:
    css = (ROOT / "templates/page.css").read_text("utf-8")
    for name in ("ink", "soft", "paper", "wash", "deep", "alert", "good"):
        assert f".fill-{name} {{ fill: var(--{name}); }}" in css
    for name in ("ink", "soft", "line", "paper", "deep", "alert", "good"):
        assert f".stroke-{name} {{ stroke: var(--{name}); }}" in css
    assert f"--ink: {DARK_INK};" in css
    assert f"--paper: {DARK_PAPER};" in css
