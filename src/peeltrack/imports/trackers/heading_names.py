"""Fields of a tracker, and the usual names of their columns. Pure."""

from enum import StrEnum


class Field(StrEnum):
    """The contents of a tracker's column, in the words of a mapping file."""

    REFERENCE = "reference"
    OWN_REFERENCE = "own_reference"
    """The force's own reference beside HMICFRS's, by which its other sheets name a finding."""
    INSPECTION = "inspection"
    PUBLISHED = "published"
    KIND = "kind"
    AREA = "area"
    TITLE = "title"
    WORDING = "wording"
    CAUSE_OF_CONCERN = "cause_of_concern"
    CAUSE_WORDING = "cause_of_concern_wording"
    ADDRESSED_TO = "addressed_to"
    RELEVANCE = "relevance"
    RELEVANCE_REASON = "relevance_reason"
    STRATEGIC_LEAD = "strategic_lead"
    TACTICAL_LEAD = "tactical_lead"
    PORTFOLIO = "portfolio"
    BOARD = "board"
    STEPS = "steps_to_green"
    STEP_DUE = "step_due"
    STEP_LEAD = "step_lead"
    STEP_DONE = "step_done"
    MEASURE = "measure"
    DUE = "due"
    TARGET = "target"
    ORIGINAL_TARGET = "original_target"
    REVISED_TARGET = "revised_target"
    RAG = "rag"
    RAG_DATE = "rag_date"
    UPDATE = "update"
    UPDATE_DATE = "update_date"
    UPDATE_BY = "update_by"
    BLOCKER = "blocker"
    HMICFRS_STATUS = "hmicfrs_status"
    HMICFRS_STATUS_DATE = "hmicfrs_status_date"
    NOTE = "note"
    """Kept under the column's own heading, in the update of its row."""
    SKIP = "skip"
    """Left out, and reported."""
    UNKNOWN = "unknown"
    """Not recognised: reported, cell by cell, until a person says note, skip or a field."""


_ORG = r"(?:hmicfrs|hmic|hmi|inspectorate|inspector'?s?)"
NAMES: tuple[tuple[Field, str], ...] = (
    (
        Field.REFERENCE,
        r"(?:(?:hmicfrs|hmic|hmi|afi|rec|recommendation|action|item|finding|tracker|unique|force|id"
        r"|our) )*(?:ref|reference|id|no|number|num|#)(?: (?:no|number|id|#))?"
        r"|serial|serial no|#|no\.?|afis?|recs?|urn|para(?:graph)?(?: (?:ref|no|number))?",
    ),
    (
        Field.PUBLISHED,
        r"(?:report )?published(?: date| on)?|(?:report )?publication date"
        r"|date (?:report )?published|report date|date of report"
        r"|(?:date|day) of pub(?:lication|licn|n)?(?: of report)?",
    ),
    (
        Field.INSPECTION,
        r"(?:name of |title of )?(?:inspection|report|thematic|publication)(?: ?/ ?report)?"
        r"(?: (?:title|name|report|programme))?|(?:hmicfrs|hmic) (?:inspection|report)(?: title"
        r"| name)?|inspection (?:or|and) report|source(?: report| document| inspection)?",
    ),
    (
        Field.KIND,
        r"(?:finding |item |rec(?:ommendation)? )?(?:type|kind|category|classification)"
        r"(?: of (?:finding|item|rec(?:ommendation)?))?"
        r"|(?:afi|rec|coc)(?:(?: ?/ ?| or )(?:afi|rec|coc))+",
    ),
    (
        Field.AREA,
        r"(?:peel |inspection |policing |question |core )?(?:area|question|theme|pillar|chapter)"
        r"(?: of (?:policing|inspection|concern))?(?: ?/ ?(?:area|question|theme|pillar))?",
    ),
    (Field.TITLE, r"(?:short |item |finding |summary )?(?:title|subject|topic|summary|headline)"),
    (
        Field.WORDING,
        r"(?:full |hmicfrs |hmic |detailed? |details? of |text of |wording of )*(?:the )?"
        r"(?:finding|recommendation|area for improvement|wording|description)s?"
        r"(?: ?(?:/|or|and) ?(?:afi|area for improvement|finding|recommendation)s?)?"
        r"(?: (?:text|wording|detail|details|in full|description))?"
        r"|(?:afi|rec) ?(?:/ ?(?:afi|rec) )?(?:text|wording|detail|details|description)"
        r"|(?:afi|area for improvement) ?/ ?(?:recommendation|rec)(?: text)?"
        r"|cause of concern ?/ ?(?:recommendation|rec) ?/ ?(?:afi|area for improvement)"
        r"|what (?:did |does |has )?(?:the )?(?:hmicfrs|hmic|hmi|report|inspectorate|inspectors?"
        r"|letter) (?:says?|said|found|finds?|asks?(?: for)?|wants?|recommend(?:s|ed)?)|text",
    ),
    (Field.CAUSE_OF_CONCERN, r"(?:linked |parent |related )?(?:cause of concern|coc)(?: ref)?"),
    (
        Field.ADDRESSED_TO,
        r"rec(?:ommendation)? (?:owner|for)|addressed to|addressee|directed (?:to|at)"
        r"|recommendation for|aimed at|for whom",
    ),
    (
        Field.RELEVANCE_REASON,
        r"(?:reason|rationale|why)(?: (?:for )?(?:relevance|not relevant|relevant|n/a))?"
        r"|relevance (?:reason|rationale)",
    ),
    (
        Field.RELEVANCE,
        r"(?:is (?:it|this) )?(?:for us|ours)"
        r"|(?:is it )?relevan(?:t|ce)(?: to (?:the )?(?:force|us|\w+ police))?(?: (?:y/n|yes/no))?"
        r"|applicable(?: to (?:the )?force)?|force relevance",
    ),
    (
        Field.STRATEGIC_LEAD,
        r"(?:strat(?:egic)?|chief officer|co|executive|gold|coe?g|cot|nccp|exec)"
        r"(?: (?:lead|owner|sponsor))(?: officer)?|sro|senior responsible (?:owner|officer)"
        r"|(?:force )?owner|accountable(?: officer| owner| lead)?|chief officer|sponsor"
        r"|s\.? ?l|strategic owner"
        r"|lead chief officer|portfolio (?:lead|owner|holder)|strategic|strat|gold",
    ),
    (
        Field.TACTICAL_LEAD,
        r"(?:tact?(?:ical)?|doing|business|delivery|operational|action|silver|departmental?|force|thematic"
        r"|project|plan|local|day to day|workstream|implementation|functional)"
        r"(?: (?:lead|owner|manager))(?: officer)?|lead|lead officer"
        r"|responsible(?: officer| person| lead| owner| manager)?|assigned to|spoc"
        r"|tactical|tact?|silver|t\.? ?l|(?:officer|person|manager) responsible"
        r"|who(?: (?:owns|leads|does) (?:it|this))?",
    ),
    (
        Field.PORTFOLIO,
        r"(?:chief officer |force )?portfolio|business area|directorate|department|command"
        r"|portfolio ?/ ?(?:business area|department)|strand",
    ),
    (
        Field.BOARD,
        r"(?:force |governance |oversight |delivery |responsible |monitoring )?(?:board|forum|group"
        r"|meeting)(?: ?/ ?(?:board|forum|meeting))?|governance|portfolio ?/ ?board|oversight",
    ),
    (
        Field.STEP_DUE,
        r"(?:sub ?action|sub|action|step|milestone)s? (?:due|deadline|target|completion|due by"
        r"|by when)(?: date)?",
    ),
    (Field.STEP_LEAD, r"(?:sub ?action|sub|step|milestone)s? (?:owner|lead|officer|who)"),
    (
        Field.STEP_DONE,
        r"(?:sub ?action|sub|action|step|milestone)s? (?:state|status|done|complete(?:d)?)",
    ),
    (
        Field.STEPS,
        r"sub ?actions?|milestones?"
        r"|(?:agreed |key |outstanding |next )?steps?"
        r"(?: to (?:(?:get to )?green|completion|complete|close))?"
        r"|(?:force |key |agreed |planned )?actions?"
        r"(?: (?:required|needed|planned|plan|to (?:complete|be taken|(?:get to )?green)))?"
        r"|(?:actions?|what) (?:that )?(?:we|the force|the service) (?:will|are|is|have"
        r"|plan|intend|must|need)\b.{0,20}"
        r"|what (?:needs to be|will be) done|plan|path to green|route to green",
    ),
    (
        Field.MEASURE,
        r"(?:measures?|evidence|definition) of success|success (?:measures?|criteria)|outcomes?"
        r"(?: measures?)?|how (?:will )?we(?:'ll| will)? know\b.{0,20}"
        r"|what (?:does )?good look(?:s)? like|measures?|kpis?|how measured",
    ),
    (
        Field.ORIGINAL_TARGET,
        r"(?:dates? )?(?:force|our|target) \(old\)"
        r"|(?:original|orig|initial|first|baseline)"
        r"(?: (?:force|target|due|completion|end|deadline))*(?: (?:date|deadline|target))?",
    ),
    (
        Field.REVISED_TARGET,
        r"(?:revised|new|amended|extended|current|updated)(?: (?:force|target|due|completion|end))+"
        r"(?: (?:date|deadline))?|revised(?: (?:date|deadline))?|extension(?: date)?",
    ),
    (
        Field.DUE,
        rf"{_ORG}(?:'?s)? (?:due|deadline|target|completion|due by|timescale|timeframe|date)"
        r"(?: date)?s?"
        rf"|(?:due|deadline|date due|due date|deadline date)(?: (?:by|from|set by|to) {_ORG})?"
        rf"|timescale|required by|complete by|by when|due by|due on|by \({_ORG}\)",
    ),
    (
        Field.TARGET,
        r"(?:force |internal |our )?"
        r"(?:target|completion|delivery|expected|estimated|planned|end|implementation|finish)"
        r"(?: (?:target|completion|delivery|end|closure))?(?: (?:date|deadline|due|day))"
        r"|(?:force |internal |our )(?:target|deadline|due)|target|when(?: \((?:force|ours)\))?"
        r"|force due date|date for completion|(?:force|our) dates?|(?:will be )?green by"
        r"|will be green|by \((?:us|force|ours)\)"
        r"|complet(?:e|ion) by|ecd",
    ),
    (
        Field.HMICFRS_STATUS,
        rf"(?:closed|signed off) by {_ORG}|{_ORG} (?:closed|signed off)|open ?/ ?closed"
        r"|(?:fll|force liaison lead) sign ?off"
        rf"|{_ORG}(?: portal)?(?: (?:status|position|sign ?off|closure|assessment|view|decision))"
        r"|(?:monitoring )?portal status",
    ),
    (
        Field.HMICFRS_STATUS_DATE,
        r"(?:date )?(?:closed|signed off|sign ?off|submitted|discharged)(?: (?:by|to))?"
        rf"(?: {_ORG})?(?: date| on)?"
        rf"|date (?:of )?(?:closure|sign ?off|submission)(?: (?:by|to) {_ORG})?"
        rf"|closure date|{_ORG} (?:status |closure |sign ?off )date",
    ),
    (
        Field.RAG_DATE,
        r"(?:date )?(?:b?rag|rayg|rag status|status)(?: (?:date|changed|set|as at|set on))+"
        r"|date (?:of )?(?:rag|status)(?: change| set)?",
    ),
    (
        Field.RAG,
        r"(?:(?:current|overall|force|our|delivery|progress|status|rating|latest) )*"
        r"\(?(?:b ?/ ?)?(?:b?ragb?|rayg|brayg|ragyb?)\)?"
        r"(?: ?(?:status|rating|grade|assessment|score|colour))?"
        r"(?: \(?(?:b/?)?r/?a/?(?:y/?)?g(?:/?b)?\)?)?"
        r"|(?:current |force |overall |progress |delivery )?status|rating|colour"
        r"|how (?:are we|is it|are things|we are) (?:doing|going)|overall|rag now",
    ),
    (
        Field.UPDATE_DATE,
        r"(?:date (?:of )?(?:(?:last|latest|this|progress) )?(?:update|updated|entry)(?:d)?)"
        r"|(?:(?:last|latest|progress) )?updated?(?: on| date)|last updated?|last reviewed"
        r"|date updated|entry date|date(?: of)? entry|date",
    ),
    (
        Field.UPDATE_BY,
        r"(?:updated?|completed|entered|provided|given|author(?:ed)?|reported)(?: provided)? by"
        r"|author|update (?:author|owner|from)",
    ),
    (
        Field.UPDATE,
        r"(?:force |latest |current |progress |monthly |quarterly |recent |lead |q[1-4] )*"
        r"(?:updates?|progress|position(?: statement)?|commentary|narrative|comments?)"
        r"(?: ?/ ?(?:commentary|progress|comments?|updates?|position))?"
        r"(?: (?:text|report|notes?|to date|commentary|since last meeting|made|history|log))?"
        r"|(?!hmic|days? |dates? |no |number |next )(?:[\w/]+ ){1,3}"
        r"(?:updates?|commentary|narrative)"
        r"|(?:summary|update|report|comments?|statement) (?:of|on) (?:progress|delivery|position)"
        r"|progress (?:to date|made|update|summary)|latest|notes|what (?:have we|we have|has been)"
        r" done"
        r"(?: so far| to date)?"
        r"|what(?:'s| is) happening|entry|entries|activity(?: to date)?"
        r"|(?:initial |force |first |our )*(?:action plan )?response",
    ),
    (
        Field.BLOCKER,
        r"(?:key )?(?:risks?|blockers?|barriers?|issues?|dependenc(?:y|ies)|obstacles?)"
        r"(?: ?(?:/|and|&|or) ?(?:risks?|blockers?|barriers?|issues?|dependenc(?:y|ies)"
        r"|mitigations?))*",
    ),
    (
        Field.NOTE,
        r"proof|(?:supporting |link to |force )?evidence"
        r"(?: (?:held|link|links|location|of completion|of progress))?"
        r"|(?:force|internal|chief officer|acc|dcc|flo|sro) (?:sign ?off|closure"
        r"|approval)(?: (?:date|by|status))?|signed off(?: by)?(?: force| sro)?|approved by"
        r"|(?:old|previous|former|legacy) (?:ref(?:erence)?|no|number|id)|confidence(?: level)?"
        r"|(?:delivery |overall )?confidence(?: rating| score)?",
    ),
)
"""The names of each field's column; the first that fits counts."""
