"""What the chair may ask, as a document and as an annex that only internal papers hold."""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from peeltrack.cli import app
from peeltrack.documents.challenge import challenge_paper
from peeltrack.documents.formats.templates import SHIPPED, render
from peeltrack.documents.papers import forum_paper
from peeltrack.model.register import Register
from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.choose_points import likely_points
from tests.documents.builders import ON, a_register, an_item, an_organisation, in_form
from tests.documents.hostile_register import HOSTILE, hostile_register
from tests.documents.read_documents import read_html
from tests.queries.test_challenge_mended import MENDED
from tests.registers import register_from

ROOT = Path(__file__).parents[2]


def test_every_point_is_told_once_the_meetings_own_before_the_items_in_the_briefs_order(
    west_mercia: Register,
) -> None:
    register = as_at(west_mercia, ON)
    told, raised = likely_points(register, "hta", ON)
    view = challenge_paper(register, "hta", ON)
    subjects = [each.link and each.link.reference for each in view.subjects]
    strongest = [q.rank for each in view.strongest for q in each.questions]
    everything = (*view.strongest, *view.subjects)
    shown = sorted(
        (q.rank, q.rule, (q.question, *q.supplementary)) for s in everything for q in s.questions
    )
    assert shown == sorted((point.rank, point.rule, point.questions) for point in told)
    assert (view.count, view.left_out) == (len(told), len(raised) - len(told))
    assert strongest == [point.rank for point in told][:10]
    assert subjects[:8] == [
        None, "AFI 1", "AFI 2", "AFI 3", "AFI 4", "AFI 5", "AFI 6", "Recommendation 1",
    ]  # fmt: skip


def test_everything_leaves_nothing_out(west_mercia: Register) -> None:
    register = as_at(west_mercia, ON)
    view = challenge_paper(register, "hta", ON, everything=True)
    assert (view.count, view.left_out) == (len(likely_points(register, "hta", ON).raised), 0)


def test_it_is_marked_whoever_the_forums_audience_is() -> None:
    public = a_register(an_item(), organisation=an_organisation({"audience": "public"}))
    assert challenge_paper(public, "hta", ON).page.marking == "OFFICIAL"


LEFT = """
afi-01:
  progress:
    - {date: 2022-05-01, text: The hall is full., reviewed: {date: 2022-05-01, by: flo}}
    - {date: 2022-05-02, text: A porter has left the county without notice., restricted: true}
"""
LISTED = """
afi-01:
  progress:
    - {date: 2022-05-01, text: The porter greets whoever comes.}
    - date: 2022-05-02
      restricted: true
      text: |
        - Three porters are under investigation for theft
        - Two of them have been suspended since April
"""
SAID = "The porter greets whoever comes but has no key."
PUBLIC = f"""
forums: {{pcp: {{name: Police and Crime Panel, audience: public}}}}
afi-01:
  progress:
    - {{date: 2022-05-01, text: {SAID}, restricted: true}}
    - {{date: 2022-05-02, text: {SAID}, reviewed: {{date: 2022-05-02, by: flo}}}}
"""
DUE = MENDED["milestone-passed"][0]


@pytest.mark.parametrize(
    ("text", "is_sensitive", "brief_is"),
    [
        (LEFT, True, True),
        (LEFT.replace("restricted: true", "restricted: false"), False, False),
        # No question quotes a restricted update of a year ago; the brief prints it.
        (LEFT.replace("2022-05-0", "2021-05-0"), False, True),
        (LISTED, True, True),  # what it quotes was a list
        (DUE, False, False),
        (DUE.replace("due:", "restricted: true, due:"), True, True),
    ],
)
def test_what_quotes_restricted_text_is_marked_sensitive_and_so_is_a_brief_with_it(
    text: str, *, is_sensitive: bool, brief_is: bool
) -> None:
    register = as_at(register_from(text), ON)
    marked = {False: "OFFICIAL", True: "OFFICIAL-SENSITIVE"}
    assert challenge_paper(register, "hta", ON).page.marking == marked[is_sensitive]
    brief = forum_paper(register, "hta", ON, with_challenge=True)
    assert brief.page.marking == marked[brief_is]


def test_a_public_forum_is_asked_about_no_restricted_update_though_one_says_the_same() -> None:
    register = as_at(register_from(PUBLIC), ON)
    view = challenge_paper(register, "pcp", ON)
    asked = [asked.fact for subject in view.strongest for asked in subject.questions]
    assert any(SAID.removesuffix(".") in fact for fact in asked)
    assert view.page.marking == "OFFICIAL"


def test_a_list_is_quoted_as_sentences() -> None:
    register = as_at(register_from(LISTED), ON)
    view = challenge_paper(register, "hta", ON)
    told = " ".join(asked.fact for subject in view.strongest for asked in subject.questions)
    assert "“Three porters are under investigation for theft. Two of them have been " in told


def test_a_hint_says_that_it_is_one_and_each_says_where_to_mend() -> None:
    view = challenge_paper(a_register(an_item(tactical_lead=None)), "hta", ON)
    (expected,) = (q for s in view.strongest for q in s.questions if q.rule == "no-lead")
    assert (expected.is_hint, expected.place) == (False, "the tactical lead of AFI 1")


def test_what_is_to_mend_is_said_in_words(register: Register) -> None:
    """
    programmes: {reset: {name: Op Reset}}
    afi-01: {programmes: [reset], depends_on: [{who: The ICB, what: x}]}
    afi-02: {programmes: [reset], target: 2022-05-01}
    afi-03: {programmes: [reset], due: 2022-05-01}
    afi-04:
      programmes: [reset]
      steps_to_green: [{id: a, text: A, due: 2022-05-01}]
    meetings:
      2022-04-25-hta:
        actions: [{id: a, item: peel/afi-01, text: Send it.}]
        commitments: [{text: We shall.}]
    """
    view = challenge_paper(register, "hta", ON, everything=True)
    places = {
        (subject.link and subject.link.reference, asked.rule): asked.place
        for subject in (*view.strongest, *view.subjects)
        for asked in subject.questions
    }
    assert {key: places[key] for key in _PLACES} == _PLACES


_PLACES = {
    (None, "promise-not-kept"): "the commitments of the meeting of 25 April 2022",
    (None, "programme-load"): "the programme Op Reset",
    (None, "no-update"): "the updates, item by item",
    ("AFI 1", "action-unanswered"): "the actions of the meeting of 25 April 2022",
    ("AFI 1", "dependency-without-date"): "the dependencies of AFI 1",
    ("AFI 1", "no-measure"): "the measures of AFI 1",
    ("AFI 2", "milestone-passed"): "the target of AFI 2",
    ("AFI 3", "milestone-passed"): "HMICFRS's due date of AFI 3",
    ("AFI 4", "milestone-passed"): "the steps to green of AFI 4",
}


def test_every_key_that_a_rule_leads_to_has_a_name(west_mercia: Register) -> None:
    for forum in west_mercia.organisation.forums:
        view = challenge_paper(as_at(west_mercia, ON), forum, ON, everything=True)
        assert all(q.place for subject in view.subjects for q in subject.questions)


@pytest.mark.parametrize("rule", MENDED)
def test_a_question_of_each_rule_says_in_words_where_to_correct_it(rule: str) -> None:
    raised = as_at(register_from(MENDED[rule][0]), ON)
    view = challenge_paper(raised, "hta", ON, everything=True)
    asked = [q for subject in (*view.strongest, *view.subjects) for q in subject.questions]
    assert [each.place for each in asked if each.rule == rule and each.place] != []


@pytest.mark.parametrize("form", ["html", "md"])
def test_what_it_quotes_is_text(form: str) -> None:
    view = challenge_paper(hostile_register(), "hta", ON, everything=True)
    document = render("challenge.html.j2", view.page, {"challenge": view}, SHIPPED)
    assert HOSTILE[:20] not in document
    assert "<script" not in in_form(document, form)
    assert {"script", "img"} & set(read_html(document).tags) == set()


def ran(*arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "-R", str(ROOT / "register")])


def test_the_annex_ends_the_brief_only_when_it_is_asked_for() -> None:
    asked = ("brief", "--meeting", "hta", "--on", "2022-05-23", "--format", "html")
    plain, annexed = ran(*asked), ran(*asked, "--with-challenge")
    assert "Annex: likely questions" not in plain.stdout
    assert "Annex: likely questions" in annexed.stdout
    assert (
        "How will the Police and Crime Commissioner know that the findings have been put right?"
        in annexed.stdout
    )


@pytest.mark.parametrize("forum", ["pcp", "jac"])
def test_a_public_paper_refuses_the_annex_in_one_line(forum: str, tmp_path: Path) -> None:
    file = tmp_path / "paper.html"
    result = ran("brief", "--meeting", forum, "--with-challenge", "-o", str(file))
    assert (result.exit_code, result.stdout, file.exists()) == (1, "", False)
    refused = "a paper for the public never holds what its chair may ask"
    instead = f"Write it apart: peeltrack challenge --meeting {forum} -o FILE."
    assert result.stderr.count("\n") == 1
    assert f"{refused}. {instead}" in result.stderr


def test_it_is_written_to_a_file_in_the_format_that_its_name_asks_for(tmp_path: Path) -> None:
    file = tmp_path / "asked.md"
    result = ran("challenge", "--meeting", "HTA", "--on", "2022-05-23", "-o", str(file))
    count = challenge_count(date(2022, 5, 23))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"Wrote {file} ({count} questions).\n"
    text = file.read_text("utf-8")
    assert text.startswith("# Holding to Account: what may be asked on 23 May 2022\n")
    assert "**OFFICIAL**" in text


def challenge_count(on: date) -> int:
    result = ran("challenge", "--meeting", "hta", "--on", str(on), "--format", "tsv")
    return len(result.stdout.splitlines()) - 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-o", "x.md", "--format", "json"], "--format 'json' cannot be read. Write it without -o"),
        (["--reference", "x.docx"], "-o is needed"),
    ],
)
def test_options_that_do_not_fit_together_are_told(arguments: list[str], told: str) -> None:
    result = ran("challenge", "--meeting", "hta", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
