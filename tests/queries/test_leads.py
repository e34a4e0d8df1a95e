from datetime import date

from peeltrack.model.register import Register
from peeltrack.queries.leads import portfolios, reminder

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
    assert reminder(mine, ON) == (
        "To: acc@force.example\n"
        "\n"
        "The position of your HMICFRS items on 23 May 2022.\n"
        "\n"
        "Overdue:\n"
        "- peel/afi-01: Title of afi-01 (1 day overdue)\n"
        "\n"
        "Due soon:\n"
        "- peel/afi-02: Title of afi-02 (1 June 2022)\n"
        "\n"
        "Please send an update:\n"
        "- peel/afi-02: Title of afi-02 (last update 1 April 2022)\n"
    )


def test_a_lead_with_nothing_to_do_is_told_so(register: Register) -> None:
    """
    afi-01: {progress: [{date: 2022-05-20, text: x}]}
    """
    told = reminder(portfolios(register, ON)[0], ON)
    assert told.splitlines()[-1] == "Nothing is overdue, due soon or in want of an update."
