"""Words by which an update admits that something is late, missing or lost. Pure.

Each is a pattern with a sentence that it finds and a like one that it leaves. What was put right,
is watched for, or only describes whom a service is for, is not an admission.
"""

import re
from functools import lru_cache

from peeltrack.language.shortfalls import falls_short, is_load
from peeltrack.language.told import Phrase, joined
from peeltrack.model.parse_date import MONTH

_HARMLESS = (
    r"(?! (?:ask for|claim|propose|find|found|identif\w+|need\w*|requir\w+|rais\w+|chang\w+"
    r"|alone|only|just|expect\w*|wait\w*|come back|return\w*|recur\w*|drop\w*"
    r"|exceed\w*|delay\w*|fall\w*|fell|los[et]\w*|affect\w*|seen?|had to|felt (?:so|as)"
    r"|been (?:affected|delayed|so|as|this|\w+ (?:before|previously)(?=$|[.,;]))"
    r"|\w+ (?:before|previously)(?=$|[.,;]))\b)"
)
"""What is well not to have done: the audit did not find a failure."""
_UNWANTED_THINGS = (
    r"(?! (?:longer|gaps?|delays?|backlogs?|vacanc\w+|overdue|outstanding|further|complaints?"
    r"|concerns?|issues?|waits?|more|breach\w*|failures?|reason)\b)"
)

DELAYS = (
    Phrase(
        r"delay(?:s|ed)?|postponed?|put (?:off|back)|paused?|on hold|suspended|stalled|slipped"
        r"|held (?:up|back|over)|stood (?:over|down)|behind (?:schedule|plan)|overr[au]n|deferred"
        rf"|(?:moved|changed|gone|shifted) (?:back )?from {MONTH}(?: 20\d\d)? to|re-?profiled"
        r"|extend(?:ed|s|ing)? (?:the|its|our) (?:date|target|deadline|timescales?)"
        r"|(?:asked for|requested|granted|sought|seek|seeking) an extension"
        r"|pushed back",
        "The interface is delayed.",
        "It was done without delay.",
    ),
    Phrase(
        r"disrupt(?:s|ed|ion)?|(?:given|gave|giving) up|abandon(?:ed|ing) (?=the|it|this|that|work)"
        r"|unlikely|backlogs?|(?:falls?|fell|fallen) short",
        "The notices are often given up.",
        "The backlog has been cleared.",
    ),
)
"""Something was delayed or given up."""

ADMISSIONS = (
    *DELAYS,
    Phrase(
        r"(?:has|have|had|is|are) yet to|yet to be|not yet|still to (?:be )?\w+|remains? to be"
        rf"|(?<!those who )(?<!those that )(?:has|have|had|is|are|was|were|does|do|did"
        rf"|could)(?: still)? not{_HARMLESS}"
        rf"|(?:has|have|is|are|was|were|did|does|do|could)n['\u2019]t{_HARMLESS}"
        r"|cannot (?:release|attend|cope|keep up|cover|spare|yet|guarantee|confirm|say|give"
        r"|recruit|meet|fill|afford|see|share|access)"
        r"|(?:do|does|did) not expect (?:it |this |that |them )?to (?:reach|meet|hit|achieve"
        r"|complete"
        r"|finish|clear|be)|(?:will|would) not (?:now |yet )?be (?:met|reached|achieved|complete\w*"
        r"|finished|ready|cleared)"
        r"|cannot be (?:searched|tracked|linked|identified|matched|extracted|counted|published"
        r"|filled|met|done|confirmed|guaranteed|seen|shared|read|recruited|said|relied"
        r"|used)",
        "The panel has yet to meet.",
        "We have not had to cancel a session.",
    ),
    Phrase(
        r"lapsed|expired|r[au]ns? out|broke down"
        r"|(?:is|was|are|were|been) broken(?! down (?:by|into))"
        r"|failed|fails|cancelled|(?:is|are|was|were|been) frozen|opted out|outstripped"
        r"|(?:gone|went) into (?:administration|liquidation)|(?:stopped|ended|ceased) when"
        r"|(?:was|were|been) (?:stopped|halted|scrapped|shelved|withdrawn)(?! and\b)"
        r"|(?:went|was|been) down(?! (?:by|to|on)\b)|crashed",
        "The licence lapsed in May.",
        "The licence was renewed.",
    ),
    Phrase(
        r"overdue|(?:is|are|remains?|still|were|was|\d) outstanding|vacant|unfilled"
        r"|vacanc(?:y|ies)|(?:is|are|remains?|still) unresolved|unfunded|unallocated|unassessed"
        r"|uninvestigated|untrained|unvetted|unsigned|unanswered|unable|uncovered"
        r"|missed(?! opportunit)|shortages?|short of|shortfall|understaffed|off sick|sick leave"
        r"|(?<!of )late(?! (?:shifts?|turns?|duty|spring|summer|autumn|winter"
        r"|[JFMASOND][a-z]+\b))",
        "Two posts are vacant.",
        "No visit is overdue.",
    ),
    Phrase(
        r"plateau\w*|little (?:movement|change|progress|improvement)|(?:limited|modest) (?:progress"
        r"|movement|impact|success|improvement)|(?:progress|movement|improvement|impact) (?:has"
        r" been"
        r"|is|was|remains) (?:\w+ )?(?:limited|modest|slight)|remains? an? (?:\w+ )?(?:concern"
        r"|challenge|problem|worry)|(?:is|are|remains?|proving|proves) challenging"
        r"|points? (?:lower|worse|below|behind)|seldom|rarely|hardly|scarcely|(?<!\ba )few (?:of"
        r"|have|are|were|had)"
        r"|only (?=\d|(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|some|part|half"
        r"|available|possible|at|in|when|once)\b)|fewer than half|less than half"
        r"|inconsistent(?:ly)?|patchy|unevenly|slow(?:ly|er)?",
        "Victims are seldom told.",
        "A few of the officers asked for more.",
    ),
    Phrase(
        r"(?:has|have) (?:been promoted|moved on|retired|transferred)|and left (?:the|us)"
        r"|worse(?:ned|ning)?|deteriorat\w+|(?:has|have|had) left|resigned|gone sick"
        r"|lost (?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
        r"|(?:is|are) (?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
        r" (?:\w+ )?(?:down|short)",
        "Eleven of them have left.",
        "Complaints were recorded.",
    ),
    Phrase(
        rf"there (?:is|are|was|were) (?:still )?no{_UNWANTED_THINGS}"
        r"|no (?:record|evidence|decision|agreement|date|plan|funding|bid|analyst|one is|one has"
        r"|other is)|nobody (?:has|covers)|nobody \w+ has (?:yet )?(?:been )?(?:asked|told|seen)"
        r"|none (?:has|have)(?! been)"
        r"|(?:await|wait)s? for|awaiting (?:a|the|approval|funding)|waiting list"
        r"|has waited|have waited|(?:was|were|are|is) waiting",
        "There is no record of a discussion.",
        "There are no gaps.",
    ),
    Phrase(
        r"(?:team|unit|desk|staff(?:ing)?|posts?|officers|capacity|hours"
        r"|budget)\b[^.;]{0,30}\b(?:reduced"
        r"|cut|trimmed|scaled back|shrunk|halved)(?! its| their)|"
        r"stepped (?:down|aside|back)|hand(?:ing|ed) back|(?:gave|given|giving|hand(?:ed|ing)"
        r" in)(?: (?:his|her|their))? notice|terminat\w+"
        r"|freeze|cannot be advertised|(?:^|; )no (?:audits?|surveys?|samples?|meetings?"
        r"|reviews?|checks?"
        r"|figures?) (?:in|for|since|took|was|were|has|have)|grievance|disputes?(?! resol)"
        r"|reconsider\w*|industrial action|(?:pulled|backed) out|at risk of (?:delay|missing)"
        r"|(?:risks?|problems?|faults?|defects?) (?:is|are|was|were"
        r"|remains?) (?:\w+ )?(?:serious|severe"
        r"|significant|high)|still (?:under|in) (?:negotiation|discussion|dispute)|"
        r"under[- ]?strength|(?:is|are|find\w*|found)(?: [\w-]+){0,3} (?:hard|difficult) to"
        r"|overspen\w+"
        r"|over budget|(?:budget|money|funding|funds|grant|overtime) (?:is|are|has been|have been"
        r"|was)"
        r" (?:now |all |fully )*(?:spent|exhausted|used up|gone)|short[- ]staffed|stretched"
        r"|struggl\w+|(?:a|the|are|remain) gaps?"
        r"|shortcomings?|weakness\w*|failings|difficult(?:y|ies)|disappoint\w+|unsuccessful"
        r"|(?:was|were|been|is) (?:rejected|refused|turned down)|declin(?:e|ed|es) to"
        r"|(?:is|are|was|were|remains?|remained|been|still) (?:\w+ )?(?:mixed|variable|patchy"
        r"|uneven|unclear|uncertain|in doubt|low|poor|weak|thin|thinly)\b|varies|not clear",
        "Take-up has been disappointing.",
        "Every variable shift has been published.",
    ),
    Phrase(
        r"(?:below|short of|behind|under) (?:the |our )?(?:target|standard|establishment|plan"
        r"|expectations?|national average)"
        r"|(?:harder|longer|slower|lower|fewer|later|less|more \w+) than (?:planned|expected|hoped"
        r"|intended|forecast|it should|we)|too (?:early|few|late|long|slow|thin)"
        r"|more (?:work|time) (?:is|will be) (?:needed|required)|further work (?:is|will be)"
        r"|still (?:rely|relies|use|uses|using|too|being (?:recruited|developed|built|negotiated))"
        r"|no longer (?:available|funded|in post|offered|staffed)|on probation|without (?:a"
        r"|an|any|their)",
        "Two were searched without an adult.",
        "All were searched with an adult present.",
    ),
    Phrase(
        r"(?:we|the force|force|constabulary|and)(?: \w+ly)? (?:recognises?|acknowledges?"
        r"|accepts? that|admits?|regrets?)",
        "We recognise that calls are long.",
        "Calls are recognised as long.",
    ),
    Phrase(
        r"(?:less|more) likely|disproportionate\w*|(?:twice|\w+ times) as"
        r" (?:likely|long|many|often)"
        r"|among [\w -]{3,40} (?:is|are|was|were) (?:much |far )?(?:lower|worse|poorer|slower)"
        r"|waits? (?:\w+ )?longer|(?:at|to|with|on) (?:only |just )?\d+% of (?:its |their |our "
        r"|the )?(?:establishment|strength)"
        r"|(?:lower|higher|longer|worse) (?:for|among|than)|least (?:likely|satisfied)",
        "Repeat victims wait twice as long.",
        "All victims wait a day.",
    ),
)
"""Something was delayed, is missing, ran out or got worse."""

_CLEARED_BEFORE = re.compile(
    r"\b(?:no|nobody(?: is| was)?|no longer an?|not|never|without|nor|none|avoid\w*"
    r"|exempt\w*(?: from)?|spared|unaffected by|clear(?:s|ed|ing)|overc[ao]m\w+|end(?:s|ed|ing)"
    r"|remov\w+|prevent\w*|reduc\w+|fewer"
    r"|cut(?:s|ting)?|halv\w+|resolved|fill(?:s|ed|ing)|both)\s+(?:[\w'-]+\s+){0,2}$"
    r"|^(?:no|nobody|no one|none|not one)\b[^,;]{0,60}$"
    r"|\b(?:looks? for|records? (?:why|when|whether)|checks? (?:for|that|whether)|monitors?"
    r"|tracks?|aims? to|designed to|in order to|policy says|calls that were)\b[^.;]*$",
    re.IGNORECASE,
)
"""What stands before such words where nothing is admitted: the cleared backlog."""
_DESCRIBES = re.compile(
    r"\b(?:prepar|help|support|train|offer|for|to|reach|target)\w* (?:those|people|officers|staff"
    r"|anyone|anybody) who\b[^.;]*$|\b(?:people|those|anyone) who are $"
    r"|\b(?:of the|the) [\w-]+ (?:that|who|which) $",
    re.IGNORECASE,
)
"""What stands before words that only say whom it is for: help for those who have not passed."""
_PUT_RIGHT = (
    r"(?:cleared|down|fallen|halved|reduced|ended|resolved|filled|dealt|eliminated|removed|stopped"
    r"|renewed|closed|completed|corrected|mended|put right|overcome|gone(?! (?:back|to|out))|over)"
)
_CLEARED_AFTER = re.compile(
    r"^(?:\s+[\w'-]+){0,7}?\s+(?:(?:has|have|had) (?:now |since |all )?(?:been |come |gone )?"
    rf"{_PUT_RIGHT}|(?:is|are|was|were) (?:now |all |since )*{_PUT_RIGHT}|came down|fell"
    r"|(?:was|were|is|are|stands? at|dropped to|fell to) (?:none|nil|zero|nought)"
    r"|(?:is|are) (?:\w+ )?(?:monitored|reviewed|tracked|flagged|logged|discussed|visited)"
    r"|go(?:es)? to an?)\b|^ none\b"
    r"|^[^,;]{0,30}, an? (?:\w+ )?(?:fall|drop|reduction|decrease|cut) of\b",
    re.IGNORECASE,
)
_LESS = re.compile(r"(?:lower|fewer|less|shorter)\b", re.IGNORECASE)


_PROVIDED_FOR = re.compile(
    r"\b(?:each|every|all|both)\b[^,;]{0,40}\b(?:booked|arranged|scheduled|in hand)\b"
    r"|\b(?:each|every|all|both) (?:\d+ |of (?:them|these) )?(?:(?:has|have)|with) a date\b"
    r"|(?<!was )(?<!were )\b(?:to|will(?: all)?) be \w+ed? (?:again )?"
    r"(?:by|before|in|on|from)\b[^.;]{0,20}"
    rf"\b(?:{MONTH}|spring|summer|autumn|they|it)\b"
    r"|\b(?:each|all|both) (?:was|were|has been|have been) (?:\w+ )?(?:reviewed|seen|followed up"
    r"|dealt with|visited|contacted|put right)\b"
    r"|\b(?:is|are) (?:now )?what (?:they|we|\w+ \w+) (?:now )?(?:teach|train|cover|address)"
    r"|\b(?:do|does|will) not (?:ask|propose|claim)\b[^.;]{0,30}\b(?:green|yellow|closure)\b"
    r"|\b(?:green|yellow|closure)\b[^.;]{0,25}\b(?:too (?:early|soon)|premature)\b"
    r"|\btoo (?:early|soon) (?:for|to (?:ask|propose|claim))\b[^.;]{0,20}"
    r"\b(?:green|yellow|closure)\b",
    re.IGNORECASE,
)
"""How a statement says what comes of a rest, or that nothing better is claimed."""
_DONE_FOR_THEM = re.compile(
    r"\b(?:has|have|had|is|are|was|were|been) (?:now |all |each |since )*(?:written to|rung|visited"
    r"|contacted|called|offered|seen|given|referred|helped)\b",
    re.IGNORECASE,
)
"""What says that something was done for those whom a statement names."""
_ACTED_ON = re.compile(
    r"(?:, (?:and )?so|, and|; |: ) ?(?:that is why )?(?:we|I|the [\w' -]{3,40}?) (?:(?:is|are)"
    r" (?:now )?\w+ing"
    r"|(?:have|has) (?:now |since |therefore )?(?!no\b|not\b|been\b|yet\b)\w+(?:ed|en|un)|will"
    r" \w+)\b"
    r"(?! to (?:say|be)| only)",
    re.IGNORECASE,
)
"""How a statement goes on to say what is done about what it admits: , so we are asking them."""
_NOT = re.compile(
    r"\b(?:not|yet to|never|only|rarely|seldom|few|no)\b|n['\u2019]t\b", re.IGNORECASE
)


@lru_cache(maxsize=1 << 17)
def provides_for(statement: str) -> bool:
    """Check whether a statement that admits a rest says what is done about all of it: booked."""
    if _PROVIDED_FOR.search(statement) or _ACTED_ON.search(statement):
        return True
    return bool(_DONE_FOR_THEM.search(statement) and not _NOT.search(statement))


@lru_cache(maxsize=1 << 17)
def admits(text: str, phrases: tuple[Phrase, ...] = ADMISSIONS) -> bool:
    """Check whether a text admits something, and does not say that it was put right."""
    if phrases is ADMISSIONS and falls_short(text):
        return True
    return any(
        not _is_a_gain(text, found)
        and not _CLEARED_BEFORE.search(text[: found.start()])
        and not _DESCRIBES.search(text[: found.start()])
        and not _CLEARED_AFTER.search(text[found.end() :])
        for found in joined(phrases).finditer(text)
    )


def _is_a_gain(text: str, found: re.Match[str]) -> bool:
    """Check whether less is said of what is unwanted: sickness is lower than last year."""
    before = text[: found.start()]
    if re.search(r"\b(?:numbers?|figures?)$", before.rstrip(), re.IGNORECASE):
        return found[0].casefold().endswith("low")
    return bool(_LESS.match(found[0]) and is_load(before))
