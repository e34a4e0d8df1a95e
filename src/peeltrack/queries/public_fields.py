"""The fields that the public may see, and why it may not see the others. Pure.

`audience.py` removes from a register whatever is not named here, and
docs/what-the-public-sees.md is generated from it. Every field of the model is in `SHOWN` or
`WITHHELD`, as a test checks, so that whoever adds one has to decide.
"""

from collections.abc import Mapping

from peeltrack.model.amendments import Amendment
from peeltrack.model.inspections import (
    Area,
    Expectation,
    ExpectedReport,
    Explanation,
    HotDebrief,
    Inspection,
    Practice,
    QuickTimeAction,
    StatedCounts,
    StatutoryResponse,
    TimelineEntry,
)
from peeltrack.model.items import (
    Clause,
    Dependency,
    Draft,
    Investment,
    Item,
    Linked,
    Measure,
    ProgressEvidence,
)
from peeltrack.model.meetings import (
    Action,
    Answer,
    Attendance,
    Commitment,
    Meeting,
    Question,
    Remark,
)
from peeltrack.model.organisation import (
    Forum,
    Funding,
    Implication,
    Lead,
    Monitoring,
    Organisation,
    PortalReport,
    Programme,
    ProgrammeReport,
    Rules,
)
from peeltrack.model.progress import (
    Clearance,
    DateChange,
    Milestone,
    ProgressUpdate,
    RagChange,
    Review,
    SignOff,
    StepToGreen,
)
from peeltrack.model.published_positions import Position, PositionCount
from peeltrack.model.record import Record
from peeltrack.model.site_settings import SiteSettings
from peeltrack.model.withdrawals import Withdrawal

SHOWN: Mapping[type[Record], str] = {
    Item: """id kind number title wording area cause_of_concern clauses addressed_to
        relevance relevance_reason due_phrase due target target_changes strategic_lead
        tactical_lead portfolio board programmes investments rag rag_changes
        progress sign_offs carried_forward_from carried_forward superseded_by superseded""",
    Clause: "ref text",
    DateChange: "date before after",
    Investment: "text year posts part_of",
    ProgressUpdate: "date by text source",
    Linked: "date",
    RagChange: "date before after",
    SignOff: "date stage",
    Inspection: """id title short body kind cycle published url summary background
        improvement_plan oversight next_steps wording_is scale grade_meanings areas practice
        stated_counts timeline expected supporting_papers hot_debrief expectations
        statutory_response""",
    Area: "id name aliases grade",
    Expectation: "text source",
    ExpectedReport: "what when",
    Explanation: "item text none_because",
    HotDebrief: "quick_time_actions matched_later_findings note",
    Practice: "kind text area",
    StatedCounts: "causes_of_concern recommendations areas_for_improvement total relevant source",
    StatutoryResponse: """chief_constable_comments_due chief_constable_comments comments
        explanations sent_to sent published url note""",
    TimelineEntry: "what when starts ends",
    Meeting: "id forum date time title venue actions commitments",
    Action: "id item text owner also_owned_by due due_event done",
    Commitment: "text by item to due kept",
    Organisation: """name local_policing_body local_policing_body_address rag abbreviations leads
        forums programmes funding monitoring rules site""",
    Forum: """name chair cycle audience stale_after_days inspections template invited_to
        implications contact""",
    Implication: "heading text",
    Lead: "title short body left",
    Funding: "text year posts",
    Monitoring: "phase starts ends",
    Programme: "name aliases text started",
    Rules: "stale_after_days due_soon_days",
    SiteSettings: "title text contact colour logo public_address public_shortfalls",
}
"""The fields of each record that the public may see. All others are removed."""

_REASON = "a reason given within the force"
_WHO = "who recorded it matters only to the office"
_WITHDRAWN = "nothing withdrawn is shown"
_AMENDED = "corrections and earlier values stay with the office"
_WORKING = "it is the lead's working plan, which nobody reviews"
_OUTLOOK = "a lead's proposal or expectation is not the force's statement"
_CLEARED = "where it was imported from, and who released it, matters only to the office"
_PAPER = "it may name an internal paper"
_SAID = "questions and answers are published in the minutes, if at all"

_EVIDENCE = "it is for HMICFRS, not the public"
_DRAFT = "a draft report is confidential, including whether and when it arrived"
_REPORTED = "it is for a board, and may contain what only the board may know"

WITHHELD: Mapping[type[Record], Mapping[str, str]] = {
    Item: {
        "source": _PAPER,
        "depends_on": "what partners owe is between them and the force",
        "measures": _WORKING,
        "steps_to_green": _WORKING,
        "evidence": _EVIDENCE,
        "draft": _DRAFT,
        "formerly": _AMENDED,
        "amendments": _AMENDED,
        "withdrawn": _WITHDRAWN,
    },
    Action: {"withdrawn": _WITHDRAWN},
    Commitment: {"withdrawn": _WITHDRAWN},
    DateChange: {"because": _REASON, "by": _WHO, "withdrawn": _WITHDRAWN},
    ProgressUpdate: {
        "steps": _WORKING,
        "clauses": _WORKING,
        "proposed_rag": _OUTLOOK,
        "blocker": _OUTLOOK,
        "next_milestone": _OUTLOOK,
        "completed_by": _OUTLOOK,
        "reviewed": "a review is between the reviewer and the lead",
        "imported": _CLEARED,
        "cleared": _CLEARED,
        "cleared_for_public": _CLEARED,
        "restricted": "nothing restricted is shown",
        "withdrawn": _WITHDRAWN,
    },
    Linked: {"by": _WHO},
    RagChange: {"because": _REASON, "by": _WHO, "steps_open": _WORKING, "withdrawn": _WITHDRAWN},
    SignOff: {
        "by": _WHO,
        "evidence": _EVIDENCE,
        "link": _EVIDENCE,
        "because": _REASON,
        "withdrawn": _WITHDRAWN,
        "letter": "what HMICFRS writes to the force is not for the force to publish",
    },
    Inspection: {
        "received_draft": _DRAFT,
        "source": _PAPER,
        "formerly": _AMENDED,
        "amendments": _AMENDED,
    },
    Meeting: {
        "chair": _SAID,
        "minutes": _SAID,
        "source": _PAPER,
        "attendance": _SAID,
        "opening": _SAID,
        "questions": _SAID,
        "any_other_business": _SAID,
        "remarks": _SAID,
        "amendments": _AMENDED,
        "withdrawn": _WITHDRAWN,
    },
    Organisation: {
        "portal_reports": "the reports are between the force and HMICFRS",
        "amendments": _AMENDED,
    },
    Expectation: {"note": _REASON},
    HotDebrief: {"actions": _WORKING},
    Monitoring: {"because": _REASON, "link": _PAPER},
    Programme: {"reports": _REPORTED, "next_report": _REPORTED},
    Lead: {
        "email": "it is a person's address",
        "may_review": "it shows how the office divides its work",
    },
    Rules: {"commit": "it is an internal setting"},
    SiteSettings: {"address": "it is where the internal pages are"},
}
"""The fields of the same records that the public may not see, each with its reason."""

HIDDEN: Mapping[type[Record], str] = {
    Dependency: "what partners owe is between them and the force",
    Draft: _DRAFT,
    ProgressEvidence: _EVIDENCE,
    ProgrammeReport: _REPORTED,
    QuickTimeAction: _WORKING,
    Measure: _WORKING,
    Milestone: _OUTLOOK,
    Clearance: _CLEARED,
    Review: "a review is between the reviewer and the lead",
    StepToGreen: _WORKING,
    Answer: _SAID,
    Attendance: _SAID,
    Question: _SAID,
    Remark: _SAID,
    PortalReport: "the reports are between the force and HMICFRS",
    Amendment: _AMENDED,
    Withdrawal: _WITHDRAWN,
    Position: "they have already been published",
    PositionCount: "they have already been published",
}
"""The records that the public may not see at all, each with its reason."""
