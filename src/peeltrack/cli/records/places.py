"""The table of the records that get their commands from the model: where each one is.

Standard library only: the list of commands reads it at every start.
"""

from typing import NamedTuple


class Placement(NamedTuple):
    """A record, or the entries of a list or a mapping, in a file of the register."""

    command: str
    """The words before add, change and list: inspection area."""
    file: str
    """The file that holds it: organisation, inspection, item or meeting."""
    way: str
    """The keys that lead there, * being an entry that the command names. Empty for the record of
    the whole file."""
    one: str
    """One of them, in the help."""
    many: str
    """All of them, in the help."""
    elsewhere: str = ""
    """Fields that other commands set, since setting them records more than their value."""
    verbs: tuple[str, ...] = ()
    """The commands, if not all: other modules have the rest."""
    amends: bool = False
    """Whether an addition may be an amendment, which needs a reason."""

    @property
    def noun(self) -> str:
        """The last word of the command."""
        return self.command.rpartition(" ")[2]

    @property
    def called(self) -> str:
        """One of them, without an article."""
        article, _, noun = self.one.partition(" ")
        return noun if article in ("a", "an") else self.one


PLACES = (
    Placement("force", "organisation", "", "the force's own settings", ""),
    Placement("force rules", "organisation", "rules", "the force's own limits", ""),
    Placement("force site", "organisation", "site", "the look of the force's web pages", ""),
    Placement(
        "force monitoring",
        "organisation",
        "monitoring",
        "a phase of monitoring",
        "the phases of monitoring",
    ),
    Placement("force funding", "organisation", "funding", "a shared sum", "the shared sums"),
    Placement("lead", "organisation", "leads", "a lead", "the leads"),
    Placement("forum", "organisation", "forums", "a forum", "the forums"),
    Placement(
        "forum implication",
        "organisation",
        "forums.*.implications",
        "a standing heading",
        "the standing headings of papers",
    ),
    Placement("programme", "organisation", "programmes", "a programme", "the programmes"),
    Placement(
        "programme report",
        "organisation",
        "programmes.*.reports",
        "a report",
        "the reports on programmes",
    ),
    Placement("inspection", "inspection", "", "an inspection", "the inspections", "formerly"),
    Placement("inspection area", "inspection", "areas", "an area", "the areas assessed"),
    Placement("inspection practice", "inspection", "practice", "good practice", "good practice"),
    Placement(
        "inspection timeline", "inspection", "timeline", "a stage", "the stages of inspections"
    ),
    Placement(
        "inspection expected", "inspection", "expected", "an expected report", "further reports"
    ),
    Placement(
        "inspection counts", "inspection", "stated_counts", "the counts that a report states", ""
    ),
    Placement("inspection debrief", "inspection", "hot_debrief", "the hot debrief", ""),
    Placement(
        "inspection debrief action",
        "inspection",
        "hot_debrief.actions",
        "a quick-time action",
        "the quick-time actions",
    ),
    Placement(
        "inspection expectation",
        "inspection",
        "expectations",
        "an expectation",
        "the expectations in reports' narratives",
    ),
    Placement(
        "inspection response", "inspection", "statutory_response", "the statutory response", ""
    ),
    Placement(
        "inspection explanation",
        "inspection",
        "statutory_response.explanations",
        "an explanation",
        "the explanations in responses",
        amends=True,
    ),
    Placement(
        "item",
        "item",
        "",
        "an item",
        "the items",
        "rag target strategic_lead tactical_lead superseded_by carried_forward_from formerly",
        ("add", "change"),
    ),
    Placement("item clause", "item", "clauses", "a part of the wording", "parts of the wording"),
    Placement("item dependency", "item", "depends_on", "a dependency", "the dependencies"),
    Placement("item investment", "item", "investments", "an investment", "the investments"),
    Placement("item evidence", "item", "evidence", "a piece of evidence", "the evidence"),
    Placement("item draft", "item", "draft", "the draft status of a finding", ""),
    Placement("item measure", "item", "measures", "a measure of success", "measures of success"),
    Placement(
        "meeting", "meeting", "", "a meeting", "the meetings", "forum date", ("change", "list")
    ),
    Placement("meeting attendance", "meeting", "attendance", "an attendee", "who attended"),
    Placement("meeting commitment", "meeting", "commitments", "a commitment", "the commitments"),
    Placement("meeting remark", "meeting", "remarks", "a remark", "the remarks"),
)
"""A record of the model that is placed here has its commands; nothing else needs to be said."""

GROUPS = frozenset(place.command.partition(" ")[0] for place in PLACES)
"""The commands of the first level that have such commands below them."""
