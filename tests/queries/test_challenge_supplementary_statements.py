"""What else a last update says, asked with the questions about its item."""

import json
from collections.abc import Mapping

import pytest

from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.accounts import account
from peeltrack.queries.challenge.asks import ADMITTED, HOLDS, OF_A_MEASURE, SINCE
from peeltrack.queries.challenge.choose_points import likely_points
from peeltrack.queries.challenge.points import Point
from tests.queries.test_challenge_kinds import ON
from tests.registers import an_item, register_from

STEP = {"id": "a", "text": "Mend the barn.", "due": "2024-02-28"}


def _chosen(*texts: str, **fields: object) -> list[Point]:
    """Return the points chosen on an item with an overdue step and updates in these words."""
    forum = str(fields.pop("forum", "hta"))
    updates: list[Mapping[str, object]] = [
        {"date": f"2024-02-2{n}", "text": text} for n, text in enumerate(texts)
    ]
    item = {
        "wording": "Do better.",
        "target": "2024-09-30",
        "measures": [{"text": "The barn is sound"}],
        "steps_to_green": [STEP],
        "progress": updates,
        **fields,
    }
    forums = "forums: {hta: {name: HTA}, pcp: {name: Panel, audience: public}}"
    leads = "leads: {flo: {title: Liaison Officer, may_review: true}}"
    register = register_from(f"{forums}\n{leads}\nafi-01: {json.dumps(item)}")
    return list(likely_points(as_at(register, ON), forum, ON).chosen)


ASKS = f"On “The roof has yet to be tiled”, {ADMITTED}?"


def _facts(*texts: str, **fields: object) -> str:
    return "\n".join(each.whole_fact for each in _chosen(*texts, **fields))


def test_a_question_on_an_item_asks_what_else_its_last_update_leaves_open() -> None:
    said = "The roof has yet to be tiled."
    (asked,) = (each for each in _chosen(said) if said[:-1] in each.whole_fact)
    assert asked.whole_fact.endswith(
        " The update of 20 February 2024 says “The roof has yet to be tiled”."
    )
    assert asked.supplementary == (ASKS,)
    assert not asked.short.endswith(ASKS)  # where the update is printed beside it
    good = _chosen("All of the roof was tiled in January.")
    assert [each.rule for each in good] == [each.rule for each in _chosen(said)]
    assert not any(each.supplementary for each in good)


def test_of_an_update_five_statements_are_asked_about_and_three_in_one_question() -> None:
    said = [f"The {what} has yet to be {done}." for what, done in (
        ("roof", "tiled"), ("floor", "laid"), ("gate", "hung"), ("wall", "built"),
        ("loft", "swept"), ("door", "oiled"),
    )]  # fmt: skip
    chosen = _chosen(" ".join(said))
    counts = [sum(each[:-1] in point.whole_fact for each in said) for point in chosen]
    assert sorted(counts) == [2, 3]


@pytest.mark.parametrize(
    ("before", "now", "after"),
    [
        (
            "The hay store had 168 bales in June.",
            "The hay store had 191 bales in September.",
            " (after “The hay store had 168 bales in June” on 20 February 2024)",
        ),
        (
            "May: 50 of 71; 999: 90.7%.",
            "June: 46 of 68; 999: 90.3%.",
            " (after “999: 90.7%” on 20 February 2024)",
        ),
        ("May: 50 of 71; 101: 90.7%.", "June: 46 of 68; 999: 90.3%.", ""),
        ("The hay store had 168 bales in June.", "The hay store still had 168 bales.", ""),
        ("The hay store was filled in June.", "The hay store had 191 bales in September.", ""),
        ("The hay store was 40% full in June.", "The hay store had 191 bales by then.", ""),
        ("The cart had 168 spokes in June.", "The hay store had 191 bales in September.", ""),
    ],
)
def test_an_earlier_figure_of_the_same_thing_is_quoted_beside(
    before: str, now: str, after: str
) -> None:
    facts = _facts(before, now)
    assert f"{now[:-1]}”{after}" in facts
    assert after or "(after" not in facts


def test_statements_that_are_asked_the_same_are_asked_about_together() -> None:
    told = "The roof has yet to be tiled. The floor has yet to be laid."
    assert [asked for each in _chosen(told) for asked in each.supplementary] == [
        f"On “The floor has yet to be laid” and “The roof has yet to be tiled”, {ADMITTED}?"
    ]


MEETING = """
meetings:
  2024-01-15-hta:
    questions:
      - {{id: q, item: peel/afi-01, text: When?, answers: [{{text: "{answer}"}}]}}
    commitments: [{{text: Send the list of masons., item: peel/afi-01, due: 2024-12-01}}]
"""


@pytest.mark.parametrize(
    ("answer", "asked"),
    [
        ("If the roof leaked twice, the mason would come.", "has that come about"),
        ("The mason will mend the roof.", "what has come of that"),
        ("No mason looks at the roof.", "is that still so"),
        ("The mason looked at the roof.", ""),
        ("If pressed I would say that the mason is the best.", ""),
        ("The list of masons will be sent.", ""),
        ("It will.", ""),
    ],
)
def test_what_a_forum_was_last_answered_of_an_item_is_asked_about(answer: str, asked: str) -> None:
    item = {"steps_to_green": [STEP], "progress": [{"date": "2024-02-20", "text": "All is well."}]}
    forums = "forums: {hta: {name: HTA}}"
    register = register_from(f"{forums}\nafi-01: {json.dumps(item)}{MEETING.format(answer=answer)}")
    chosen = likely_points(as_at(register, ON), "hta", ON).chosen
    told = [each for each in chosen if "The answer of 15 January 2024 was" in each.whole_fact]
    tail = f"On the answer of 15 January 2024, “{answer[:-1]}”, {asked}?"
    assert [each.supplementary[-1] for each in told] == ([tail] if asked else [])
    assert all(f"was “{answer[:-1]}”." in each.whole_fact for each in told)


LENT = "Four masons are still lent to the mill, although the roof is open."


@pytest.mark.parametrize(
    ("then", "now", "quoted"),
    [
        (LENT, "The roof is on.", f"The update of 20 February 2024 said “{LENT[:-1]}”."),
        # An update since speaks of it, by two of its telling words.
        (LENT, "The masons are back from the mill.", ""),
        ("Only 24 beams.", "The roof is on.", ""),  # a figure of its time
        ("We feel that the joiners are confident of the new design.", "The roof is on.", ""),
        ("Two of the masons were late, as the road was not open.", "The roof is on.", ""),
    ],
)  # fmt: skip
def test_what_an_earlier_update_told_and_none_since_speaks_of_is_gone_back_to(
    then: str, now: str, quoted: str
) -> None:
    chosen = _chosen(then, now)
    said = [each for each in chosen if "The update of 20 February 2024 said" in each.whole_fact]
    assert [quoted in each.whole_fact for each in said] == ([True] if quoted else [])
    asks = [ask for each in said for ask in each.supplementary if "of 20 February 2024" in ask]
    assert asks == [f"On “{then[:-1]}” of 20 February 2024, {SINCE}?" for _ in said]


def test_what_it_takes_is_asked_of_a_measure_that_the_last_update_has_missed() -> None:
    measures = ("Gates hang straight in 90% of yards", "Owners are told in 90% of yards")
    chosen = _chosen(BOTH.format(33), measures=[{"text": each} for each in measures])
    asked = [ask for each in chosen for ask in each.supplementary if "90% of yards" in ask]
    assert asked == []  # both figures stand in the statement that a question quotes
    apart = "Gates hang straight in 57 of 100. Owners are told in 33 of 100."
    chosen = _chosen(apart, measures=[{"text": each} for each in measures])
    told = " ".join(f"{each.whole_fact} {each.questions}" for each in chosen)
    assert "57 of 100" in told
    assert "33 of 100" in told


def test_a_measure_that_is_met_is_quoted_and_not_asked_after() -> None:
    told = "Gates hang straight in 94 of 100 yards."
    chosen = _chosen(told, measures=[{"text": "Gates hang straight in 90% of yards"}])
    said = (
        "Success is also measured by “Gates hang straight in 90% of yards” (“Gates hang straight "
        "in 94 of 100 yards” on 20 February 2024)."
    )
    assert [each.supplementary for each in chosen if said in each.what_else] == [()]


def test_a_target_that_has_been_moved_is_not_gone_back_to() -> None:
    told = "The target is still not one that masons of the mill can meet."
    moved = {"date": "2024-02-21", "from": "2024-03-30", "to": "2024-09-30", "because": "x"}
    asked = [_facts(told, "The roof is on.", target_changes=made) for made in ([], [moved])]
    assert ["said “The target is still" in facts for facts in asked] == [True, False]


def test_a_statement_that_is_hardly_telling_is_quoted_and_not_asked_about() -> None:
    (said,) = (e for e in _chosen("The hay store is by the mill and the yard.") if e.what_else)
    assert said.what_else.endswith("says “The hay store is by the mill and the yard”.")
    assert said.supplementary == ()


@pytest.mark.parametrize(
    ("said", "is_quoted"),
    [
        ("Some masons of the mill and the yard were shortlisted for a shire award.", False),
        ("I still want to record my thanks to the masons of the mill.", False),
        ("We are grateful to the masons, who have yet to see the mill.", True),
    ],
)
def test_thanks_and_honours_are_not_asked_about(said: str, *, is_quoted: bool) -> None:
    assert (said[:-1] in _facts(said)) is is_quoted


def test_what_was_told_more_than_half_a_year_before_the_last_update_is_let_rest() -> None:
    told = [{"date": day, "text": LENT} for day in ("2023-08-20", "2023-08-24")]
    last = {"date": "2024-02-22", "text": "The roof is on."}
    facts = ["\n".join(e.whole_fact for e in _chosen(progress=[each, last])) for each in told]
    assert ["lent to the mill" in fact for fact in facts] == [False, True]


BOTH = "Gates hang straight in 57 of 100 and owners are told in {} of 100."
LATER = "May: 94 of 100. I looked at 20 of the 94 myself."


@pytest.mark.parametrize(
    ("updates", "said"),
    [
        # No update gives a figure in words that tell.
        (["Gates hang straight in 94 of 100 yards."],
         "Success is also measured by “Owners are told in 90% of yards”."),
        # One did once; whether a later figure is of it too, its words do not tell.
        ([BOTH.format(33), LATER],
         "Success is also measured by “Owners are told in 90% of yards”."),
        ([BOTH.format(93), LATER], ""),
        (["Gates hang straight in 94 of 100 and owners are told in 92 of 100."], ""),
    ],
)  # fmt: skip
def test_a_measure_that_no_question_names_is_asked_after(updates: list[str], said: str) -> None:
    measures = ("Gates hang straight in 90% of yards", "Owners are told in 90% of yards")
    chosen = _chosen(*updates, measures=[{"text": each} for each in measures])
    asked = [each for each in chosen if "Owners are told in 90%" in each.what_else]
    assert [said in each.what_else for each in asked] == ([True] if said else [])
    assert [ask for e in asked for ask in e.supplementary if "90%" in ask] == [
        f"On “Owners are told in 90% of yards”, {OF_A_MEASURE}?" for _ in asked
    ]


SECRET = {
    "date": "2024-03-01",
    "text": "A mason fell from the wall and is badly hurt.",
    "restricted": True,
}


@pytest.mark.parametrize(
    ("secret", "forum", "is_quoted"),
    [
        (SECRET, "hta", True),
        (SECRET, "pcp", False),                            # a public forum never hears of it
        ({**SECRET, "date": "2023-08-30"}, "hta", False),  # more than half a year ago
    ],
)  # fmt: skip
def test_a_forum_in_private_is_asked_about_what_a_restricted_update_says(
    secret: Mapping[str, object], forum: str, *, is_quoted: bool
) -> None:
    told = {"date": "2024-02-20", "text": "The roof has yet to be tiled, and the wall stands.",
            "reviewed": {"date": "2024-02-21", "by": "flo"}}  # fmt: skip
    progress = sorted([told, secret], key=lambda each: str(each["date"]))
    chosen = _chosen(forum=forum, progress=progress, target="2024-02-28")
    says = (
        "The restricted update of 1 March 2024 says “A mason fell from the wall and is badly hurt”."
    )
    assert any(says in each.whole_fact for each in chosen) is is_quoted
    assert ("badly hurt" in str(chosen)) is is_quoted


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("The mason is under investigation for theft.", ""),
        ("The mason is under investigation for theft. Two carts are not found.",
         " and what else that update says"),
    ],
)  # fmt: skip
def test_of_a_restricted_update_of_one_statement_nothing_else_is_asked(
    text: str, more: str
) -> None:
    progress = [
        {"date": "2024-02-20", "text": "The mason has been at work."},
        {"date": "2024-03-01", "text": text, "restricted": True},
    ]
    chosen = _chosen(progress=progress, target="2024-02-28")
    asked = [said for each in chosen for said in each.supplementary if "theft" in said]
    assert asked == [
        f"On “The mason is under investigation for theft”{more}, who has been told, and what "
        "follows?"
    ]


@pytest.mark.parametrize(
    ("answer", "is_asked"),
    [
        ("Yes. They are used for the mill and for nothing else.", True),
        ("No. The mill has the best of them.", True),
        ("They are ring-fenced.", True),
        ("Nobody at the mill is without one.", True),
        ("I have no list of them. They are ring-fenced.", True),
        ("Yes. Two carts are late.", False),
        ("Not yet.", False),
        ("They came in May.", False),
        ("I cannot guarantee that.", False),
        ("The carts are not ring-fenced.", False),
        ("Nobody at the mill knows yet.", False),
        ("No, they will not go to the mill by June.", False),
    ],
)  # fmt: skip
def test_what_assured_a_forum_within_a_year_is_asked_about(answer: str, *, is_asked: bool) -> None:
    def asked(day: str, forum: str) -> list[str]:
        meeting = (
            f"meetings: {{{day}-{forum}: {{questions: [{{id: q, item: peel/afi-01, "
            f"text: Are the carts for the mill?, answers: [{{text: '{answer}'}}]}}]}}, "
            "2024-01-15-hta: {}}"
        )
        item = {"steps_to_green": [STEP], "progress": [{"date": "2024-02-20", "text": "Well."}]}
        forums = "forums: {hta: {name: HTA}, sib: {name: SIB}}"
        register = register_from(f"{forums}\nafi-01: {json.dumps(item)}\n{meeting}")
        chosen = likely_points(as_at(register, ON), "hta", ON).chosen
        told = [said for each in chosen for said in (each.what_else, *each.supplementary)]
        return [said for said in told if "was told" in said or HOLDS in said]

    said = f"“{answer.rstrip('.')}”"
    assert asked("2023-10-02", "hta") == (
        [
            "On 2 October 2023 the forum asked “Are the carts for the mill?”, and was told "
            f"{said}.",
            f"On the answer of 2 October 2023, {said}, {HOLDS}?",
        ]
        if is_asked
        else []
    )
    assert asked("2023-10-02", "sib") == asked("2023-02-02", "hta") == []


@pytest.mark.parametrize(("forum", "is_asked"), [("hta", True), ("pcp", False)])
def test_a_restricted_report_on_a_programme_is_asked_about_in_private(
    forum: str, *, is_asked: bool
) -> None:
    register = register_from("""
        forums: {hta: {name: HTA}, pcp: {name: Panel, audience: public}}
        programmes:
          loom:
            name: Op Loom
            reports:
              - {date: 2024-02-01, text: All is well.}
              - {date: 2024-02-20, text: The ledger is delayed., restricted: true}
        afi-01: {programmes: [loom]}
    """)
    raised = likely_points(as_at(register, ON), forum, ON).raised
    assert any("The ledger is delayed" in each.fact for each in raised) is is_asked


@pytest.mark.parametrize(
    ("promise", "is_asked"),
    [
        ("due: 2024-05-01", True),
        ("due: 2024-05-01, kept: 2024-02-01", False),
        ("due: 2024-09-01", False),             # more than a quarter ahead
        ("due: 2024-05-01, item: peel/afi-02", False),
    ],
)  # fmt: skip
def test_what_was_promised_and_is_not_due_yet_is_asked_after(
    promise: str, *, is_asked: bool
) -> None:
    own = "" if "item:" in promise else ", item: peel/afi-01"
    item = {"steps_to_green": [STEP], "progress": [{"date": "2024-02-20", "text": "All is well."}]}
    register = register_from(f"""
        afi-01: {json.dumps(item)}
        afi-02: {{}}
        meetings:
          2024-01-15-hta:
            commitments: [{{text: The carts will be at the mill., {promise}{own}}}]
    """)
    chosen = likely_points(as_at(register, ON), "hta", ON).chosen
    said = "On 15 January 2024 this was promised by 1 May 2024: “The carts will be at the mill”."
    asks = "On what was promised by 1 May 2024, “The carts will be at the mill”, will it be kept?"
    of_it = [e for e in chosen if said in e.what_else and e.item == "peel/afi-01"]
    assert [each.supplementary for each in of_it] == ([(asks,)] if is_asked else [])


def test_a_fact_says_also_where_it_quotes_an_update_already() -> None:
    said = "Of the 40 beams 14 are sound. Some beams have yet to be seen."
    measures = [{"text": "Every beam is sound"}]
    asked = _facts(said, measures=measures)
    assert "the update of 20 February 2024 says “Of the 40 beams 14 are sound”. The" in asked
    assert "The update of 20 February 2024 also says “Some beams have yet to be seen”" in asked


def test_what_only_repeats_what_is_asked_is_not_asked_about_again() -> None:
    step = {**STEP, "text": "Send the plan for the barn to the joiner by spring."}
    repeats = "The plan for the barn still goes to the joiner. He has yet to reply."
    asked = _facts(repeats, steps_to_green=[step])
    assert "says “He has yet to reply”" in asked
    assert asked.count("still goes to the joiner") <= 1


def test_what_another_question_asks_too_is_left_out_for_that_reason() -> None:
    item = {
        "wording": "Do better.",
        "steps_to_green": [STEP],
        "progress": [{"date": "2024-02-20", "text": "Only two of the nine gates hang straight."}],
    }
    found = likely_points(as_at(register_from(f"afi-01: {json.dumps(item)}"), ON), "hta", ON)
    told = [each.left_out for each in found.raised if each.rule == "telling-statement"]
    assert told == ["another question about the item asks it too"]
    assert any("Only two of the nine gates" in each.whole_fact for each in found.chosen)
    assert not any("Only two of the nine gates" in each.short for each in found.chosen)


def test_a_statement_that_refers_back_to_a_quoted_one_is_quoted_alone() -> None:
    said = "Of the 40 beams 14 are sound. Some of them have yet to be seen by the joiner."
    facts = _facts(said, measures=[{"text": "Every beam is sound"}])
    assert facts.count("Of the 40 beams 14 are sound") == 1
    assert "says “Some of them have yet to be seen by the joiner”." in facts


@pytest.mark.parametrize("reviewed", [True, False])
def test_a_public_forum_asks_only_about_what_it_sees(*, reviewed: bool) -> None:
    update = {"date": "2024-02-20", "text": "The roof has yet to be tiled, and the wall stands."}
    seen = {"reviewed": {"date": "2024-02-21", "by": "flo"}} if reviewed else {}
    chosen = _chosen(forum="pcp", progress=[{**update, **seen}], target="2024-02-28")
    assert any("yet to be tiled" in each.whole_fact for each in chosen) is reviewed


def test_what_a_newer_restricted_update_may_have_overtaken_is_not_asked_about() -> None:
    def asks(*newer: Mapping[str, object]) -> bool:
        public = {"date": "2024-02-20", "text": "We still have 143 visits overdue, as before."}
        chosen = _chosen(
            measures=[{"text": "Fewer than 40 visits are overdue"}], progress=[public, *newer]
        )
        return any("143 visits" in each.whole_fact for each in chosen)

    secret = {"date": "2024-03-01", "text": "158 visits are overdue.", "restricted": True}
    assert (asks(), asks(secret)) == (True, False)


@pytest.mark.parametrize(
    ("text", "statement", "quoted"),
    [
        ("Nine findings are logged. Two of them are met.", "Two of them are met",
         "Nine findings are logged. Two of them are met"),
        ("Nine findings are logged. Of these, two are met; four wait.", "Of these, two are met",
         "Nine findings are logged. Of these, two are met; four wait"),
        ("We go on. It is planned for spring.", "It is planned for spring",
         "We go on. It is planned for spring"),
        ("We go on. The panel is planned for spring, and the survey of all nine teams for June.",
         "The panel is planned for spring, and the survey of all nine teams for June",
         "The panel is planned for spring, and the survey of all nine teams for June"),
        (f"{'We go on and on. ' * 3}{'Again and again we went there' * 6}. It is planned.",
         "It is planned", "It is planned"),              # too long together
        ("These are planned.", "These are planned", "These are planned"),
        ("We go on. Teams that have lost people now wait for the courses of the summer months.",
         "Teams that have lost people now wait for the courses of the summer months",
         "Teams that have lost people now wait for the courses of the summer months"),
    ],
)  # fmt: skip
def test_what_refers_back_is_quoted_with_the_sentence_before_it(
    text: str, statement: str, quoted: str
) -> None:
    last = account(an_item("afi-01", progress=[{"date": "2024-02-20", "text": text}]))
    assert last is not None
    assert last.quoted(statement) == f"“{quoted}”"
