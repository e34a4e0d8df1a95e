"""Remarks: sentences of an update that leave something open, by the way they do. Pure.

Each is a pattern with a sentence that it finds and a like one that it leaves.
"""

import re

from peeltrack.language.told import Phrase, joined

_DONE = (
    r"(?:trained|briefed|completed?|reviewed|vetted|signed|fitted|visited|assessed|checked|filled"
    r"|equipped|introduced|adopted|rolled out|seen|done|closed|cleared|in place|in post|in use"
    r"|attended|received|using|moved)"
)
_MANAGERS = r"(?:supplier|vendor|contractor|provider|developer|landlord)"
_BODIES = (
    rf"(?:{_MANAGERS}s?|Home Office|College of Policing|ministry|government|council|CPS|NHS|trust"
    r"|health (?:board|partners?)|partners?|regional \w+|national \w+|procurement|IT\b|ICT|(?:\w+"
    r" )?(?:upgrade|release|funding|budget|bid|grant|business case|approval|sign-?off|decision"
    r"|guidance|legislation))"
)

DECLINED = (
    Phrase(
        r"no (?:further|more|other|additional|such) (?:\w+ )?(?:work|action|steps?|activity"
        r"|analysis|training|recruitment|reviews?|audits?|surveys?) (?:is|are|will be|was|were)"
        r" (?:now |being )?(?:planned|proposed|intended|envisaged|scheduled)|(?:do|does) not"
        r" (?:now |currently )?(?:plan|propose|intend) to|no (?:plans?|intention) (?:to|of)|(?:is"
        r"|are|was|were) not (?:considered|felt|thought|judged|deemed|seen as) (?:to be"
        r" )?(?:necessary|proportionate|practicable|practical|viable|feasible|an? (?:\w+"
        r" )?priority)",
        "Our numbers are small, so no further work is planned.",
        "No further complaints have been made.",
    ),
    Phrase(
        r"(?:has|have|had) (?:now |since )?(?:stopped|ceased|discontinued|suspended|dropped)"
        r" (?:the |our |all )?\w+|no longer (?:sign|check|review|send|attend|hold|visit|ask"
        r"|record|report|collect|sample|audit|brief|meet|debrief)\b|no (?:additional|extra"
        r"|dedicated) (?:resources?|funding|staff|capacity|money|posts?|budget) (?:is|are|has"
        r"|have|was|were|will)",
        "Supervisors no longer sign each record.",
        "Callers no longer wait.",
    ),
    Phrase(
        r"(?:was|were|is|are|has been|have been) (?:not|never) (?:agreed|approved|funded|granted"
        r"|supported|accepted|extended)|(?:was|were|has been|have been) (?:refused|turned down"
        r"|rejected|declined)|(?:has|have|was|were|been) (?:\w+ )?(?:decided|agreed|resolved) not"
        r" to|(?:will|would|is|are) not (?:now )?(?:to )?be(?:ing)? (?:pursued|taken forward"
        r"|progressed|replaced|renewed|continued|repeated|taken up|adopted)|not (?:taken forward"
        r"|pursued)|(?:has|have|been) ruled out|too (?:small|few|low) (?:[\w-]+ ){0,5}?to (?:be"
        r" )?(?:meaningful|significant|draw|tell|show|justify|warrant)",
        "The board has decided not to repeat the audit.",
        "The board has decided to repeat the audit.",
    ),
)
"""Something is not to be done, or not any more."""

DEFERRED = (
    Phrase(
        r"(?:will|is to|are to|can|to be)\b[^.;]{0,60}? (?:(?:only |then )?once(?! an?\b| each|"
        r" every| per| in)|as soon as|only when|when (?:capacity|resources?|time|funding|staffing"
        r"|numbers|demand|workload)s? (?:allows?|permits?|improves?))",
        "Appraisals will be looked at once the backlog is done.",
        "The log is to be read once a shift.",
    ),
    Phrase(
        r"(?:is|are) to follow\b|will follow(?! (?:on|up)\b)|as soon as (?:possible|practicable"
        r"|we can)|at the earliest opportunity|(?:will|to|aims?|hopes?) [^.;]{0,50}\b(?:shortly"
        r"|soon)|in due course|(?:in|at) (?:slower|quieter) times?|at a later (?:stage|date"
        r"|point)|parked|(?:on|to) the back ?burner|in (?:a |the )?(?:later|second|next|third"
        r"|final) phase|phase (?:two|three|2|3)|de-?prioriti[sz]ed|(?:is|are) not (?:yet "
        r"|currently )?(?:an? )?(?:immediate |current )?priority|when (?:capacity|resources?|time"
        r"|funding|staffing) (?:allows?|permits?)|yet to be (?:scheduled|programmed|timetabled"
        r"|prioritised)",
        "The second element will follow in due course.",
        "The second element follows in May.",
    ),
)
"""Something is put off without a date."""

INTERIM = (
    Phrase(
        r"in the (?:meantime|interim)|(?:manual|interim|temporary|stop-?gap|short-term|makeshift)"
        r" (?:\w+ )?(?:workarounds?|arrangements?|cover|process(?:es)?|fix(?:es)?|solutions?"
        r"|checks?|systems?|logs?|spreadsheets?|lists?|measures?)|manually|by hand|workarounds?"
        r"|spreadsheets?|from memory|by word of mouth",
        "Supervisors keep a manual list.",
        "Supervisors keep the list in the system.",
    ),
    Phrase(
        r"informal(?:ly)?|ad hoc|goodwill|(?:by|on|from|with|using|through) agency (?:staff"
        r"|workers)|(?:rel(?:y|ies|ied|iance|iant|ying)|depend(?:s|ed|ent|ing)?) (?:\w+ly"
        r" )?(?:up)?on (?:goodwill|overtime|individuals?|volunteers?|experienced|one (?:person"
        r"|officer|member|analyst|trainer|sergeant)|a (?:single|few|small|handful))|(?:staff"
        r"|officers|people|supervisors|colleagues|handlers|sergeants|those) who (?:already "
        r"|happen to )?(?:know|remember)|(?:covered|covering|picked up|run|staffed|delivered|met"
        r"|done|cleared|kept up)\b[^.;,]{0,30} (?:by|through|on|with|from) (?:overtime"
        r"|volunteers?|goodwill|rest days?|agency|borrowed|secondees?|abstract\w+|experienced \w+)",
        "The desk is run on overtime.",
        "The desk is run by its own staff.",
    ),
)
"""Something rests on an arrangement that is not meant to last."""

PASSED_BY = (
    Phrase(
        r"only (?:the |one |two )?[\w ]{1,30} (?:has|have|is|are) [^.;]{1,40} so far|so far,?"
        r" only|(?:outside|beyond) (?:those|these|that) (?:hours|times|areas?|shifts?)|still"
        r" (?:share|lack|go without|have no)|with the exception of|except (?:for|in|on|at|the"
        r"|those)|(?:apart|aside) from|(?:(?:all|every|each)(?: [a-z]+)?|everywhere|everyone)"
        r" (?:but|except|save)|but not (?:yet )?(?:in|for|at|on|to|among|those|the)|(?:does|do"
        r"|did) not (?:yet )?(?:include|cover|apply to|extend to|reach)|outside (?:the )?scope"
        r"|out of scope|not (?:yet )?(?:covered|included|in scope)",
        "Every station but one has the form.",
        "Every station has the form.",
    ),
)
"""Some are left out of what was done."""

PILOTED = (
    Phrase(
        r"(?:is|are|was|were|been|being) (?:now |currently |still )?(?:pilot(?:ed|ing)"
        r"|triall(?:ed|ing)|tri(?:ed|ing)(?: out)?|test(?:ed|ing)) (?:in|at|on|with|by|across)"
        r"|(?:pilots?|trials?)(?: scheme| project)?s? (?:has|have|is|are|was|were|in|at|with"
        r"|began|started|runs?|ran|continues?|goes|went|showed|proved)|(?:pilot|trial) (?:area"
        r"|site|team|district|division)s?",
        "The form is being piloted in one district.",
        "The form is used in every district.",
    ),
)
"""Something is tried in a part of the force."""

VAGUE = (
    Phrase(
        r"(?:broadly|largely|little|much|essentially|remains?) (?:unchanged|the same|as (?:it was"
        r"|before|reported))|no (?:great |real |material )?change (?:since|to|in) (?:the |our "
        r"|this )?(?:last|position|figure|previous)",
        "The position is broadly unchanged.",
        "The position has changed.",
    ),
    Phrase(
        r"(?:most|some|many|several|(?:a|the) (?:\w+ )?(?:number|majority|handful|proportion|bulk"
        r"|few) of|(?:almost|nearly|virtually) all|the bulk of)(?: of)?(?: the| our| its| these|"
        r" those| them)?(?: [\w'-]+){0,3}? (?:have|has|are|were|is|had) (?:now |all |already "
        r"|also )*(?:been )?"
        rf"{_DONE}",
        "Most supervisors have been trained.",
        "Supervisors have been trained.",
    ),
)
"""Something is so of a number that is not given."""

UNKNOWN = (
    Phrase(
        r"(?:do|does|did|can|could)(?: not|n['\u2019]t) (?:yet |currently |at present |always"
        r" )?(?:know|say|tell|measure|count|collect|capture|quantify|break|separate|distinguish"
        r"|evidence)|cannot (?:yet |currently )?(?:say|tell|know|measure|quantify|break|separate"
        r"|explain|show|evidence|be (?:broken|measured|separated|counted))|(?:is|are|was|were)"
        r" (?:not|no longer) (?:yet |currently |routinely )?(?:known|measured|recorded|collected"
        r"|captured|monitored|broken down|tracked|understood)",
        "We do not yet know why.",
        "We know why.",
    ),
    Phrase(
        r"(?:has|have) not had (?:anyone|anybody|the \w+|time|chance|capacity) to (?:look|check"
        r"|test|sample|audit|assess|review)|(?:nobody|no one) (?:has|is) (?:yet )?(?:looked"
        r"|checked|looking|checking|tested|asked)|(?:has|have) not (?:yet )?been (?:checked"
        r"|tested|evaluated|audited|sampled|verified|validated)|last (?:sample|audit|survey|check"
        r"|count) was (?:in|on|taken|held|done)|(?:treated|read|taken|viewed|used) with (?:\w+"
        r" )?caution|not (?:statistically )?significant|too (?:early|soon) for|not (?:yet"
        r" )?(?:known|clear)(?! to)|(?:hard|difficult|impossible|too (?:early|soon)) to (?:say"
        r"|tell|know|judge|measure|quantify|assess|evidence|be sure|gauge)|(?:there (?:is|are) "
        r"|with |have |has )no (?:data|figures?|breakdown|baseline|way of (?:knowing|telling))|no"
        r" (?:data|figures?|breakdown|baseline) (?:is|are|exists?|for|on|by)|(?:is|are|remains?)"
        r" (?:unknown|unclear|unquantified)|(?:only )?anecdotal(?:ly)?",
        "It is too early to say.",
        "It is early in the year.",
    ),
)
"""Something is not known, or not counted."""

UNDECIDED = (
    Phrase(
        r"(?:is|are|being|be) (?:currently |now |also |actively |still )*(?:being"
        r" )?(?:considered(?! (?:as )?(?:ready|to be|that|complete|closed|met)\b)|explored|scoped"
        r"|looked (?:at|into)|examined|worked up|reconsidered|mulled)|(?:is|are|continues? to be)"
        r" (?:currently |now |still |also )*(?:considering (?:whether|how|options|a range)"
        r"|exploring|scoping|looking (?:at|into) (?:whether|how|ways|options|the (?:possibility"
        r"|feasibility|scope|case))|in (?:discussions?|dialogue|conversation|talks))|(?:will|to"
        r"|continue to) (?:consider|explore|look (?:at|into)) (?:a range of |the |further"
        r" )*(?:options|ways|opportunities|how|whether|feasibility)|options (?:are|have been"
        r"|paper|appraisal)|under (?:review|consideration|discussion)|(?:is|are|remains?) in"
        r" (?:discussions?|talks)",
        "A new approach is being considered.",
        "A new approach was adopted.",
    ),
    Phrase(
        r"(?:is|are) (?:currently |now |still )*being (?:re-?tendered|procured|sought|negotiated"
        r"|finalised|drafted|costed|designed|developed|refreshed|revised)|(?:board|group|panel"
        r"|forum) (?:has been|was|is being) (?:set up|established|formed|convened)|work(?:"
        r" [\w-]+){0,5} (?:continues|is (?:ongoing|under ?way|progressing|continuing|in hand))"
        r"|plans are (?:\w+ )?advanced|(?:in|at) (?:an? )?(?:early|advanced) stages?|remains?"
        r" (?:an? |our |the )?(?:\w+ )?(?:focus|priority)|(?:maintain|retain)(?:s|ed|ing)? (?:\w+"
        r" )?(?:oversight|grip|focus)|(?:monitor|watch|keep|track)(?:s|ed|ing)? (?:it |this |the"
        r" situation |the position |the matter )?(?:closely|under review)|(?:is|are|being|be)"
        r" (?:kept under review|monitored|given (?:careful|further) (?:thought|consideration))"
        r"|(?:working|task and finish|steering|delivery) group (?:\w+ )?(?:has|is|was|will|met"
        r"|meets|continues)|every effort|efforts (?:are|continue)|(?:is|are) working (?:hard"
        r"|closely)|(?:it is|we|is) hoped?|terms of reference|conversations? (?:continue|are"
        r"|have)|discussions? (?:continue|are (?:ongoing|under way|continuing)|have (?:begun"
        r"|started))",
        "The board maintains strategic oversight.",
        "The board agreed three posts.",
    ),
)
"""Something is thought about, watched or talked about, and nothing is decided."""

RISK_CARRIED = (
    Phrase(
        r"accept(?:s|ed|ing)? (?:that |an? |the )(?:\w+ )?(?:lower|reduced|weaker|longer|slower"
        r"|higher|poorer)|risks? (?:is|are|has been|have been|was|were) (?:now |being |therefore"
        r" )*(?:accepted|tolerated|carried|held|recorded|logged|noted|acknowledged)|(?:accept"
        r"|carry|tolerat|hold)(?:e?s|e?d|ed|ing|ying|ied|ies)? (?:the|this|that|a|some|an) (?:\w+"
        r" )?(?:risk|vulnerability)|(?:on|to|in) (?:the|our|its) (?:\w+ )?risk register",
        "The risk has been accepted.",
        "The risk has been removed.",
    ),
)
"""A risk is accepted."""

AWAITED = (
    Phrase(
        r"(?:business case|bid|proposal|paper|request|application)\b[^.;]{0,40}? (?:is|are"
        r"|remains|sits) with|(?:business case|bid|application|request)\b[^.;]{0,40}? (?:has been"
        r"|was|is being) (?:submitted|made|prepared|put|written)|(?:have|has) (?:had|received) no"
        r" (?:reply|answer|response)|(?:has|have) (?:not (?:yet )?|yet to )(?:repl|respond"
        r"|answer)\w*|(?:await(?:s|ing|ed)?|waiting (?:for|on)|dependent (?:up)?on|depends"
        r" (?:up)?on|subject to|pending|contingent (?:up)?on|conditional (?:up)?on|in the hands"
        r" of|rests with|lies with|sits with|held up by|reliant on|relies on|relying on|requires)"
        r" (?:[\w'\u2019-]+ ){0,4}?"
        rf"{_BODIES}",
        "The change is subject to funding.",
        "The change has funding.",
    ),
    Phrase(
        rf"{_MANAGERS}s? (?:cannot|says?|said|told|advis\w+|(?:has|have) (?:given|not|told|asked"
        rf"|withdrawn"
        r"|delayed|moved|slipped|advised|said|promised|yet)|(?:is|are) (?:working|unable|late"
        r"|behind|developing|building|looking))|(?:national|regional|force-wide) (?:system"
        r"|programme|project|roll-?out|fix|release|solution)s? (?:is|are|has|have|will|which)",
        "The supplier has given no date.",
        "The supplies have come.",
    ),
)
"""Something waits for money, a system or somebody else."""

PRAISED = (
    Phrase(
        r"(?:am|are|is|remains?) (?:\w+ )?(?:confident|content|satisfied|assured|comfortable)"
        r" (?:that|with|in|about|of|on)|turned (?:the|a) corner|game[- ]changer|step change"
        r"|(?:very |really |hugely |extremely )?(?:pleas(?:ed|ing)|encourag(?:ed|ing)|impressive"
        r"|delighted|proud)|(?:excellent|great|strong|real|tremendous|considerable|substantial"
        r"|huge|marked|significant|fantastic|outstanding) (?:progress|strides|improvements?"
        r"|results?|feedback|performance|compliance|engagement|buy-in|work)|bought in(?:to)?|(?:a"
        r" )?(?:very )?different place|cracking|sector[- ]leading|(?:well|warmly|positively)"
        r" received|streamlined|line of sight|reinvigorated|golden thread|(?:is|are) (?:now "
        r"|steadily )?improving|transform(?:ed|ational)",
        "Excellent progress has been made.",
        "Progress has been made on two of the steps.",
    ),
    Phrase(
        r"(?:remains?|is|are|has been|have been) (?:now |very |really |consistently |firmly "
        r"|fully |well )*(?:strong|robust|excellent|embedded|impressive|outstanding|second to"
        r" none)|(?:feedback|response|reaction|take-?up|reception)(?: from [\w ]{1,30})? (?:has"
        r" been|is|was) (?:very |really |overwhelmingly |extremely |largely |universally"
        r" )?(?:positive|good|excellent|encouraging|favourable|great)|(?:very |really "
        r"|overwhelmingly )?(?:positive|excellent|good) feedback|(?:much|vastly|greatly"
        r"|significantly|hugely|markedly|far) (?:better|improved|stronger)|culture (?:has|is)"
        r" (?:now )?(?:chang|shift)\w+",
        "Feedback from staff has been very positive.",
        "Feedback from staff has been asked for.",
    ),
)
"""All is said to be well, in words that show nothing."""

_DENIED = re.compile(
    r"\b(?:no longer|not|never|nor|without|instead of|rather than|ended|replac\w+|remov\w+|used"
    r" to|no need (?:for|of)|had been|stopped)\s+(?:[\w'-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""What stands before such words where they are not meant: no longer by hand."""
_OVER = re.compile(
    r"^[^.;]{0,60}\b(?:has|have|was|were) (?:now |since |been )*(?:ended|stopped|replaced|removed"
    r"|superseded|withdrawn|lifted|resolved)\b",
    re.IGNORECASE,
)
"""What is said of it where it is over."""


def remarks(text: str, phrases: tuple[Phrase, ...]) -> bool:
    """Check whether a sentence leaves something open in one of those ways."""
    return any(
        not _DENIED.search(text[: found.start()]) and not _is_over(text, found)
        for found in joined(phrases).finditer(text)
    )


def _is_over(text: str, found: re.Match[str]) -> bool:
    """Check whether a text goes on to say that what it speaks of has ended."""
    over = _OVER.search(text[found.start() :])
    return over is not None and over.end() > len(found[0])
