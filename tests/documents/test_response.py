"""The view of a statutory response, and the command that writes it."""

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from peeltrack.cli import app
from peeltrack.documents.formats.templates import SHIPPED, render
from peeltrack.documents.formats.text import TextParagraph
from peeltrack.documents.response import Response, statutory_response
from peeltrack.model.items import Item
from tests.documents.builders import FRESH, ON, a_register, an_inspection, an_item, an_organisation
from tests.documents.read_documents import read_html

ROOT = Path(__file__).parents[2]
REVIEWED = {"date": "2022-05-21", "by": "chief"}


def response(*items: Item, **said: object) -> Response:
    inspection = an_inspection(statutory_response=said)
    return statutory_response(a_register(*items, inspections=(inspection,)), "peel", ON)


def test_each_finding_has_its_explanation_or_is_missing_one() -> None:
    cause = an_item("coc-1", kind="cause_of_concern")
    recs = [
        an_item(f"rec-{n}", kind="recommendation", number=str(n), cause_of_concern="coc-1")
        for n in (1, 2, 3)
    ]
    view = response(
        *recs,
        cause,
        explanations=[
            {"item": "peel/rec-1", "text": "Done."},
            {"item": "peel/rec-2", "none_because": "It is for others."},
        ],
    )
    told = [(r.link.reference, r.is_owed, r.action, r.none_because) for r in view.recommendations]
    assert told == [
        ("Cause of concern", False, (), ()),
        ("Recommendation 1", True, (TextParagraph("Done."),), ()),
        ("Recommendation 2", True, (), (TextParagraph("It is for others."),)),
        ("Recommendation 3", True, (), ()),
    ]
    assert [link.reference for link in view.missing] == ["Recommendation 3"]


def test_an_area_for_improvement_is_answered_by_its_explanation_else_its_last_public_update() -> (
    None
):
    progress = [
        {"date": "2022-05-20", "text": "Reviewed.", "reviewed": REVIEWED},
        {"date": "2022-05-21", "text": "A draft."},
    ]
    view = response(
        an_item("afi-01", progress=progress),
        an_item("afi-02", progress=progress),
        explanations=[{"item": "peel/afi-01", "text": "Done."}],
    )
    first, second = view.areas_for_improvement
    assert (first.action, first.progress) == ((TextParagraph("Done."),), None)
    assert second.progress
    assert second.progress.text == (TextParagraph("Reviewed."),)
    assert view.missing == ()


def test_what_is_not_reported_is_named_by_number_whatever_its_area() -> None:
    silent = [
        an_item(f"afi-{number:02}", number=str(number), area=area, progress=[])
        for number, area in ((1, None), (2, "crime"), (3, None), (4, "crime"))
    ]
    assert response(*silent).not_reported == "AFIs 1, 2, 3 and 4"


def test_an_area_for_improvement_is_covered_only_if_something_is_reported() -> None:
    """As the paper says of itself; what HMICFRS closed needs no account."""
    closed = [
        {"date": "2022-05-01", "stage": "submitted", "by": "chief"},
        {"date": "2022-05-20", "stage": "closed"},
    ]
    reported = {"date": "2022-05-20", "text": "Reviewed.", "reviewed": REVIEWED}
    view = response(
        an_item("afi-01", progress=[]),
        an_item("afi-02", progress=[], sign_offs=closed),
        an_item("afi-03", progress=[reported]),
        an_item("afi-04", progress=[]),
    )
    assert [(each.link.reference, each.closed) for each in view.areas_for_improvement] == [
        ("AFI 2", date(2022, 5, 20)),
        ("AFI 3", None),
    ]
    told = read_html(html_of(view)).text
    assert "Nothing is reported yet about AFIs 1 and 4." in told
    assert "HMICFRS closed it on 20 May 2022." in told
    assert "Nothing is reported yet" not in html_of(response(an_item(progress=[reported])))


def test_only_what_the_act_asks_for_is_missed_in_the_document() -> None:
    view = response(
        an_item("afi-01", progress=[]), an_item("rec-1", kind="recommendation", number="1")
    )
    html = html_of(view)
    assert html.count(": the action taken or proposed, or why no action is taken.") == 1
    assert "No update has been published." not in html
    assert "reported by the force" not in html


def test_a_copy_goes_to_the_secretary_of_state_and_the_inspectors_unless_others_are_named() -> None:
    assert response().sent_to == ("The Secretary of State", "The inspectors of constabulary")
    assert response(sent_to=["The mayor"]).sent_to == ("The mayor",)


def html_of(view: Response) -> str:
    return render("response.html.j2", view.page, {"response": view}, SHIPPED)


def test_what_was_published_is_not_changed_by_what_is_recorded_later() -> None:
    first, second = (
        {"date": day, "text": text, "reviewed": {"date": day, "by": "chief"}}
        for day, text in (("2022-05-01", "First."), ("2022-05-20", "Second."))
    )
    item = an_item(progress=[first, second])

    def told(**said: object) -> tuple[str, str | None]:
        view = response(item, **said)
        (reply,) = view.areas_for_improvement
        assert reply.progress
        head = re.search("<dt>(Published|Draft as at)</dt><dd>([^<]+)</dd>", html_of(view))
        return reply.progress.text[0].text, head and " ".join(head.groups())  # type: ignore[union-attr]

    assert told() == ("Second.", "Draft as at 23 May 2022")
    assert told(published="2022-05-20") == ("Second.", "Published 20 May 2022")
    assert told(published="2022-05-19") == ("First.", "Published 19 May 2022")


def test_the_address_is_told_once_there_is_something_at_it() -> None:
    url = "https://commissioner.example/response"
    assert response(url=url).published_at is None
    assert url not in html_of(response(url=url))
    assert url in html_of(response(url=url, published="2022-05-20"))


@pytest.mark.parametrize(
    ("due", "said", "told"),
    [
        (None, None, "."),
        ("2022-05-23", None, ", which are due by 23 May 2022."),
        ("2022-05-22", None, ", which were due by 22 May 2022."),
        ("2022-05-22", "Agreed.", None),
    ],
)
def test_the_chief_constables_comments_are_missed_with_the_day_set_for_them(
    due: str | None, said: str | None, told: str | None
) -> None:
    view = response(chief_constable_comments_due=due, chief_constable_comments=said)
    page = unescape(html_of(view))
    missed = re.search("Missing: the chief constable's comments([^<]+)<", page)
    assert (missed and missed[1]) == told


def test_it_is_a_letter_under_the_act_with_its_addressees_and_a_signature() -> None:
    address = "1 High Street\nBorchester\n\nBC1 1AA\n"
    organisation = an_organisation(
        local_policing_body="Borsetshire Police and Crime Commissioner",
        local_policing_body_address=address,
    )

    def letter(**said: object) -> str:
        inspection = an_inspection(statutory_response=said)
        register = a_register(
            an_item(), inspections=(inspection,), organisation=organisation
        )  # fmt: skip
        return html_of(statutory_response(register, "peel", ON))

    html = letter(sent_to=["The Home Secretary", "HM Inspector"])
    told = read_html(html).text
    assert "Response to PEEL under section 55 of the Police Act 1996" in told
    head = html[: html.index("<main")]
    assert [head.index(line) for line in ("1 High Street", "Borchester", "BC1 1AA")] == sorted(
        head.index(line) for line in ("1 High Street", "Borchester", "BC1 1AA")
    )
    assert "<bdi>The Home Secretary</bdi><br><bdi>HM Inspector</bdi>" in head
    assert "Borsetshire Police and Crime Commissioner" in told[told.index("Signature\n") :]
    assert html.count('<td class="blank"></td>') == 2
    dated = letter(sent="2022-05-20", published="2022-05-21")
    assert dated.count('<td class="blank"></td>') == 1
    assert '<td class="blank"></td><td>20 May 2022</td>' in dated
    assert "on behalf" not in dated


def test_all_that_is_missing_is_named_at_once_and_in_its_place() -> None:
    rec = an_item("rec-1", kind="recommendation", number="1", title="Plans")

    def missing(**said: object) -> list[str]:
        told = read_html(html_of(response(rec, **said))).text
        lines = told.splitlines()
        if "Still missing:" not in lines:
            return []
        after = [line for line in lines[lines.index("Still missing:") + 1 :] if line]
        return after[: after.index("The chief constable's comments", 1)]

    both = {"chief_constable_comments": "Agreed.", "comments": "Noted."}
    explained = [{"item": "peel/rec-1", "text": "Done."}]
    assert missing() == [
        "The chief constable's comments",
        "The commissioner's comments",
        "The response to Recommendation 1",
    ]
    assert missing(**both, explanations=explained) == []


def test_the_date_and_source_of_the_forces_accounts_stand_once_if_they_are_the_same() -> None:
    def dates(*days: str) -> tuple[int, int]:
        items = [
            an_item(f"afi-0{n}", progress=[{**FRESH, "date": day, "reviewed": REVIEWED}])
            for n, day in enumerate(days, 1)
        ]
        told = read_html(html_of(response(*items))).text
        return told.count("below are as at 20 May 2022"), told.count("As at ")

    assert dates("2022-05-20", "2022-05-20") == (1, 0)
    assert dates("2022-05-20", "2022-05-19") == (0, 2)
    assert dates("2022-05-20") == (0, 1)


@pytest.mark.parametrize(("published", "told"), [("2022-05-20", True), ("2022-05-21", False)])
def test_an_update_older_than_the_report_is_no_response_to_it(
    published: str, *, told: bool
) -> None:
    item = an_item("afi-01", progress=[{**FRESH, "date": "2022-05-20", "reviewed": REVIEWED}])
    inspection = an_inspection(statutory_response={}, published=published)
    view = statutory_response(a_register(item, inspections=(inspection,)), "peel", ON)
    assert [bool(each.progress) for each in view.areas_for_improvement] == [True] * told


def test_a_published_letter_does_not_say_how_it_was_made() -> None:
    made = "Draft made from the register of"
    assert made in html_of(response())
    assert made not in html_of(response(published="2022-05-20"))


def test_a_finding_in_summary_is_called_one_in_the_response() -> None:
    inspection = an_inspection(statutory_response={}, wording_is="summary")
    rec = an_item("rec-1", kind="recommendation", number="1")
    html = html_of(statutory_response(a_register(rec, inspections=(inspection,)), "peel", ON))
    assert (html.count("<b>Summary:</b>"), html.count('class="finding"')) == (1, 0)
    html = html_of(response(rec))
    assert (html.count("<b>Summary:</b>"), html.count('class="finding"')) == (0, 1)


def test_it_is_a_draft_until_it_is_published_and_always_public() -> None:
    draft, published = response(), response(published="2022-05-20")
    assert (draft.is_draft, published.is_draft) == (True, False)
    assert (draft.page.is_public, draft.page.marking) == (True, None)


def test_a_published_response_shows_when_its_words_were_amended() -> None:
    """An amendment of the draft, or of the inspection's own facts, is no part of that."""

    def shown(**said: object) -> list[str]:
        amendments = [
            {"date": day, "by": "flo", "because": "A slip.", "what": what}
            for day, what in (
                ("2022-05-10", "statutory_response.sent"),
                ("2022-05-22", "statutory_response.explanations.2"),
                ("2022-05-22", "statutory_response.comments"),
                ("2022-05-23", "kind"),
            )
        ]
        inspection = an_inspection(statutory_response=said, amendments=amendments)
        view = statutory_response(a_register(inspections=(inspection,)), "peel", ON)
        return re.findall("<dt>Amended</dt><dd>(.*?)</dd>", html_of(view))

    assert shown(published="2022-05-20") == ["22 May 2022"]
    assert shown() == []


def written(*arguments: str) -> Result:
    given = ["response", *arguments, "-R", str(ROOT / "register"), "--on", "2022-06-15"]
    return CliRunner().invoke(app, given)


@pytest.mark.parametrize("name", ["peel-2021-22", "PEEL 2021/22"])
def test_the_command_writes_the_response_and_tells_what_is_missing(
    name: str, tmp_path: Path
) -> None:
    file = tmp_path / "response.html"
    result = written(name, "-o", str(file))
    assert (result.exit_code, result.stdout) == (0, "")
    wrote, told, hidden = result.stderr.splitlines()
    assert wrote == f"Wrote {file}."
    assert told.endswith(
        " is due by 21 June 2022 (due in 6 days). "
        "Without an explanation: 2 (Recommendation 1; Recommendation 2)."
    )
    assert hidden == (
        "Updates that await review are not shown: peel-2021-22/afi-06 and peel-2021-22/afi-16."
    )
    assert file.read_text("utf-8").count("Missing: the response to this recommendation:") == 2


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        ("peel-2030", 2, "no inspection 'peel-2030'. Did you mean peel-2018?"),
        (
            "peel-2018",
            1,
            "peel-2018: no statutory response to it has been started. If one is required, start it "
            "with peeltrack inspection response change peel-2018; its deadline can be worked out "
            "once the report's date is recorded (peeltrack inspection change peel-2018 --published "
            "DATE).",
        ),
    ],
)
def test_a_response_that_is_not_begun_is_not_written(name: str, code: int, told: str) -> None:
    result = written(name, "--format", "html")
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr == f"peeltrack: {told}\n"


def test_the_committees_paper_is_asked_for_with_a_day_since_when(tmp_path: Path) -> None:
    file = tmp_path / "jac.html"
    register = str(ROOT / "examples" / "west-midlands" / "register")
    given = ["brief", "--meeting", "JAC", "-R", register, "--on", "2021-09-29", "-o", str(file)]
    assert CliRunner().invoke(app, [*given, "--since", "2021-08-01"]).exit_code == 0
    assert "Published since 1 August 2021: 2 reports." in file.read_text("utf-8")
