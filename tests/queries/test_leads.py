from datetime import date

from peeltrack.model.register import Register
from peeltrack.queries.leads import (
    items_without_lead,
    lack_in_short,
    missing_in_words,
    portfolios,
    reminder,
)

ON = date(2022, 5, 23)


def test_a_lead_has_the_open_items_they_answer_for_or_do(register: Register) -> None:
    """
    afi-01: {progress: [{date: 2022-05-20, text: x}]}
    afi-02: {tactical_lead: acc, due: 2022-05-01}
    afi-03: {sign_offs: [{date: 2022-05-01, stage: closed}]}
    """
    found = [
        (
            mine.id,
            [item.id for item in mine.strategic],
            [item.id for item in mine.tactical],
            [due.source for due in mine.overdue],
            [entry.item.id for entry in mine.stale],
        )
        for mine in portfolios(register, ON)
    ]
    assert found == [
        ("acc", ["peel/afi-01", "peel/afi-02"], ["peel/afi-02"], ["peel/afi-02"], ["peel/afi-02"]),
        ("supt", [], ["peel/afi-01"], [], []),
    ]


def test_a_reminder_names_what_is_late_due_soon_and_unspoken_for(register: Register) -> None:
    """
    leads: {acc: {title: Assistant Chief Constable, email: acc@force.example}}
    afi-01: {due: 2022-05-22, progress: [{date: 2022-05-20, text: x}]}
    afi-02: {due: 2022-06-01, progress: [{date: 2022-04-01, text: x}]}
    """
    mine = portfolios(register, ON)[0]
    assert reminder(register, mine, ON) == (
        "The position of your HMICFRS items on 23 May 2022.\n"
        "\n"
        "Overdue (1 HMICFRS deadline):\n"
        "- AFI 1: Title of afi-01 (HMICFRS's due date, 1 day overdue)\n"
        "\n"
        "Due soon (1 HMICFRS deadline):\n"
        "- AFI 2: Title of afi-02 (HMICFRS's due date, 1 June 2022)\n"
        "\n"
        "Please send an update:\n"
        "- AFI 2: Title of afi-02 (last update 1 April 2022)\n"
    )


def test_a_lead_with_nothing_to_do_is_told_so(register: Register) -> None:
    """
    afi-01: {progress: [{date: 2022-05-20, text: x}]}
    """
    told = reminder(register, portfolios(register, ON)[0], ON)
    assert told.splitlines()[-1] == (
        "Nothing is overdue or due soon, and no update is missing or out of date."
    )


def test_an_item_lacks_a_lead_without_both_in_post(register: Register) -> None:
    """
    leads:
      gone: {title: Inspector, left: 2022-05-23}
      going: {title: Inspector, left: 2022-05-24}
    afi-01: {}
    afi-02: {strategic_lead: null}
    afi-03: {tactical_lead: null}
    afi-04: {tactical_lead: gone}
    afi-05: {tactical_lead: going}            # leaves tomorrow
    afi-06: {strategic_lead: null, relevance: monitor}
    afi-07: {strategic_lead: null, tactical_lead: gone}
    afi-08: {strategic_lead: null, rag: green}
    afi-09: {strategic_lead: gone, tactical_lead: gone}
    """
    found = items_without_lead(register, ON)
    assert {id_: missing_in_words(leads) for id_, leads in found.items()} == {
        "peel/afi-02": "no strategic lead",
        "peel/afi-03": "no tactical lead",
        "peel/afi-04": "tactical lead no longer in post",
        "peel/afi-07": "no strategic lead; tactical lead no longer in post",
        "peel/afi-09": "strategic and tactical leads no longer in post",
    }
    assert {id_: lack_in_short(leads) for id_, leads in found.items()} == {
        "peel/afi-02": "no strategic lead",
        "peel/afi-03": "no tactical lead",
        "peel/afi-04": "no tactical lead in post",
        "peel/afi-07": "no lead in post",
        "peel/afi-09": "no lead in post",
    }


def test_what_is_overdue_is_overdue_for_everyone_who_does_it_or_answers_for_it(
    register: Register,
) -> None:
    """
    leads: {sgt: {title: Sergeant}, ins: {title: Inspector}}
    afi-01: {due: 2022-05-01}
    afi-02:
      steps_to_green:
        - {id: own, text: Done by a third lead, lead: sgt, due: 2022-05-02}
    afi-03: {relevance: monitor, due: 2022-05-01}
    meetings:
      2022-04-01-hta:
        actions: [{id: send, text: Send, item: peel/afi-01, owner: ins, due: 2022-05-03}]
    """
    found = {mine.id: [due.id for due in mine.overdue] for mine in portfolios(register, ON)}
    item, step = "item/peel/afi-01", "step/peel/afi-02/own"
    assert found == {
        "acc": [item, step],
        "supt": [item, step],
        "sgt": [step],
        "ins": ["action/2022-04-01-hta/send"],
    }


def test_a_green_or_submitted_item_stays_with_its_leads_until_it_has_ended(
    register: Register,
) -> None:
    """
    afi-01: {}
    afi-02: {rag: green}
    afi-03: {rag: green, sign_offs: [{date: 2022-02-01, stage: submitted}]}
    afi-04: {rag: green, sign_offs: [{date: 2022-02-01, stage: closed}]}
    """
    held = {mine.id: [item.id for item in mine.items] for mine in portfolios(register, ON)}
    live = ["peel/afi-01", "peel/afi-02", "peel/afi-03"]
    assert held == {"acc": live, "supt": live}
