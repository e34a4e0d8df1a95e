"""The findings that have ended, named by how each did."""

from peeltrack.documents.parts.ended import ended_sentences
from peeltrack.documents.parts.names import links
from tests.documents.builders import a_register, an_item

CLOSED = [{"date": "2022-05-01", "stage": "closed"}]


def test_each_way_of_ending_is_a_sentence_with_its_findings() -> None:
    items = (
        an_item("afi-01", sign_offs=CLOSED),
        an_item("afi-02"),
        an_item("afi-03", relevance="not_applicable"),
    )
    assert ended_sentences(items, links(a_register(*items), items)) == (
        "Closed by HMICFRS: AFI 1 (Title of afi-01, 1 May 2022).",
        "Not applicable to the force: AFI 3 (Title of afi-03).",
    )


def test_many_findings_are_named_together() -> None:
    items = tuple(an_item(f"afi-0{number}", sign_offs=CLOSED) for number in range(1, 6))
    assert ended_sentences(items, links(a_register(*items), items)) == (
        "Closed by HMICFRS: AFIs 1 to 5.",
    )
