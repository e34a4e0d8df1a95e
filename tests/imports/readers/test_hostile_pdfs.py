"""PDFs of a few kilobytes that would keep a reader busy for ever, or take all memory."""

from collections.abc import Callable
from time import process_time

import pytest

from peeltrack.imports.errors import UnreadablePaperError
from peeltrack.imports.readers.limits import TakesTooLongError, check_time, within
from peeltrack.imports.readers.read_paper import read_blocks

SECONDS = 20
"""A generous bound, of processor time, for what is costly; the most takes a second."""
SHARE = 4
"""What is costly is read whole by `make soak`; else one part of so many, in a part of the time."""
PLAIN_FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
SENTENCE = "The force should look again at how it answers."
BODY = "".join(f"1 0 0 1 72 {780 - 14 * line} Tm ({SENTENCE}) Tj " for line in range(30))
HUGE = "9" * 400
FONT_OF_RANGES = (
    "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font"
    "/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>"
    f"/W[{'0 65535 500 ' * 20_000}]>>]>>"
)


def a_pdf(*contents: str, box: str = "0 0 595 842", font: str = PLAIN_FONT) -> bytes:
    """A PDF with a page for each of some drawing instructions."""
    pages = [4 + 2 * number for number in range(len(contents))]
    kids = " ".join(f"{number} 0 R" for number in pages)
    bodies = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        font,
    ]
    for number, content in zip(pages, contents, strict=True):
        bodies.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents {number + 1} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        bodies.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
    made, places = "%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(made))
        made += f"{number} 0 obj{body}endobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(bodies) + 1
    end = f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(made)}\n%%EOF"
    return f"{made}xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode("latin-1")


def text(instructions: str, size: str = "10") -> str:
    return f"BT /F1 {size} Tf {instructions}ET"


def words_read(data: bytes) -> str:
    return " ".join(block.text for block in read_blocks("a.pdf", data))


def told_of(data: bytes, seconds: float = SECONDS) -> str:
    """What the reader makes of a paper, in good time: its text, or the line that refuses it."""
    started = process_time()
    try:
        told = words_read(data)
    except UnreadablePaperError as error:
        told = f"refused: {error}"
    assert process_time() - started < seconds
    return told


@pytest.mark.parametrize(
    "place",
    [f"1 0 0 1 {x} {y} Tm" for x, y in [
        ("1000000000", "100"), ("-1000000000", "100"), ("100", "99999999999"), ("100", "-20000"),
    ]]
    + [f"{'9' * 30} 0 0 {'9' * 30} 100 100 Tm", f"1 0 0 1 72 100 Tm {'9' * 40} {'9' * 40} Td"],
)  # fmt: skip
def test_what_stands_farther_off_than_any_page_is_left_out_and_the_rest_is_read(place: str) -> None:
    told = told_of(a_pdf(text(f"{BODY}{place} (Far away) Tj ")))
    assert told == " ".join([SENTENCE] * 30)


def test_a_word_at_the_edge_of_the_largest_page_is_read() -> None:
    data = a_pdf(text(f"{BODY}1 0 0 1 14000 100 Tm (Far away) Tj "), box="0 0 14400 14400")
    assert "Far away" in told_of(data)


def test_places_that_no_number_can_tell_any_more_are_left_out() -> None:
    larger = f"{'9' * 40} 0 0 -{'9' * 40} 0 0 cm "
    shapes = "0 0 m 10 10 l S 0 0 5 5 re f 0 0 100 0 re S "
    grown = f"q {larger * 9}{shapes}{text('1 0 0 1 5 5 Tm (Nowhere) Tj ')} Q "
    told = told_of(a_pdf(f"{text(BODY)} {grown}{text('1 0 0 1 72 40 Tm (Last) Tj ')}"))
    assert told.startswith(SENTENCE)
    assert "Nowhere" not in told
    assert told.endswith("Last")


def test_numbers_too_long_to_be_any_are_refused_in_a_line() -> None:
    told = told_of(a_pdf(text(f"{BODY}1 0 0 1 {HUGE} 100 Tm (Far away) Tj ")))
    line = "it is damaged or incomplete; download it again."
    assert told == f"refused: cannot read a.pdf: {line}"


@pytest.mark.parametrize("size", ["99999999999", "-99999999999", "-10", "0", "0.0000001"])
def test_letters_of_any_size_are_read_or_left_out(size: str) -> None:
    data = a_pdf(text(BODY) + text("1 0 0 1 72 100 Tm (Large) Tj ", size))
    assert told_of(data).startswith(SENTENCE)


@pytest.mark.parametrize("box", ["0 0 99999999999 99999999999", "-99999999999 0 0 0", "0 0 0 0"])
def test_the_size_of_the_page_makes_no_difference(box: str) -> None:
    assert told_of(a_pdf(text(BODY), box=box)) == " ".join([SENTENCE] * 30)


def far_words(share: int) -> str:
    words = "".join(
        f"1 0 0 1 {(place * 7919) % 14000} {(place * 104729) % 14000} Tm (Far) Tj "
        for place in range(8_000 // share)
    )
    return text(words)


def one_baseline(share: int) -> str:
    places = range(20_000 // share)
    return text("".join(f"1 0 0 1 {7 * place % 14000} 100 Tm (w) Tj " for place in places))


def small_lines_at_both_ends(share: int) -> str:
    places = range(3_000 // share)
    small = "".join(f"1 0 0 1 72 {5000 - place} Tm (Small) Tj " for place in places)
    return text(small, "4") + text(BODY * 10)


def a_net_of_rules(share: int) -> str:
    places = range(1_900 // share)
    across = "".join(f"0 {7 * place} m 14000 {7 * place} l S " for place in places)
    upright = "".join(f"{7 * place} 0 m {7 * place} 14000 l S " for place in places)
    return across + upright + text(BODY)


def rules_that_never_touch(share: int) -> str:
    rules = "".join(
        f"{20 * (place % 600)} {40 * (place // 600)} m {20 * (place % 600)} "
        f"{40 * (place // 600) + 12} l S "
        for place in range(1_500 // share)
    )
    return rules + text(BODY)


def tables_and_words(share: int) -> str:
    tables = "".join(
        f"{60 * (place % 200)} {60 * (place // 200)} {width} 30 re S "
        for place in range(400 // share)
        for width in (20, 40)
    )
    places = range(6_000 // share)
    words = "".join(f"1 0 0 1 {place % 12000} {place % 110} Tm (w) Tj " for place in places)
    return tables + text(words)


def a_long_line(share: int) -> str:
    return text(f"1 0 0 1 72 700 Tm ({'a-' * (400_000 // share)}) Tj ")


def numbers_in_a_line(share: int) -> str:
    return text(f"1 0 0 1 72 700 Tm ({'1 ' * (2_400 // share)}) Tj {BODY}")


def one_paragraph(share: int) -> str:
    return text("".join(
        f"1 0 0 1 72 {12_000 - 11 * (place % 1000)} Tm (and so on with words) Tj "
        for place in range(1_000 // share)
    ))  # fmt: skip


@pytest.mark.parametrize(
    ("page", "pages"),
    [
        (far_words, 1),
        (one_baseline, 1),
        (small_lines_at_both_ends, 1),
        (a_net_of_rules, 1),
        (rules_that_never_touch, 1),
        (tables_and_words, 1),
        (a_long_line, 1),
        (numbers_in_a_line, 3),
        (one_paragraph, 8),
    ],
    ids=lambda each: getattr(each, "__name__", str(each)),
)
def test_what_is_costly_to_compare_is_read_in_good_time_or_refused(
    page: Callable[[int], str], pages: int, pytestconfig: pytest.Config
) -> None:
    share = 1 if pytestconfig.getoption("--soak") else SHARE
    assert told_of(a_pdf(*[page(share)] * pages), SECONDS / share)


def test_a_font_whose_ranges_overlap_is_read() -> None:
    told_of(a_pdf(text(BODY), font=FONT_OF_RANGES))


def test_time_is_up_only_within_its_bounds() -> None:
    check_time()
    with within(-1), pytest.raises(TakesTooLongError):
        check_time()
    with within(60):
        check_time()
    check_time()
