"""Posts that were funded, causes of concern beside their recommendations, promises and days."""

import pytest

from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.choose_points import likely_points
from tests.queries.test_challenge_kinds import ON, points, rules
from tests.registers import register_from


def _asked(rule: str, *updates: str, **fields: object) -> list[str]:
    return [each.question for each in points(*updates, **fields) if each.rule == rule]


@pytest.mark.parametrize(
    ("told", "is_asked"),
    [
        ("Thirty-one of the 40 harbour keepers are in post.", True),
        ("All 40 harbour keepers are now sworn in.", False),
    ],
)
def test_all_of_the_posts_are_filled(told: str, *, is_asked: bool) -> None:
    funded = [{"text": "Forty harbour keepers", "posts": 40}]
    before = "Thirty of the 40 harbour keepers are in post."
    assert ("money-unanswered" in rules(before, told, investments=funded)) is is_asked


@pytest.mark.parametrize(
    ("told", "is_asked"),
    [("Work goes on at the pier.", True), ("Thirty-one lanterns have been bought.", False)],
)
def test_what_was_funded_is_mentioned_by_a_word_of_its_own(told: str, *, is_asked: bool) -> None:
    funded = [{"text": "£45,000 for 60 replacement lanterns with spare wicks"}]
    assert ("money-unanswered" in rules(told, investments=funded)) is is_asked


@pytest.mark.parametrize(
    ("posts", "second", "asks"),
    [
        (9, "Work goes on.", ["how many are filled today and do the work that they were paid for"]),
        (9, "All five smiths started in May.", []),
        (9, "5 of 5 smiths are in post.", []),
        (9, "Five smith posts are vacant.",
         ["how many are filled today and do the work that they were paid for"]),
        (9, "Five smiths will start in June.",
         ["how many are filled today and do the work that they were paid for"]),
        (9, "Two of the five posts are filled.",
         ["how many are filled today and do the work that they were paid for"]),
        (10, "All five smiths started in May.", []),
        (10, "Work goes on.", ["how many are filled today and do the work that they were paid for",
                               "what is the one post for that no finding names"]),
        (12, "Work goes on.", ["how many are filled today and do the work that they were paid for",
                               "what are the three posts for that no finding names"]),
    ],
)  # fmt: skip
def test_shared_posts_are_asked_about_until_all_are_filled_and_what_is_left_of_them(
    posts: int, second: str, asks: list[str]
) -> None:
    register = register_from(f"""
        funding: {{precept: {{text: Precept posts, posts: {posts}}}}}
        afi-01:
          investments: [{{text: Four carters, posts: 4, part_of: precept}}]
          progress: [{{date: 2024-01-20, text: All four posts are filled.}}]
        afi-02:
          investments: [{{text: Five smiths, posts: 5, part_of: precept}}]
          progress: [{{date: 2024-01-20, text: {second}, restricted: true}}]
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    questions = [each.question for each in raised if each.rule == "posts-together"]
    left = " of the 10" if posts == 10 else " of the 12" if posts == 12 else ""
    start = f"9{left} posts of “Precept posts” are for AFI 1 and AFI 2: "
    assert questions == [f"{start}{'; and '.join(asks)}?"] * bool(asks)


def test_a_causes_own_measure_and_expected_day_are_asked_beside_its_recommendations() -> None:
    moved = [
        {"date": "2023-10-09", "text": "Work goes on.", "completed_by": "2024-01-31"},
        {"date": "2023-12-09", "text": "Work goes on.", "completed_by": "2024-04-30"},
        {"date": "2024-02-20", "text": "Work goes on.", "completed_by": "2024-09-30"},
    ]
    register = register_from(f"""
        coc-1: {{progress: {moved}}}
        rec-1: {{cause_of_concern: coc-1, progress: {moved}}}
    """)
    chosen = likely_points(as_at(register, ON), "hta", ON).chosen
    assert sorted(each.item or "" for each in chosen if each.rule == "target-moved-again") == [
        "peel/coc-1",
        "peel/rec-1",
    ]


def _of_two(told: list[dict[str, str]], rule: str) -> list[str]:
    """The questions of a rule on an item that the keeper leads and an auditor reads."""
    register = register_from(f"""
        leads: {{keeper: {{title: Keeper}}, auditor: {{title: Auditor}}}}
        afi-01: {{tactical_lead: keeper, progress: {told}}}
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    return [each.question for each in raised if each.rule == rule]


@pytest.mark.parametrize(
    ("recorded", "is_asked"),
    [
        ("Every lamp will be lit by 31 January.", False),
        ("The pier will be open by the end of May.", True),
    ],
)
def test_a_commitment_that_names_the_same_day_is_the_promise(
    recorded: str, *, is_asked: bool
) -> None:
    assert bool(_unrecorded(recorded)) is is_asked


def test_a_target_moved_beyond_the_promised_day_tells_of_it() -> None:
    moved = '{date: 2024-02-01, from: 2024-01-31, to: 2024-06-30, because: "Storms."}'
    recorded = "The pier will be open by the end of May."
    assert _unrecorded(recorded)
    assert not _unrecorded(recorded, f"target: 2024-06-30, target_changes: [{moved}]")


def _unrecorded(recorded: str, more: str = "target: 2024-06-30") -> list[str]:
    """What is asked of a promise in an answer beside a commitment on the same item."""
    register = register_from(f"""
        leads: {{cc: {{title: Chief Keeper}}}}
        afi-01: {{{more}, progress: [{{date: 2024-02-20, text: "Work goes on."}}]}}
        meetings:
          2023-12-01-hta:
            questions:
              - {{id: q, item: peel/afi-01, text: "When?", answers: [
                 {{by: cc, text: "Oil is on order and dark nights will be nil by 31 January."}}]}}
            commitments: [{{text: "{recorded}", by: cc, item: peel/afi-01, to: hta}}]
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    return [each.question for each in raised if each.rule == "promise-unrecorded"]


@pytest.mark.parametrize(
    ("newest", "is_asked"),
    [("We go on.", True), ("Seventeen of 22 posts are filled.", False)],
)
def test_an_older_count_of_posts_is_not_asked_about_once_a_newer_one_counts_others(
    newest: str, *, is_asked: bool
) -> None:
    older = "Of the six managers four have been appointed."
    funded = {"text": "Six managers", "posts": 6, "year": "2023/24"}
    raised = points(older, newest, investments=[funded])
    assert any("four have been appointed" in each.question for each in raised) is is_asked


@pytest.mark.parametrize(
    ("told", "is_asked"),
    [
        ("An analyst is on loan from the regional unit until August.", True),
        ("An analyst is on loan to the regional unit until August.", False),
    ],
)
def test_a_loan_is_asked_about_for_its_end_where_it_came_from_others(
    told: str, *, is_asked: bool
) -> None:
    asked = [each.question for each in points(told) if each.rule == "ends-soon"]
    assert asked == [f"For AFI 1, “{told[:-1]}”: what happens after that?"] * is_asked


def test_posts_are_not_asked_for_where_the_update_says_what_has_become_of_each() -> None:
    funded = [{"text": "Four smiths", "posts": 4}]
    told = "Two of the four smiths have started, the third starts in May, the fourth withdrew."
    assert "money-unanswered" in rules("Two of the four smiths have started.", investments=funded)
    assert "money-unanswered" not in rules(told, investments=funded)


@pytest.mark.parametrize(
    ("follows", "is_asked"),
    [
        ("A business case for permanent posts is with the board.", True),
        ("They will be permanent from April.", False),
    ],
)
def test_a_contract_that_finishes_is_asked_about_unless_what_follows_is_settled(
    follows: str, *, is_asked: bool
) -> None:
    told = f"The smiths' contracts finish on 31 March. {follows}"
    assert ("ends-soon" in rules(told)) is is_asked


@pytest.mark.parametrize(
    ("later", "is_asked"),
    [("Third smith started on 6 February.", False), ("The wait is three weeks.", True)],
)
def test_a_count_of_posts_is_out_of_date_once_one_more_has_come(
    later: str, *, is_asked: bool
) -> None:
    funded = [{"text": "Village smiths", "posts": 4}]
    counted = "Two smiths of four have started."
    assert ("money-unanswered" in rules(counted, later, investments=funded)) is is_asked


@pytest.mark.parametrize(("cover", "is_asked"), [("and cover is arranged", False), ("", True)])
def test_one_who_is_away_with_cover_is_not_asked_for(cover: str, *, is_asked: bool) -> None:
    funded = [{"text": "Village smiths", "posts": 4}]
    filled = "All four village smiths are in post."
    told = f"One of the smiths is on loan to the mill in January {cover}".strip() + "."
    assert ("money-unanswered" in rules(filled, told, investments=funded)) is is_asked


@pytest.mark.parametrize(
    ("told", "is_asked"),
    [
        ("Three inspectors have joined the hubs from the mill.", False),
        ("Three officers have joined the hubs from the mill.", True),
    ],
)
def test_those_of_another_rank_are_not_the_posts(told: str, *, is_asked: bool) -> None:
    funded = [{"text": "Officers for the hubs", "posts": 20}]
    assert any(
        "Three" in each for each in _asked("money-unanswered", told, investments=funded)
    ) is (is_asked)
