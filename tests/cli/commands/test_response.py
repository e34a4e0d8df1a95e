"""The statutory response, as an officer writes it."""

from tests.cli.small_office import ITEM, REGISTER, Office

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
