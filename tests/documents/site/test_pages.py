"""The pages of a site: what each shows, for whom, and that nothing else can be in them."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from peeltrack.changes.change import Change, ChangeKind
from peeltrack.documents.board import forum_brief
from peeltrack.documents.formats.site_vocabulary import check_page, check_single
from peeltrack.documents.formats.templates import SHIPPED, Renderer
from peeltrack.documents.site.changes import branch_changes, changes
from peeltrack.documents.site.files import TEMPLATES, Logo, single_page, site_files
from peeltrack.documents.site.finding import finding_pages
from peeltrack.documents.site.findings import findings
from peeltrack.documents.site.headline import headline
from peeltrack.documents.site.links import Addresses
from peeltrack.documents.site.position import position
from peeltrack.documents.site.site import Site, site_of
from peeltrack.errors import TemplateFailedError, TooLargeError
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.queries.as_at import as_at
from peeltrack.queries.status import status
from peeltrack.storage.load import load_register
from tests.documents.builders import rendered
from tests.registers import register_from

ROOT = Path(__file__).parents[3]
ON = date(2022, 7, 25)

SMALL = """
afi-1: {rag: amber, area: crime, progress: [{date: 2022-07-20, text: On track.}],
  steps_to_green: [{id: audit, text: Audit the files., due: 2022-07-01}]}
afi-2: {rag: green, progress: [{date: 2022-01-02, text: Long ago.}]}
rec-1: {due: 2022-08-01, tactical_lead: null}
afi-3: {superseded_by: peel/afi-1}
inspection: {short: PEEL, published: 2022-04-27, areas: [{id: crime, name: Investigating crime}]}
meetings:
  2022-06-01-hta: {questions: [{id: when, item: peel/afi-1, text: When will it be done?}],
    commitments: [{text: A plan will follow., item: peel/rec-1, due: 2022-06-20}]}
"""


def small(audience: Audience = Audience.INTERNAL, register: str = SMALL) -> Site:
    return site_of(as_at(register_from(register), ON), audience, ON, revision="abc1234")


def files_of(site: Site, own: dict[str, str] | None = None) -> dict[str, str]:
    renderer = Renderer(SHIPPED, check=check_page) if own is None else _with(own)
    return decoded(site_files(site, renderer))


def decoded(files: Iterable[tuple[str, bytes]]) -> dict[str, str]:
    return {name: data.decode() for name, data in files}


def _with(own: dict[str, str]) -> Renderer:
    class Own:
        def __init__(self, name: str) -> None:
            self.text, self.file = own[name], Path(f"templates/{name}")

    return Renderer(SHIPPED, own=lambda name: Own(name) if name in own else None, check=check_page)


@pytest.fixture(scope="module")
def sample() -> Register:
    return as_at(load_register(ROOT / "register").whole(), ON)


@pytest.fixture(scope="module")
def internal(sample: Register) -> dict[str, str]:
    return files_of(site_of(sample, Audience.INTERNAL, ON, revision="abc1234"))


@pytest.fixture(scope="module")
def public(sample: Register) -> dict[str, str]:
    return files_of(site_of(sample, Audience.PUBLIC, ON, revision="abc1234"))


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def test_every_item_meeting_and_report_has_its_page(
    internal: dict[str, str], sample: Register
) -> None:
    wanted = [f"items/{id_}.html" for id_ in sample.items]
    wanted += [f"meetings/{id_}.html" for id_ in sample.meetings]
    wanted += [f"inspections/{id_}.html" for id_ in sample.inspections]
    assert internal.keys() >= set(wanted)
    for id_ in sample.organisation.leads:
        assert f'id="leads.{id_}"' in internal["leads.html"]
    for id_ in sample.organisation.programmes:
        assert f'id="areas.programme.{id_}"' in internal["areas.html"]


def test_shipped_templates_give_the_same_within_the_limits_of_a_force_s_own(
    internal: dict[str, str], sample: Register
) -> None:
    site = site_of(sample, Audience.INTERNAL, ON, revision="abc1234")
    trusted = Renderer(SHIPPED, check=check_page, is_trusted=True)
    assert decoded(site_files(site, trusted)) == internal


def test_every_template_may_be_a_force_s_own() -> None:
    shipped = {path.name for path in (ROOT / "templates/site").glob("*.j2")}
    named = {name.removeprefix("site/") for name in TEMPLATES if name.startswith("site/")}
    assert named - {"site.css"} == shipped


def test_every_page_says_its_date_revision_and_marking(
    internal: dict[str, str], public: dict[str, str]
) -> None:
    for name, page in internal.items():
        if name.endswith(".html"):
            assert "25 July 2022" in page, name
            assert "revision abc1234" in page, name
            assert page.count('class="marking">OFFICIAL') == 2, name
            assert '<meta name="robots" content="noindex">' in page, name
    for name, page in public.items():
        assert "OFFICIAL" not in page, name
        assert "noindex" not in page, name


def test_the_numbers_are_those_of_status(sample: Register) -> None:
    counts = status(sample, ON)
    needs = {each.what: each.number for each in position(_site(sample)).needs}
    assert needs == {
        "Overdue": len(counts.overdue),
        "Due to HMICFRS within 30 days": 2,
        "Commitments not recorded as kept": 9,
        "No lead": len(counts.unowned),
        "No update in 31 days": len(counts.stale) + len(counts.no_update),
        "Rated green, not yet submitted": 0,
    }
    assert len(counts.overdue) > 5


def test_the_first_page_names_the_gravest_of_what_is_overdue_and_says_how_many_more(
    sample: Register,
) -> None:
    """The statutory response comes first, though steps are overdue for longer."""
    it = position(_site(sample))
    assert it.needs[0].examples == (
        "Statutory response to PEEL 2021/22, 34 days; Monthly Assurance Meeting, May 2022, "
        "61 days; AFI 6, 61 days; AFI 15, 61 days; and more"
    )
    shown = [row.entry.is_late for row in it.deadlines]
    assert [row.entry.due for row in it.deadlines] == sorted(row.entry.due for row in it.deadlines)
    assert (shown.count(True), it.more_overdue) == (4, 7)
    assert "; eleven deadlines have passed (3 steps, 1 action, 6 commitments" in it.headline


def _site(register: Register) -> Site:
    return site_of(register, Audience.INTERNAL, ON)


def test_the_public_sees_no_leads_ages_steps_questions_or_internal_meetings(
    public: dict[str, str],
) -> None:
    assert "leads.html" not in public
    assert not [name for name in public if name.startswith("meetings/")]
    whole = "".join(public.values())
    for absent in (
        "No update in",
        "No lead",
        "days old",
        "Steps to green",
        "Questions asked",
        "Steps done",
        "tep completed",
    ):
        assert absent not in whole
    assert "Investigation plans and supervisory oversight" in whole


def test_the_headline_names_the_gravest_facts_by_rule() -> None:
    assert headline(small()) == (
        "Recommendation 1 must meet HMICFRS's deadline of Monday 1 August, with no steps recorded; "
        "two deadlines have passed (1 step and 1 commitment). One of 2 open findings not rated "
        "green has had no update in the last 31 days."
    )
    quiet = "afi-1: {rag: amber, target: null, progress: [{date: 2022-07-20, text: On track.}]}"
    assert headline(small(register=quiet)) == (
        "Nothing is overdue and nothing is due within 30 days."
    )
    late = "afi-1: {target: 2022-07-01, progress: [{date: 2022-07-20, text: On track.}]}"
    assert headline(small(register=late)) == "One deadline has passed (1 target)."
    green = "afi-1: {rag: green, target: null, evidence: [{date: 2022-07-20, text: Audit.}]}"
    assert headline(small(register=green)) == "One finding is rated green and not yet submitted."


def test_a_finding_shows_what_was_asked_agreed_and_recorded() -> None:
    files = files_of(small())
    first, second = (words(files[f"items/peel/{name}.html"]) for name in ("afi-1", "rec-1"))
    assert "A step 24 days overdue" in first
    assert "When will it be done? Not answered." in first
    assert "A plan will follow. Not recorded as kept, 35 days overdue ." in second
    assert "Supersedes AFI 3" in first
    assert "Superseded by AFI 1" in words(files["items/peel/afi-3.html"])
    assert "20 July 2022 author not recorded; not reviewed On track." in first


MET = (
    (
        SMALL
        + """
leads: {chief: {title: Chief Officer}}
"""
    )
    .replace(
        "{id: when, item: peel/afi-1,", "{id: when, item: peel/afi-1, also_about: [peel/rec-1],"
    )
    .replace(
        "commitments: [",
        "actions: [{id: do, text: Brief the board., item: peel/afi-1}],\n    commitments: [",
    )
)


def test_what_was_promised_and_is_open_is_listed_with_the_meetings() -> None:
    files = files_of(small(register=MET))
    page = words(files["meetings.html"])
    late, action = page.index("Not recorded as kept, 35 days overdue"), page.index("Not done")
    assert page.index("Not recorded as kept, or not done") < late < action
    assert 'href="meetings.html#meetings.open">Commitments not recorded' in files["index.html"]
    kept = MET.replace("due: 2022-06-20}", "due: 2022-06-20, kept: 2022-06-20}")
    assert "<b>0</b><div><p>Commitments not" in files_of(small(register=kept))["index.html"]


def test_a_question_names_the_other_findings_on_the_page_of_each() -> None:
    files = files_of(small(register=MET))
    first, second = (words(files[f"items/peel/{name}.html"]) for name in ("afi-1", "rec-1"))
    assert "Also about Recommendation 1:" in first
    assert "Also about AFI 1:" in second


def test_a_lead_sees_what_is_due_when_later_too() -> None:
    far = SMALL.replace("due: 2022-07-01}]", "due: 2022-12-01}]")
    page = words(files_of(small(register=far))["leads.html"])
    assert "Later 1 Dec 2022 due in 129 days AFI 1 , step to green : Audit the files." in page


def test_the_list_has_what_filters_and_sorting_read() -> None:
    rows = {each.row.link.reference: each for each in findings(small()).rows}
    assert list(rows) == ["AFI 1", "AFI 2", "Recommendation 1"]
    late = {name: each.is_late for name, each in rows.items()}
    assert late == {"Recommendation 1": True, "AFI 1": True, "AFI 2": False}
    due = rows["Recommendation 1"].next_date
    assert due
    assert (due.day, due.phrase) == (date(2022, 6, 20), "commitment")


def test_hmicfrs_s_date_is_shown_though_something_else_is_due_before_it() -> None:
    """Beside the next deadline in the list, and among the flags of a finding when it is near."""
    another = "{text: And another., item: peel/rec-1, due: 2022-06-20}"
    both = SMALL.replace("due: 2022-06-20}", f"due: 2022-06-20}}, {another}")
    site = small(register=both)
    rows = {each.row.link.reference: each for each in findings(site).rows}
    own = rows["Recommendation 1"].row.hmicfrs
    assert own
    assert (own.day, own == rows["Recommendation 1"].next_date) == (date(2022, 8, 1), False)
    assert rows["AFI 1"].row.hmicfrs is None
    listed = words(files_of(site)["items.html"])
    assert listed.count("20 Jun 2022 (commitment), 35 days overdue 1 Aug 2022 (HMICFRS)") == 1
    pages = finding_pages(site)
    (item,) = (each for each in site.scope.items if each.id == "peel/rec-1")
    assert [flag.text for flag in pages.view(item).flags][:2] == [
        "2 commitments 35 days overdue",
        "HMICFRS: due in 7 days",
    ]


def test_texts_are_ascii_and_close_no_element() -> None:
    odd = "afi-1: {wording: 'Naïve </script><b> words', progress: []}"
    text = files_of(small(register=odd))["texts.js"]
    assert text.isascii()
    assert "</" not in text
    assert "na\\u00efve" in text


def test_the_changes_name_meetings_papers_and_what_each_update_says() -> None:
    """What happened on the date that changes are counted from is not since."""
    published = SMALL.replace(
        "published: 2022-04-27",
        "published: 2022-06-10, statutory_response: {published: 2022-07-20}",
    )
    register = as_at(register_from(published), ON)
    site = site_of(register, Audience.INTERNAL, ON, since=date(2022, 5, 31))
    it = changes(site)
    assert [(each.on, each.name, each.what) for each in it.events] == [
        (date(2022, 7, 20), "PEEL", "statutory response published"),
        (date(2022, 6, 10), "PEEL", "report published"),
        (date(2022, 6, 1), "Holding to Account",
         "held, with 1 question and 1 commitment"),
    ]  # fmt: skip
    assert [each.updates for each in it.changed if each.updates] == [
        ((date(2022, 7, 20), "On track."),)
    ]
    later = site_of(register, Audience.INTERNAL, ON, since=date(2022, 7, 20))
    assert changes(later).events == ()


def test_what_a_branch_changes_is_marked_and_listed() -> None:
    register = as_at(register_from(SMALL), ON)
    site = site_of(register, Audience.INTERNAL, ON, changed=["peel/afi-1"])
    branch = branch_changes(site, "main...HEAD", (), {})
    files = decoded(site_files(site, Renderer(SHIPPED, check=check_page), branch))
    assert "Compared: main...HEAD" in words(files["changes.html"])
    assert (
        '<a href="changes.html#changes.branch">What this branch changes</a>' in files["index.html"]
    )
    assert "What this branch changes" not in files_of(site)["index.html"]
    assert files["items.html"].count('class="tag changed"') == 1
    assert 'class="tag changed"' in files["items/peel/afi-1.html"]
    assert 'class="tag changed"' not in files["items/peel/rec-1.html"]


def test_what_a_branch_rewrites_comes_first_and_leads_have_their_offices() -> None:
    register = as_at(register_from(SMALL), ON)
    site = site_of(register, Audience.INTERNAL, ON)
    led = Change(ChangeKind.LEAD_CHANGED, "peel/afi-1", "f", "strategic_lead", "acc", "supt")
    edited = Change(ChangeKind.FACT_EDITED, "peel/rec-1", "f", "progress.1.text", "Old.", "New.")
    branch = branch_changes(site, "main...HEAD", (led, edited), {})
    assert [each.name for each in branch.rewritten] == ["Recommendation 1: Title of rec-1"]
    assert branch.records[0].sentences == (
        "Strategic lead: Assistant Chief Constable → Superintendent",
    )
    page = words(
        decoded(site_files(site, Renderer(SHIPPED, check=check_page), branch))["changes.html"]
    )
    assert page.index("Check first") < page.index("Recommendation 1") < page.index("All changes")


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ('<script src="https://evil.example/x.js" defer></script>', "may not load"),
        ("<script>alert(1)</script>", "the only script of a page is site.js"),
        ('<p onclick="x()">', "<p> may have no onclick"),
        ('<p style="color: red">', "<p> may have no style"),
        ("<style>p { color: red }</style>", "style from style.css"),
        ('<img src="https://evil.example/x.png" alt="">', "may not load"),
        ('<a href="javascript:x()">', "a link leads to"),
        ('<a href="../../../etc/passwd">', "a link leads to"),
        ('<link rel="stylesheet" href="//evil.example/x.css">', "may not load"),
        ('<meta http-equiv="refresh" content="0">', "content security policy"),
        ('<form action="https://evil.example">', "<form> may have no action"),
        ("<iframe></iframe>", "<iframe> is not what documents are made of"),
    ],
)
def test_a_template_of_a_force_can_load_and_run_nothing(bad: str, why: str) -> None:
    about = "{% extends base %}{% block main %}<h1>About</h1>BAD{% endblock %}"
    good = about.replace("BAD", '<p>Ours. <a href="items.html#rag=red">Red</a></p>')
    assert "Ours." in files_of(small(), {"site/about.html.j2": good})["about.html"]
    with pytest.raises(TemplateFailedError, match=re.escape(why)):
        files_of(small(), {"site/about.html.j2": about.replace("BAD", bad)})


def test_a_template_of_a_force_can_not_drop_the_policy() -> None:
    bare = "<!doctype html><html><head><title>Ours</title></head><body><p>Hi</p></body></html>"
    with pytest.raises(TemplateFailedError, match="must have the content security policy"):
        files_of(small(), {"site/base.html.j2": bare})


def test_an_empty_register_has_all_its_pages() -> None:
    empty = Register(register_from("{}").organisation)
    files = decoded(site_files(_site(empty), Renderer(SHIPPED, check=check_page)))
    assert "No finding is open." in files["items.html"]
    assert "no month to show" in files["trend.html"]
    assert "site.js" not in files["items.html"]


LOOK = (
    SMALL
    + """
site: {title: What HMICFRS found, colour: '#5b0f6b', logo: badge.png, contact: The liaison officer.,
  text: We welcome every finding., address: https://intranet.example/peel/,
  public_address: https://force.example/peel/}
"""
)
LOGO = Logo("logo.png", b"\x89PNG\r\n\x1a\n")


def test_a_force_gives_its_pages_a_title_colour_logo_and_words() -> None:
    site = small(register=LOOK)
    files = dict(site_files(site, Renderer(SHIPPED, check=check_page), logo=LOGO))
    assert files["style.css"].endswith(b":root { --bar: #5b0f6b; }\n")
    assert files["logo.png"] == LOGO.data
    assert '<img src="../../logo.png" alt="">' in files["items/peel/afi-1.html"].decode()
    assert "We welcome every finding." in files["index.html"].decode()
    assert "The liaison officer." in files["about.html"].decode()
    assert "<bdi>What HMICFRS found</bdi>" in files["leads.html"].decode()


def test_a_site_in_one_file_holds_every_page_and_loads_nothing() -> None:
    site = site_of(
        as_at(register_from(LOOK), ON), Audience.INTERNAL, ON, at=Addresses(is_single=True)
    )
    unchecked, whole = Renderer(SHIPPED, check=lambda _: None), Renderer(check=check_single)
    page = single_page(site, unchecked, whole, logo=LOGO)
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', page)) <= set(ids)
    assert not re.findall(r'href="(?!#|https://www.nationalarchives)[^"]*"', page)
    assert 'src="data:image/png;base64,iVBORw0KGgo="' in page
    assert "<script" not in page
    assert "--bar: #5b0f6b" in page


def test_too_many_findings_for_one_file_are_refused_with_its_size() -> None:
    many = "\n".join(f"afi-{n}: {{}}" for n in range(1, 302))
    site = site_of(register_from(many), Audience.INTERNAL, ON, at=Addresses(is_single=True))
    with pytest.raises(TooLargeError, match="301 findings would have about 5 MB"):
        single_page(site, Renderer(), Renderer(check=check_single))


def test_public_pages_show_shortfalls_only_where_the_force_wants_it() -> None:
    wanted = SMALL + "\nsite: {public_shortfalls: true}"
    reviewed = wanted.replace(
        "text: Long ago.", "text: Long ago., reviewed: {date: 2022-01-03, by: flo}"
    )
    assert "No update in 31 days" not in "".join(files_of(small(Audience.PUBLIC)).values())
    shown = files_of(small(Audience.PUBLIC, reviewed))
    assert "No update in 31 days" in shown["index.html"]
    assert "no tactical lead" in shown["items.html"]


def test_papers_link_to_the_pages_for_the_same_readers() -> None:
    register = register_from(
        LOOK + "\nforums: {hta: {name: HTA}, pcp: {name: PCP, audience: public}}"
    )
    internal, public = (forum_brief(register, id_, ON).page.site_address for id_ in ("hta", "pcp"))
    assert internal == "https://intranet.example/peel/"
    assert public == "https://force.example/peel/"
    assert 'href="https://force.example/peel/"' in rendered(forum_brief(register, "pcp", ON))
    assert "intranet.example" not in "".join(files_of(small(Audience.PUBLIC, LOOK)).values())


def test_what_has_changed_is_told_finding_by_finding() -> None:
    moved = SMALL.replace(
        "rag: amber,",
        "rag: amber, rag_changes: [{date: 2022-07-01, from: red, to: amber, because: Progress.}],",
    )
    site = small(register=moved)
    assert site.since == date(2022, 6, 1)
    assert site.changes == {"peel/afi-1": "1 update; red to amber"}
    assert "1 update; red to amber" in words(files_of(site)["changes.html"])


def test_the_list_and_the_page_give_a_finding_the_area_of_its_cause_of_concern() -> None:
    site = small(
        register="""
    coc-1: {area: crime}
    rec-1: {cause_of_concern: coc-1}
    rec-2: {}
    inspection: {published: 2022-04-27, areas: [{id: crime, name: Investigating crime}]}
    """
    )
    listed = {each.row.link.reference: each.area for each in findings(site).rows}
    assert listed == {
        "Cause of concern": "Investigating crime",
        "Recommendation 1": "Investigating crime",
        "Recommendation 2": "",
    }
    assert "Investigating crime" in files_of(site)["items/peel/rec-1.html"]
