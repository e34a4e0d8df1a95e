"""What else the record of an item holds, asked with the questions about it."""

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest

from peeltrack.language.of_all import said_of_all
from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.asks import (
    ANOTHER_BASIS,
    AS_THE_MEASURE_HAS_IT,
    OF_A_MEASURE,
    TO_MEET_IT,
)
from peeltrack.queries.challenge.choose_points import likely_points
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.restricted_words import quotes_restricted
from peeltrack.queries.challenge.supplementary.item_questions import ItemQuestions
from peeltrack.queries.challenge.supplementary.measures import ask_of_measures
from tests.queries.test_challenge_kinds import ON
from tests.registers import register_from

STEP = {"id": "a", "text": "Mend the barn.", "due": "2024-02-28"}
GATES = "Gates hang straight in 90% of yards"


def _told(
    *, forum: str = "hta", sections: str = "", **fields: object
) -> tuple[list[str], list[str]]:
    """Return the supplementary questions on an item with an overdue step, and what else is told."""
    item = {"target": "2024-09-30", "steps_to_green": [STEP], "progress": [], **fields}
    register = register_from(f"""
        forums:
          hta: {{name: HTA}}
          sib: {{name: Service Improvement Board}}
          pcp: {{name: Panel, audience: public}}
        leads: {{flo: {{title: Liaison Officer, may_review: true}}}}
        {sections}
        afi-01: {json.dumps(item)}
    """)
    chosen = likely_points(as_at(register, ON), forum, ON).chosen
    asked = [ask for each in chosen for ask in each.supplementary]
    return asked, [each.what_else for each in chosen if each.what_else]


def _updates(*texts: str) -> list[dict[str, str]]:
    days = ("2023-10-20", "2023-12-20", "2024-02-20")[-len(texts) :]
    return [{"date": day, "text": text} for day, text in zip(days, texts, strict=True)]


@pytest.mark.parametrize(
    ("updates", "asks"),
    [
        # Three figures, each of the same thing.
        (("Gates hang straight in 41%.", "Gates hang straight in 52%.", "Gates hang straight in "
          "60%."),
         "given as 41% on 20 October 2023, 52% on 20 December 2023 and 60% on 20 February 2024, "
         f"{TO_MEET_IT}"),
        # One is no run.
        (("Gates are oiled.", "Work goes on.", "Gates hang straight in 60%."), TO_MEET_IT),
        # The one between is of the north alone.
        (("Gates hang straight in 41%.", "Gates hang straight in 52% in Northby.", "Gates hang "
          "straight in 60%."),
         f"given as 52% on 20 December 2023 and 60% on 20 February 2024, {TO_MEET_IT}"),
        # The last update gives none.
        (("Gates hang straight in 41%.", "Gates hang straight in 52%.", "Work goes on."),
         f"given as 41% on 20 October 2023 and 52% on 20 December 2023, {OF_A_MEASURE}"),
        # It is met, by those alone that have a hinge.
        (("Work goes on.", "Work goes on.", "Gates hang straight in 94% of the yards where a hinge "
          "was found."), AS_THE_MEASURE_HAS_IT),
    ],
)  # fmt: skip
def test_a_measure_that_no_question_names_is_asked_after_with_its_figures(
    updates: tuple[str, ...], asks: str
) -> None:
    item = {"measures": [{"text": GATES}], "progress": _updates(*updates)}
    assert _asked_of_measures(item) == (f"On “{GATES}”, {asks}?",)


def test_of_three_measures_each_is_asked_about() -> None:
    measures = ("The barn is sound", "The mill is dry", "The yard is swept")
    item = {
        "measures": [{"text": each} for each in measures],
        "progress": _updates("Work goes on."),
    }
    register = register_from(f"afi-01: {json.dumps({**item, 'steps_to_green': [STEP]})}")
    chosen = likely_points(as_at(register, ON), "hta", ON).chosen
    asked = " ".join(ask for each in chosen for ask in each.questions)
    assert [each for each in measures if asked.count(f"“{each}”") != 1] == []


REPORTS = """
        programmes:
          loom:
            name: Op Loom
            reports:
              - {date: 2023-12-10, text: Twelve looms are broken.}
              - {date: %s, text: %s%s}
"""


@pytest.mark.parametrize(
    ("report", "forum", "asked"),
    [
        (("2024-02-10", "Four of the nine looms run in the evening.", ""), "hta",
         "On the report of 10 February 2024 on Op Loom, “Four of the nine looms run in the "
         "evening”, "),
        (("2024-02-10", "Four of the nine looms run in the evening.", ", restricted: true"),
         "hta",
         "On the restricted report of 10 February 2024 on Op Loom, “Four of the nine looms run in "
         "the evening”, "),
        (("2024-02-10", "Four of the nine looms run in the evening.", ""), "pcp", ""),
        # All is well, or it says too little, or is old.
        (("2024-02-10", "All nine looms are at work.", ""), "hta", ""),
        (("2024-02-10", "Nine looms.", ""), "hta", ""),
        (("2023-08-10", "Four of the nine looms run in the evening.", ""), "hta", ""),
    ],
)  # fmt: skip
def test_the_last_report_on_a_programme_is_asked_about(
    report: tuple[str, str, str], forum: str, asked: str
) -> None:
    day, text, restricted = report
    sections = REPORTS % (day, text, restricted)
    if day < "2023-12-10":
        sections = sections.replace("2023-12-10", "2023-07-10")
    questions, told = _told(
        forum=forum, sections=sections, programmes=["loom"], progress=_updates("Work goes on.")
    )
    found = [each for each in questions if "on Op Loom" in each]
    assert [each.startswith(asked) for each in found] == ([True] if asked else [])
    assert any(f"on Op Loom says “{text[:-1]}”" in each for each in told) is bool(asked)


@pytest.mark.parametrize(
    ("day", "done", "is_asked"),
    [
        ("2024-04-30", "", True),
        ("2024-04-30", "2024-02-01", False),
        ("2024-12-30", "", False),              # more than a quarter ahead
    ],
)  # fmt: skip
def test_the_step_that_is_due_next_is_asked_about(day: str, done: str, *, is_asked: bool) -> None:
    steps = [
        STEP,
        {"id": "b", "text": "Paint the doors.", "due": day} | ({"done": done} if done else {}),
    ]
    asked, _ = _told(steps_to_green=steps, progress=_updates("Work goes on."))
    said = "On “Paint the doors”, due by 30 April 2024, how far is it, and will it be done?"
    assert (said in asked) is is_asked


@pytest.mark.parametrize(
    ("moved", "after", "is_asked"),
    [
        ("2024-01-10", "2024-09-30", True),
        ("2023-06-10", "2024-09-30", False),    # more than half a year ago
        ("2024-01-10", "2024-02-10", False),    # it has passed, which is asked about for itself
    ],
)  # fmt: skip
def test_a_target_that_was_put_off_is_asked_about(
    moved: str, after: str, *, is_asked: bool
) -> None:
    change = {"date": moved, "from": "2023-12-31", "to": after, "because": "The mason was ill."}
    asked, _ = _told(target=after, target_changes=[change], progress=_updates("Work goes on."))
    assert [each for each in asked if each.startswith("On the target")] == [
        "On the target, put off from 31 December 2023 to 30 September 2024 on 10 January 2024 "
        "(“The mason was ill”), will it hold this time?"
    ] * is_asked


@pytest.mark.parametrize(
    ("share", "day", "is_told"),
    [(60, "2024-02-25", True), (94, "2024-02-25", False), (60, "2023-09-25", False)],
)
def test_a_better_rating_is_told_of_while_a_measure_is_not_met(
    share: int, day: str, *, is_told: bool
) -> None:
    _, told = _told(
        rag="yellow",
        rag_changes=[
            {"date": "2023-09-01", "to": "amber", "because": "Begun."},
            {"date": day, "from": "amber", "to": "yellow", "because": "It looks better."},
        ],
        measures=[{"text": GATES}],
        progress=_updates(f"Gates hang straight in {share}%."),
    )
    said = "The rating went from amber to yellow on 25 February 2024: “It looks better”."
    assert any(said in each for each in told) is is_told


def test_a_better_rating_that_was_refused_is_told_of() -> None:
    update = {**_updates("Work goes on.")[0], "proposed_rag": "green"}
    review = {"date": "2024-02-22", "by": "flo"}
    said = (
        "The update of 20 February 2024 proposed green; the review of 22 February 2024 says “Amber "
        "until the roof is on”."
    )
    for note, is_told in (("Amber until the roof is on.", True), (None, False)):
        progress = [{**update, "reviewed": {**review, **({"note": note} if note else {})}}]
        _, told = _told(rag="amber", progress=progress)
        assert any(said in each for each in told) is is_told


ANSWERED = """
        meetings:
          %s:
            questions:
              - {id: q, item: peel/afi-01, text: And the carts?, answers: [{text: '%s'}]}
          2024-02-01-hta: {}
"""


@pytest.mark.parametrize(
    ("meeting", "answer", "update", "asks"),
    [
        ("2023-10-02-hta", "The old carts will be used only as a last resort.", "Work goes on.",
         "On the answer of 2 October 2023, “The old carts will be used only as a last resort”, "
         "what has come of that?"),
        ("2023-10-02-hta", "Twelve of the carts are fit for the road.", "Work goes on.",
         "On the answer of 2 October 2023, “Twelve of the carts are fit for the road”, how does "
         "that stand now?"),
        ("2023-10-02-sib", "Twelve of the carts are fit for the road.", "Work goes on.",
         "On the answer of 2 October 2023 (Service Improvement Board), “Twelve of the carts are "
         "fit for the road”, how does that stand now?"),
        # An update since speaks of it.
        ("2023-10-02-hta", "Twelve of the carts are fit for the road.",
         "All the carts are on the road.", ""),
        # A year has gone by; a panel hears the commissioner; it says nothing that binds.
        ("2023-02-02-hta", "Twelve of the carts are fit for the road.", "Work goes on.", ""),
        ("2023-10-02-pcp", "Twelve of the carts are fit for the road.", "Work goes on.", ""),
        ("2023-10-02-hta", "The carts are painted red and stand beside the mill.",
         "Work goes on.", ""),
    ],
)  # fmt: skip
def test_what_an_earlier_meeting_was_answered_and_no_update_speaks_of_is_asked_about(
    meeting: str, answer: str, update: str, asks: str
) -> None:
    asked, _ = _told(sections=ANSWERED % (meeting, answer), progress=_updates(update))
    assert [each for each in asked if "On the answer" in each] == ([asks] if asks else [])


@pytest.mark.parametrize(
    ("first", "is_asked"),
    [
        ("Carts that stand in the yard are no longer counted.", True),
        ("Carts that stand in the yard were all counted by hand in May.", False),
    ],
)
def test_another_basis_is_asked_about_for_a_year_whatever_updates_say_since(
    first: str, *, is_asked: bool
) -> None:
    progress = [
        {"date": "2023-05-20", "text": first},
        {"date": "2024-02-20", "text": "Carts in the yard: 40."},
    ]
    asked, _ = _told(progress=progress)
    said = f"On “{first[:-1]}” of 20 May 2023, {ANOTHER_BASIS}?"
    assert [each for each in asked if "20 May 2023" in each] == [said] * is_asked


def test_a_next_step_that_the_last_update_tells_of_is_not_asked_about() -> None:
    steps = [STEP, {"id": "b", "text": "Paint the doors.", "due": "2024-04-30"}]
    for said, is_asked in (("The doors will be painted in May.", False), ("Work goes on.", True)):
        asked, _ = _told(steps_to_green=steps, progress=_updates(said))
        assert any("Paint the doors" in each for each in asked) is is_asked


def test_a_report_is_asked_about_with_the_item_that_has_most_of_its_words() -> None:
    items = {
        name: {
            "title": title, "programmes": ["loom"], "steps_to_green": [{**STEP, "text": text}],
            "progress": _updates("Work goes on."),
        }
        for name, title, text in (("afi-01", "Barns", "Mend the barn."),
                                  ("afi-02", "Looms", "Find weavers for looms."))
    }  # fmt: skip
    reports = REPORTS % (
        "2024-02-10",
        "Four of the nine looms have weavers. £90 is still to find.",
        "",
    )
    written = "\n".join(f"        {name}: {json.dumps(item)}" for name, item in items.items())
    register = register_from(f"        forums: {{hta: {{name: HTA}}}}{reports}{written}")
    chosen = likely_points(as_at(register, ON), "hta", ON).chosen
    told = [(each.item, each.what_else) for each in chosen if "on Op Loom" in each.what_else]
    assert told == [
        ("peel/afi-02", "The report of 10 February 2024 on Op Loom says “Four of the nine looms "
         "have weavers”.")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "other", "asked"),
    [
        ("All posts of weavers are now filled.", "Two of the three weavers in posts are on loan.",
         "On “All posts of weavers are now filled”, how does that go with “Two of the three "
         "weavers in posts are on loan” (AFI 2, 10 February 2024)?"),
        # It is to come, or of something else, or nothing is open.
        ("All posts of weavers will be filled.", "Two of three posts of weavers are vacant.", ""),
        ("All looms of the mill are oiled.", "Two of the three posts of weavers are vacant.", ""),
        ("All posts of weavers are now filled.", "The posts of weavers are advertised.", ""),
        ("Nobody at high risk waits.", "Two at high risk are not seen.", ""),
    ],
)  # fmt: skip
def test_what_is_said_of_all_is_set_beside_what_another_finding_says(
    claim: str, other: str, asked: str
) -> None:
    beside = {"progress": [{"date": "2024-02-10", "text": other}]}
    sections = f"afi-02: {json.dumps(beside)}"
    questions, told = _told(sections=sections, progress=_updates(claim))
    assert [each for each in questions if "how does that go with" in each] == [asked] * bool(asked)
    said = f"The update of 20 February 2024 says “{claim[:-1]}”; that of AFI 2 of 10 February 2024"
    assert any(said in each for each in told) is bool(asked)
    later = {"progress": [{"date": "2023-11-10", "text": other}]}
    questions, _ = _told(sections=f"afi-02: {json.dumps(later)}", progress=_updates(claim))
    assert not any("how does that go with" in each for each in questions)


def test_what_is_quoted_in_like_words_is_not_asked_about_again() -> None:
    steps = [STEP, {"id": "b", "text": "Clear the barns of old hay.", "due": "2024-04-30"}]
    made = "commitments: [{{text: {}, item: peel/afi-01, due: 2024-04-20}}]"
    for promise, is_asked in (("The barns will be cleared of old hay.", False),
                              ("The carts will be mended.", True)):  # fmt: skip
        meeting = f"meetings: {{2024-02-01-hta: {{{made.format(promise)}}}}}"
        asked, _ = _told(sections=meeting, steps_to_green=steps, progress=_updates("Well."))
        assert "On “Clear the barns of old hay”, due by 30 April 2024" in "".join(asked)
        assert any("promised by 20 April 2024" in each for each in asked) is is_asked


def test_a_public_forum_is_asked_about_no_measure() -> None:
    measure = "Owners are told of their rights in 90% of the cases of the northern team"
    progress = [
        {**each, "reviewed": {"date": each["date"], "by": "flo"}}
        for each in _updates(
            "Owners are told of their rights in 41% of the cases.",
            "Owners are told of their rights in 52% of the cases.",
            "Work goes on. Owners are told of their rights from the first call.",
        )
    ]
    asked, told = _told(forum="pcp", target="2024-01-31", measures=[{"text": measure}],
                        progress=progress)  # fmt: skip
    assert "northern team" not in " ".join([*asked, *told])


def test_measures_that_begin_alike_are_asked_about_each_for_itself() -> None:
    start = "Owners are told within 24 hours in"
    measures = (f"{start} 90% of breaks", f"{start} 80% of losses")
    item = {"measures": [{"text": e} for e in measures], "progress": _updates("Work goes on.")}
    assert _asked_of_measures(item) == tuple(f"On “{each}”, {OF_A_MEASURE}?" for each in measures)


def _asked_of_measures(item: Mapping[str, object]) -> tuple[str, ...]:
    """Return what is asked of an item's measures behind a question that names none."""
    register = register_from(f"afi-01: {json.dumps(item)}")
    of_it = register.items["peel/afi-01"]
    question = RuleResult.on_item(of_it, ("target",), "The target has passed.", "Why?")
    asked = ItemQuestions(Preparation(register, "hta", ON), [question])
    ask_of_measures(of_it, asked)
    return asked.questions[0].supplementary


def test_a_better_rating_is_not_told_to_a_public_forum() -> None:
    changes = [
        {"date": "2023-09-01", "to": "amber", "because": "Begun."},
        {"date": "2024-02-25", "from": "amber", "to": "yellow", "because": "It looks better."},
    ]
    for forum, is_told in (("hta", True), ("pcp", False)):
        _, told = _told(forum=forum, rag="yellow", rag_changes=changes, target="2024-02-01",
                        measures=[{"text": GATES}],
                        progress=_updates("Gates hang straight in 60%."))  # fmt: skip
        assert any("from amber to yellow" in each for each in told) is is_told


@pytest.mark.parametrize(
    ("promise", "day", "is_asked"),
    [
        ("The carts will be mended", "2024-04-03", True),  # beside 13 April
        ("The carts will be mended", "2024-04-13", True),  # on the day of another thing
        ("The doors will be painted", "2024-04-13", False),  # on the day of the same thing
    ],
)
def test_a_promise_for_the_day_of_another_thing_is_asked_about(
    promise: str, day: str, *, is_asked: bool
) -> None:
    steps = [STEP, {"id": "b", "text": "Repair the doors.", "due": "2024-04-13"}]
    made = f"{{text: {promise}., item: peel/afi-01, due: {day}}}"
    sections = f"meetings: {{2024-02-01-hta: {{commitments: [{made}]}}}}"
    asked, _ = _told(sections=sections, steps_to_green=steps, progress=_updates("Well."))
    assert any(promise in each for each in asked) is is_asked


def test_a_step_that_the_last_update_is_said_to_be_about_is_not_asked_after() -> None:
    steps = [STEP, {"id": "b", "text": "Find nurses.", "due": "2024-04-13"}]
    update = _updates("Two offers were made.")[0]
    for about, is_asked in (({"steps": ["b"]}, False), ({}, True)):
        asked, _ = _told(steps_to_green=steps, progress=[{**update, **about}])
        assert any("Find nurses" in each for each in asked) is is_asked


TWO_MEETINGS = """
        meetings:
          2023-10-02-%s:
            questions:
              - id: q
                item: peel/afi-01
                text: And?
                answers: [{text: Twelve of the carts are fit for the road.}]
          2023-11-02-%s:
            questions:
              - {id: q, item: peel/afi-01, text: And?, answers: [{text: %s}]}
          2024-02-01-%s: {}
"""


def test_a_public_forum_is_asked_about_its_own_earlier_answer() -> None:
    held = TWO_MEETINGS % ("pcp", "sib", "Nine of the mills are dry.", "pcp")
    asked, _ = _told(forum="pcp", sections=held, target="2024-02-01",
                     progress=_updates("Work goes on."))  # fmt: skip
    assert [each for each in asked if "On the answer" in each] == [
        "On the answer of 2 October 2023, “Twelve of the carts are fit for the road”, how does "
        "that stand now?"
    ]


@pytest.mark.parametrize(
    ("later", "is_asked"),
    [("Thirty of the carts are fit for the road.", False), ("Nine of the mills are dry.", True)],
)
def test_an_answer_that_a_later_one_tells_of_is_not_asked_about(
    later: str, *, is_asked: bool
) -> None:
    held = TWO_MEETINGS % ("hta", "hta", later, "sib")
    asked, _ = _told(sections=held, progress=_updates("Work goes on."))
    assert any("Twelve of the carts" in each for each in asked) is is_asked


def test_an_answer_at_a_forum_that_was_removed_is_asked_about() -> None:
    held = TWO_MEETINGS % ("gold", "hta", "Well.", "hta")
    asked, _ = _told(sections=held, progress=_updates("Work goes on."))
    assert any("On the answer of 2 October 2023 (another forum), “Twelve" in e for e in asked)


@pytest.mark.parametrize(
    ("claim", "said", "later"),
    [
        ("All carts of the mill are sound.", "Two carts of the mill are not sound.",
         {"date": "2024-02-15", "text": "The carts of the mill were mended."}),
        ("All carts of the mill are sound.", "Two carts of the mill are not sound.",
         {"date": "2024-02-25", "text": "A cart of the mill burnt.", "restricted": True}),
        ("Carters wash carts of the mill every day.", "Two carts of the mill are not sound.", None),
        ("All of them are carts of the mill.", "Two carts of the mill are not sound.", None),
    ],
)  # fmt: skip
def test_what_is_settled_or_said_of_no_whole_is_set_beside_nothing(
    claim: str, said: str, later: dict[str, object] | None
) -> None:
    progress: list[dict[str, object]] = [{"date": "2024-02-10", "text": said}]
    for updates, is_asked in ((progress, claim.startswith("All carts")),
                              ([*progress, *([later] if later else [])], False)):  # fmt: skip
        beside = json.dumps({"progress": updates})
        asked, _ = _told(sections=f"afi-02: {beside}", progress=_updates(claim))
        assert any("how does that go with" in each for each in asked) is is_asked


def test_the_words_about_a_claim_begin_with_a_whole_word() -> None:
    assert said_of_all("Supervisors of carts saw all records in May.").split()[0] == "Supervisors"
    assert said_of_all("Supervisors see records every month.") == ""


def test_a_list_that_quotes_the_update_of_a_draft_is_marked() -> None:
    draft = {
        "draft": {"seen": "2024-01-10"},
        "progress": [{"date": "2024-02-10", "text": "Two carts of the mill are not sound."}],
    }
    register = as_at(register_from(f"afi-02: {json.dumps(draft)}"), ON)
    point = likely_points(register, "hta", ON).raised[0]
    bare = replace(point, item=None, fact="x", question="y?", what_else="", supplementary=())
    quoting = replace(bare, fact="It says “Two carts of the mill are not sound”.")
    assert [quotes_restricted(register, "hta", [each]) for each in (quoting, bare)] == [True, False]
