"""How each question is put: who is asked, what is quoted, and one thing at a time."""

from datetime import date

import pytest

from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.choose_points import challenge, likely_points
from peeltrack.queries.challenge.meeting import answering_office, asking_office
from peeltrack.queries.challenge.preparation import Preparation
from tests.registers import register_from

ON = date(2022, 5, 23)


def questions(register: Register, rule: str) -> dict[str | None, str]:
    """What one rule asks of which item, all that is raised; the item's short name."""
    return {
        point.item and point.item.removeprefix("peel/"): point.question
        for point in likely_points(register, "hta", ON).raised
        if point.rule == rule
    }


_CHIEF = "{title: Chief Constable, body: Borsetshire Police}"
_DEPUTY = "{title: Deputy Chief Constable, body: Borsetshire Police}"


@pytest.mark.parametrize(
    ("forum", "leads", "expected"),
    [
        ("{name: HTA, chair: Police and Crime Commissioner}", f"{{cc: {_CHIEF}}}",
         ("the Police and Crime Commissioner", "the Chief Constable")),
        ("{name: HTA, chair: Mayor}", "{cc: {title: Chief Constable, left: 2022-05-01}}",
         ("the Mayor", "the force")),
        ("{name: Board, chair: Deputy Chief Constable}", f"{{cc: {_CHIEF}, dcc: {_DEPUTY}}}",
         ("the Deputy Chief Constable", "the Assistant Chief Constable")),
        ("{name: Panel}", f"{{cc: {_CHIEF}}}", ("the meeting", "the Chief Constable")),
    ],
)  # fmt: skip
def test_who_asks_and_who_is_asked(forum: str, leads: str, expected: tuple[str, str]) -> None:
    register = register_from(f"forums: {{hta: {forum}}}\nleads: {leads}\nafi-01: {{}}\n")
    meeting = Preparation(register, "hta", ON)
    assert (
        asking_office(meeting),
        answering_office(meeting, register.items["peel/afi-01"]),
    ) == expected


def test_a_barrier_is_called_one_in_few_words_too(register: Register) -> None:
    """
    afi-01: {progress: [{date: 2022-05-01, text: Begun., blocker: No analyst is in post.}]}
    afi-02: {progress: [{date: 2022-05-01, text: The rollout is delayed.}]}
    """
    shorts = [(p.item, p.short) for p in likely_points(register, "hta", ON).raised]
    assert [each for each in shorts if each[1].endswith(("being done about it?", "Why?"))] == [
        ("peel/afi-01", "Barrier: “No analyst is in post”. What is being done about it?"),
        ("peel/afi-02", "“The rollout is delayed”. Why?"),
    ]


def test_each_want_of_a_measure_is_asked_after_in_its_own_way(register: Register) -> None:
    """
    forums: {hta: {name: Holding to Account, chair: Commissioner}}
    afi-01: {}
    afi-02: {measures: [{text: Calls show that advice was given.}]}
    afi-03:
      measures: [{text: Advice is given in 90% of calls.}]
      progress: [{date: 2022-05-20, text: x}]
    afi-04:
      measures: [{text: Each LPA holds a panel.}]
      progress: [{date: 2022-05-20, text: x}]
    afi-09:                                       # not in each of several places
      measures: [{text: Every case has a record.}]
      progress: [{date: 2022-05-20, text: x}]
    afi-05:
      steps_to_green: [{id: a, text: Train all staff.}, {id: b, text: Write guidance.}]
    afi-06:
      steps_to_green: [{id: a, text: Train all staff.}, {id: b, text: Audit the records.}]
    afi-07:                                       # the audit is not what is being done
      steps_to_green: [{id: a, text: Train all staff.}, {id: b, text: Audit the records.}]
      progress: [{date: 2022-05-20, text: x, steps: [a]}]
    afi-08:                                       # the training is over
      steps_to_green:
        - {id: a, text: Train all staff., done: 2022-05-01}
        - {id: b, text: Audit the records.}
    """
    how = "How will the Commissioner know that"
    expected: dict[str | None, str] = {
        None: "How will the Commissioner know that the findings have been put right?",
        "afi-02": "What standard is the force to reach in AFI 2 on “Calls show that advice was "
        "given”?",
        **{
            f"afi-0{number}": f"{how} AFI {number} has been put right?"
            for number in (1, 5, 6, 7, 8)
        },
    }
    assert questions(register, "no-measure") == expected
    assert questions(register, "measure-untold") == {
        "afi-03": "For AFI 3, what is the figure now for “Advice is given in 90% of calls”?",
        "afi-04": "How does the force know that it is the same in every LPA (AFI 4): “Each LPA "
        "holds a panel”?",
        "afi-09": "For AFI 9, is “Every case has a record” met, and what shows it?",
    }
    assert questions(register, "only-taught") == {
        f"afi-0{number}": "Beyond “Train all staff”, what will show that practice has changed in "
        f"AFI {number}?"
        for number in (5, 7)
    }
    ((fact),) = [p.fact for p in challenge(register, "hta", ON) if p.item is None
                 and p.rule == "no-measure"]  # fmt: skip
    assert fact == (
        "5 of the 9 items to put right have no measure of success and 1 other names one that "
        "sets no standard."
    )


def test_one_other_agrees_with_its_verb(register: Register) -> None:
    """
    afi-01: {}
    afi-02: {}
    afi-03: {}
    afi-04: {measures: [{text: Calls show that advice was given.}]}
    """
    ((fact),) = [p.fact for p in challenge(register, "hta", ON) if p.item is None
                 and p.rule == "no-measure"]  # fmt: skip
    assert fact == (
        "3 of the 4 items to put right have no measure of success and 1 other names one that "
        "sets no standard."
    )


def test_a_day_that_the_update_itself_puts_in_doubt_is_asked_after(register: Register) -> None:
    """
    afi-01:
      steps_to_green: [{id: a, text: Train call handlers., due: 2022-09-30}]
      progress: [{date: 2022-05-20, text: Covid disrupted the training., steps: [a]}]
    afi-02:
      steps_to_green: [{id: a, text: Train call handlers., due: 2022-09-30}]
      progress: [{date: 2022-05-20, text: The training is on course., steps: [a]}]
    afi-03:                                       # the update speaks of another step
      steps_to_green: [{id: a, text: Train., due: 2022-09-30}, {id: b, text: Audit.}]
      progress: [{date: 2022-05-20, text: The audit was delayed., steps: [b]}]
    afi-04:                                       # the day has passed, which is another question
      steps_to_green: [{id: a, text: Train., due: 2022-05-22}]
      progress: [{date: 2022-05-20, text: Covid disrupted the training., steps: [a]}]
    """
    assert questions(register, "day-in-doubt") == {
        "afi-01": "How sure is the force that “Train call handlers” will be done by 30 September "
        "2022 (AFI 1), when the last update says “Covid disrupted the training”?"
    }


def test_an_item_with_neither_word_nor_day_is_asked_for_its_priority(register: Register) -> None:
    """
    afi-01: {target: null}
    afi-02: {}
    afi-03: {target: null, progress: [{date: 2022-05-20, text: x}]}
    afi-04: {target: null, steps_to_green: [{id: a, text: A, due: 2022-09-01}]}
    """
    assert questions(register, "no-priority") == {
        "afi-01": "What priority does AFI 1 have among the 4 findings?"
    }


def test_where_training_is_the_answer_the_fact_says_so(register: Register) -> None:
    """
    afi-01: {steps_to_green: [{id: a, text: Train all staff.}]}
    afi-02: {steps_to_green: [{id: a, text: Constrain demand.}]}
    afi-03: {steps_to_green: [{id: a, text: Recruit and train examiners.}]}
    """
    found = {
        p.item: p.fact for p in likely_points(register, "hta", ON).raised if p.rule == "only-taught"
    }
    assert found == {
        "peel/afi-01": "What is still to be done is training or guidance: “Train all staff”. It "
        "has no measure of success.",
    }


def test_of_the_steps_passed_over_the_weightiest_is_asked_after(register: Register) -> None:
    """
    afi-01:
      steps_to_green: [{id: a, text: A}, {id: b, text: Fill officer posts.}, {id: c, text: C},
                       {id: d, text: D, due: 2022-06-20}, {id: e, text: E, due: 2022-06-15}]
      progress: [{date: 2022-05-20, text: x, steps: [a]}]
    afi-02:
      investments: [{text: More officer posts.}]
      steps_to_green: [{id: a, text: A}, {id: b, text: B}, {id: c, text: Fill officer posts.}]
      progress: [{date: 2022-05-20, text: x, steps: [a]}]
    afi-03:                                       # what it waits for is asked of the dependency
      depends_on: [{who: Supplier, what: The cleansed data.}]
      steps_to_green: [{id: a, text: A}, {id: b, text: Cleanse data., due: 2022-06-10},
                       {id: c, text: Use SPOCs.}]
      progress: [{date: 2022-05-20, text: x, steps: [a]}]
    """
    assert questions(register, "step-unspoken") == {
        f"afi-0{number}": f"What has been done on “{step}”, which the last update of AFI {number} "
        "does not mention?"
        for number, step in ((1, "E"), (2, "Fill officer posts"), (3, "Use SPOCs"))
    }


def test_a_hint_quotes_the_clause_that_no_step_answers(register: Register) -> None:
    """
    afi-01:
      wording: >-
        Domestic Violence Notices (DVNs) are considered; rationale decisions records compared.
      steps_to_green: [{id: a, text: DVNs are discussed.}]
    afi-02:                                       # what the abbreviation stands for is spoken of
      wording: Domestic Violence Notices (DVNs) are considered.
      steps_to_green: [{id: a, text: DVNs are discussed.}]
    """
    assert questions(register, "part-without-step") == {
        "afi-01": "Which step of AFI 1 answers “rationale decisions records compared”?"
    }


def test_a_cause_of_concern_is_as_fresh_as_its_recommendations(register: Register) -> None:
    """
    forums: {hta: {name: Holding to Account, stale_after_days: 31}}
    coc-1: {progress: [{date: 2022-03-17, text: x}]}
    rec-1: {cause_of_concern: coc-1, progress: [{date: 2022-04-22, text: x}]}
    coc-2: {progress: [{date: 2022-03-17, text: x}]}
    rec-2: {cause_of_concern: coc-2, progress: [{date: 2022-04-21, text: x}]}
    rec-3: {cause_of_concern: coc-2}
    coc-3: {}
    rec-4: {cause_of_concern: coc-3, progress: [{date: 2022-05-20, text: x}]}
    """
    assert questions(register, "stale-update") == {
        "coc-2": "What has happened on Cause of concern 2 since 21 April 2022?",
        "rec-2": "What has happened on Recommendation 2 since 21 April 2022?",
    }
    assert list(questions(register, "no-update")) == ["rec-3"]


def test_no_question_of_the_shipped_register_numbers_a_part_or_cuts_a_clause(
    west_mercia: Register,
) -> None:
    raised = likely_points(as_at(west_mercia, ON), "hta", ON).raised
    texts = [text for item in west_mercia.items.values() for text in _texts(item)]
    for point in raised:
        assert "part i" not in point.question
        for quote in point.question.split("“")[1:]:
            said = quote.partition("”")[0]
            if said.endswith(" …"):
                whole = said.removesuffix(" …")
                assert any(f"{whole}," in text for text in texts), said


def _texts(item: Item) -> list[str]:
    texts = [
        *(step.text for step in item.steps_to_green),
        *(part.text for part in item.clauses),
        *(awaited.what for awaited in item.depends_on),
        *(measure.text for measure in item.measures),
        item.wording,
    ]
    return [" ".join(text.split()) for text in texts]
