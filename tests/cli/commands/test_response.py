"""The statutory response, as an officer writes it."""

from tests.cli.small_office import ITEM, REGISTER, Office

CLEARED = ("--by", "liaison", "--date", "2022-07-01")
REPORT = """\
title: {title}
body: HMICFRS
kind: joint
published: 2022-06-01
statutory_response: {{}}
"""


def test_only_updates_of_its_own_report_are_said_to_await_review(office: Office) -> None:
    office.write(
        {
            f"inspections/{id_}/inspection.yaml": REPORT.format(title=id_)
            for id_ in ("peel-2022", "joint-2022")
        }
    )
    office.write({"inspections/joint-2022/afi-01.yaml": REGISTER[ITEM]})
    office.write({"inspections/peel-2022/afi-01.yaml": REGISTER[ITEM].partition("progress:")[0]})
    notes = {
        name: [line for line in done.err.splitlines() if "await review" in line]
        for name in ("peel-2022", "joint-2022")
        for done in [office.run("response", name, "--on", "2022-07-05")]
    }
    named = "Updates that await review are not shown: joint-2022/afi-01."
    assert notes == {"peel-2022": [], "joint-2022": [named]}


def test_imported_updates_are_said_to_await_no_review_but_clearance(office: Office) -> None:
    """The note names the command that clears them; it then has nothing to say."""
    office.write({"inspections/peel-2022/inspection.yaml": REPORT.format(title="PEEL")})
    imported = REGISTER[ITEM].replace("text: Begun.", "text: Begun.\n    imported: tracker")
    office.write({"inspections/peel-2022/afi-01.yaml": imported})

    def notes() -> list[str]:
        done = office.run("response", "peel-2022", "--on", "2022-07-05")
        return [line for line in done.err.splitlines() if "not shown" in line]

    assert notes() == [
        "Imported updates are not shown until 'review ITEM --imported --public' clears them: "
        "peel-2022/afi-01."
    ]
    done = office.run("review", "afi-1", "--imported", "--public", "--yes", *CLEARED)
    assert done.code == 0, done.err
    assert notes() == []
