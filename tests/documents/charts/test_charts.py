"""Pictures: what they say, that nothing runs over, and that every format has them."""

import io
import re
import zipfile
from datetime import date
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peeltrack.documents.board import forum_brief
from peeltrack.documents.charts.areas import AreaRow, DrawnFinding, areas
from peeltrack.documents.charts.by_report import by_report
from peeltrack.documents.charts.chart import MOST_ALT, Chart
from peeltrack.documents.charts.drawing import width_of, wrapped
from peeltrack.documents.charts.palette import MarkTone
from peeltrack.documents.formats.html_reader import document
from peeltrack.documents.formats.markdown import markdown
from peeltrack.documents.formats.pdf import pdf
from peeltrack.documents.formats.tree import PictureBlock, plain
from peeltrack.documents.formats.word.writer import word
from peeltrack.errors import TemplateFailedError
from peeltrack.model.register import Register
from peeltrack.queries.as_at import as_at
from tests.documents.builders import rendered
from tests.documents.charts.drawn import assert_is_readable, words_of

ROOT = Path(__file__).parents[3]
ON = date(2022, 5, 23)
RATINGS = [("Red", MarkTone.RED), ("Amber", MarkTone.AMBER), ("Not rated", MarkTone.UNRATED)]


def findings(*labels: str, late: str = "") -> tuple[DrawnFinding, ...]:
    return tuple(DrawnFinding(f"AFI {each}", each, each == late) for each in labels)


def two_areas(*, are_named: bool = True) -> Chart:
    rows = [
        AreaRow("Responding", ((), findings("3", "4", late="3"), ())),
        AreaRow("Crime <&>", (findings("7"), (), findings("C"))),
    ]
    drawn = areas(RATINGS, rows, are_named=are_named)
    assert drawn
    return drawn


def test_findings_stand_by_area_and_rating_in_picture_words_and_table() -> None:
    drawn = two_areas()
    assert drawn.title == "Two of 4 findings are amber, one red"
    assert drawn.subtitle == "Numbered findings by area and rating"
    assert drawn.key == "heavy border: something overdue"
    assert drawn.alt_text == (
        "Responding: amber AFI 3 (overdue), AFI 4. Crime <&>: red AFI 7; not rated AFI C."
    )
    assert drawn.columns == ("Area", "Red", "Amber", "Not rated")
    assert drawn.rows == (
        ("Responding", "", "AFI 3 (overdue); AFI 4", ""),
        ("Crime <&>", "AFI 7", "", "AFI C"),
    )
    heads = ["Red", "Amber", "Not rated"]
    assert words_of(drawn.wide) == [*heads, "Responding", "3", "4", "Crime <&>", "7", "C"]


def test_where_there_is_no_room_for_names_a_mark_has_the_number() -> None:
    counted = two_areas(are_named=False)
    assert counted.subtitle == "Findings by area and rating; 1 finding with something overdue"
    assert words_of(counted.narrow) == [
        *("Responding", "Amber", "2"),
        *("Crime <&>", "Red", "1", "Not rated", "1"),
    ]


def test_a_border_is_heavy_only_where_the_picture_says_what_that_means() -> None:
    late = AreaRow("All", ((DrawnFinding("AFI 3", "3", is_overdue=True),), (), ()))
    for are_named, heavy in ((True, 1), (False, 0)):
        drawn = areas(RATINGS, [late], are_named=are_named)
        assert drawn
        assert drawn.wide.marks.count('stroke-width="3"') == heavy
        assert drawn.caption.endswith(
            "heavy border: something overdue" if are_named else "1 finding with something overdue"
        )


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((0, 1, 0), "The only finding is amber"),
        ((0, 3, 0), "All 3 findings are amber"),
        ((2, 1, 0), "Two of 3 findings are red"),
        ((1, 2, 2), "Two of 5 findings are amber, one red"),
    ],
)
def test_a_headline_is_a_sentence(numbers: tuple[int, ...], said: str) -> None:
    cells = tuple(findings(*map(str, range(n))) for n in numbers)
    drawn = areas(RATINGS, [AreaRow("All", cells)], are_named=True)
    assert drawn
    assert drawn.title == said


def test_an_empty_picture_is_never_made() -> None:
    assert areas(RATINGS, [AreaRow("All", ((), (), ()))], are_named=True) is None
    assert areas([], [], are_named=True) is None
    assert by_report(["Closed"], [("One", [3])], "All closed", "today") is None


def test_reports_have_a_bar_for_each_number_and_a_total_in_the_table() -> None:
    drawn = by_report(
        ["In progress", "Closed"], [("Stalking", [4, 0]), ("Custody", [1, 2])], "Seven", "1 May"
    )
    assert drawn
    assert drawn.rows == (
        ("Stalking", "4", "", "4"),
        ("Custody", "1", "2", "3"),
        ("Total", "5", "2", "7"),
    )
    assert drawn.alt_text == "Stalking: 4 in progress. Custody: 1 in progress, 2 closed."
    bars = re.findall(r'<rect [^>]*? width="([\d.]+)"', drawn.wide.marks)
    assert float(bars[0]) > 3.5 * float(bars[1])


names = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=90)
labels = st.lists(st.text("RC0123456789IVX", min_size=1, max_size=6), max_size=60)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(names, st.tuples(labels, labels, labels)), min_size=1, max_size=6))
def test_no_text_runs_over_the_edge_and_no_alternative_text_is_endless(
    drawn_rows: list[tuple[str, tuple[list[str], ...]]],
) -> None:
    rows = [AreaRow(name, tuple(findings(*each) for each in cells)) for name, cells in drawn_rows]
    drawn = areas(RATINGS, rows, are_named=True)
    for drawing in (drawn.wide, drawn.narrow) if drawn else ():
        assert_is_readable(drawing)
    if drawn:
        assert len(drawn.alt_text) <= MOST_ALT + 40


def test_words_that_are_too_long_end_in_an_ellipsis() -> None:
    assert wrapped("Responding to the public", 90) == ("Responding to", "the public")
    assert wrapped("one two three four five six", 50) == ("one two", "three…")
    assert wrapped("Engaging with and treating the public", 170, most=1) == (
        "Engaging with and treating…",
    )
    assert all(width_of(line) <= 60 for line in wrapped("W" * 90, 60))


@pytest.fixture(scope="module")
def html(west_mercia: Register) -> str:
    return rendered(forum_brief(as_at(west_mercia, ON), "hta", ON), template="hta")


def test_every_format_has_the_picture_or_its_table(html: str, west_mercia: Register) -> None:
    brief = forum_brief(as_at(west_mercia, ON), "hta", ON)
    drawn = brief.pictures
    pictures = [brief.first_page.ratings.picture, drawn.steps, drawn.ages]
    pictures += [item.steps_picture for item in brief.items]
    read = document(html, "hta")
    blocks = [each for each in read.blocks if isinstance(each, PictureBlock)]
    alts = [each.alt_text for each in blocks]
    assert alts == [each.alt_text for each in pictures if each]
    assert len(alts) > 2
    assert not any('class="' in each.picture for each in blocks)
    captions = [plain(each.caption) for each in blocks]
    assert captions == [each.caption for each in pictures if each]
    written = markdown(read)
    for picture in (each for each in pictures if each):
        head = f"| {' | '.join(picture.columns)} |"
        assert f"**{picture.title}**\n\n_{picture.subtitle}_\n\n{head}" in written
    assert "<svg" not in written
    first, again = word(read, brief.page), word(document(html, "hta"), brief.page)
    assert first == again
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        media = [name for name in parts.namelist() if name.startswith("word/media/")]
        assert [parts.read(name)[:4] for name in media] == [b"\x89PNG"] * len(alts)
        body = parts.read("word/document.xml").decode()
    assert [alt for alt in alts if f"descr={quoteattr(alt)}" not in body] == []
    with pikepdf.open(io.BytesIO(pdf(read, brief.page).data)) as opened:
        tagged = {str(each.Alt) for each in opened.objects if "/Alt" in dir_of(each)}
    assert set(alts) <= tagged


def dir_of(each: pikepdf.Object) -> list[str]:
    return [*each.keys()] if isinstance(each, pikepdf.Dictionary) else []


FIGURE = (
    '<h1>T</h1>\n<figure class="chart"><figcaption>Two</figcaption>{}<table><caption>C</caption>'
    "<thead><tr><th>A</th></tr></thead><tbody><tr><th>1</th></tr></tbody></table></figure>"
)


@pytest.mark.parametrize(
    ("svg", "why"),
    [
        ("", "holds no <svg>"),
        ("<svg></svg>", "an <svg> has no viewBox"),
        ('<svg viewBox="0 0 9 9"><img src="a.png"></svg>', "a picture is not made of <img>"),
        ('<svg viewBox="0 0 9 9"><image href="/a.png"/></svg>', "not made of <image>"),
    ],
)
def test_a_picture_that_some_renderer_would_not_draw_is_refused(svg: str, why: str) -> None:
    with pytest.raises(TemplateFailedError, match=why):
        document(FIGURE.format(svg), "own")


def test_a_figure_of_a_forces_own_is_for_html_alone() -> None:
    page = FIGURE.replace(' class="chart"', "").format('<svg><polygon points="0 0"/></svg>')
    assert len(document(page, "own").body) == 1


def test_a_machine_without_fonts_gets_the_table(
    html: str, west_mercia: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("peeltrack.documents.formats.word.picture._has_font", lambda: False)
    page = forum_brief(as_at(west_mercia, ON), "hta", ON).page
    with zipfile.ZipFile(io.BytesIO(word(document(html, "hta"), page))) as parts:
        text = parts.read("word/document.xml").decode()
        assert not any("media" in name for name in parts.namelist())
    assert "AFI 3 (overdue)" in text


def test_very_many_findings_are_one_mark_and_one_entry() -> None:
    many = findings(*map(str, range(1, 42)), late="7")
    drawn = areas(RATINGS, [AreaRow("All", (many, (), ()))], are_named=True)
    assert drawn
    assert drawn.rows == (("All", "41 findings (1 overdue)", "", ""),)
    assert words_of(drawn.wide)[-1] == "41"
