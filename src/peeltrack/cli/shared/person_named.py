"""A lead named by a person's name, where an office is meant."""

from collections.abc import Mapping

from peeltrack.on_demand import on_demand

with on_demand():  # the grammar of names, which few commands need
    from peeltrack.language import people


def doubts_of_lead(lead: Mapping[str, object]) -> tuple[str, ...]:
    """Return the doubt about a lead whose title looks like a person's name."""
    title = lead.get("title")
    if isinstance(title, str) and people.names_person(title):
        return (f"“{title}” looks like a person's name; a lead is an office, as in Head of Crime",)
    return ()
