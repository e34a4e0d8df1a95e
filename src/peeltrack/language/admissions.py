"""Words by which an update admits that something is late, missing or lost. Pure.

Each is a pattern with a sentence that it finds and a like one that it leaves. What was put right,
is watched for, or only describes whom a service is for, is not an admission.
"""

import re
from functools import lru_cache

from peeltrack.language.good_news import is_good_news, without_praise
from peeltrack.language.shortfalls import SHARES_OF_TWO, falls_short
from peeltrack.language.told import Phrase, joined
from peeltrack.model.parse_date import MONTH

_HARMLESS = (
    r"(?! (?:(?:a )?part of"
    r"|ask for|claim|propose|find|found|identif\w+|need\w*|requir\w+|rais\w+|chang\w+|alone"
    r"|only|just|expect\w*|wait\w*|come back|return\w*|recur\w*|drop\w*|exceed\w*|delay\w*"
    r"|fall\w*|fell|los[et]\w*|affect\w*|suffer\w*|seen?|had to|felt (?:so|as)|aware of any"
    r"|been (?:affected|delayed|so"
    r"|as|this|\w+ (?:before|previously)(?=$|[.,;]))|\w+ (?:before|previously)(?=$|[.,;]))\b)"
)
"""What is well not to have done: the audit did not find a failure."""
_UNWANTED_THINGS = (
    r"(?! (?:longer|gaps?|delays?|backlogs?|vacanc\w+|overdue|outstanding|further|complaints?"
    r"|concerns?|issues?|waits?|more|breach\w*|failures?|reason)\b)"
)
EFFECTS = "cost|delay|detriment|effect|harm|impact|loss"
"""What a change is well to be without: it was done without any loss."""

DELAYS = (
    Phrase(
        r"delay(?:s|ed)?|postponed?|put (?:off|back)|paused?|on hold|suspended|stalled|slipped"
        r"|(?:will|would|may) (?:now )?slip"
        r"|slips (?:to|into|by|until) (?:the |early |late )*"
        rf"(?:{MONTH}|\d|autumn|spring|summer|winter|new year|next)"
        rf"|(?:will|to) (?:now )?move (?:back )?(?:from {MONTH}(?: 20\d\d)? )?(?:to|into) (?:the )?"
        rf"(?:autumn|new year|next (?:financial )?year|(?:{MONTH}|20\d\d)"
        r"(?=$|[.,;)]| (?:20\d\d|and|as|because|so)\b))"
        rf"|mov(?:es|ing) (?:back )?(?:from {MONTH}(?: 20\d\d)? to|into (?:the new year|20\d\d))"
        r"|(?<!has )(?<!have )(?<!had )held (?:up|back|over)|stood (?:over|down)"
        r"|behind (?:schedule|plan)|overr[au]n|deferred"
        rf"|(?:moved|changed|gone|shifted) (?:back )?from {MONTH}(?: 20\d\d)? to|re-?profiled"
        r"|(?:has|have|was|were) (?:been )?moved (?:back )?to (?:the )?(?:autumn|new year|spring"
        rf"|summer|winter|next (?:week|month|quarter|year|spring|summer|autumn|winter|{MONTH}))\b"
        r"|(?:being|been) re-?(?:planned|scheduled)|agreed to re-?(?:plan|schedule)"
        r"|re-?(?:planned|scheduled) (?:from|to|for)|now"
        r" (?:expected|anticipated|forecast|scheduled|planned)(?: to \w+)?"
        rf" (?:for|in|by|during|on|until) (?:the |late |early |mid-?)*(?:{MONTH}|\d+|spring|summer"
        r"|autumn|winter|end of|new year|next)"
        r"|extend(?:ed|s|ing)? (?:the|its|our) (?:date|target|deadline|timescales?)|(?:asked for"
        r"|requested|granted|sought|seek|seeking) an extension|pushed back",
        "The interface is delayed.",
        "It was done without delay.",
    ),
    Phrase(
        r"disrupt(?:s|ed)|disruption (?:to|of|from|by)|(?:given|gave|giving) up|abandon(?:ed"
        r"|ing) (?=the|it|this|that|work)|unlikely|backlogs?|(?:falls?|fell|fallen) short",
        "The notices are often given up.",
        "The backlog has been cleared.",
    ),
)
"""Something was delayed or given up."""

ADMISSIONS = (
    *DELAYS,
    Phrase(
        r"(?:has|have|had|is|are) yet to|yet to be|not yet"
        r"|(?<!months )(?<!weeks )(?<!days )still to (?:be )?\w+|remains? to be"
        rf"|(?<!those who )(?<!those that )(?:has|have|had|is|are|was|were|does|do|did"
        rf"|could)(?: still)? not{_HARMLESS}"
        rf"|(?:has|have|is|are|was|were|did|does|do|could)n['\u2019]t{_HARMLESS}"
        r"|cannot (?:release|attend|cope|keep up|cover|spare|yet|guarantee|confirm|say|give"
        r"|recruit|meet|fill|afford|see|share|access)|(?:do|does|did) not expect (?:it |this "
        r"|that |them )?to (?:reach|meet|hit|achieve|complete|finish|clear|be)|(?:will"
        r"|would) not (?:now |yet )?be (?:met|reached|achieved|complete\w*|finished|ready"
        r"|cleared)|cannot be (?:searched|tracked|linked|identified|matched|extracted|counted"
        r"|published|filled|met|done|confirmed|guaranteed|seen|shared|read|recruited|said|relied"
        r"|used)",
        "The panel has yet to meet.",
        "We have not had to cancel a session.",
    ),
    Phrase(
        r"lapsed|expired|r[au]ns? out|broke down|(?:is|was|are|were|been) broken(?! down (?:by"
        r"|into))|failed|fails|cancelled|(?:is|are|was|were|been) frozen|opted out|outstripped"
        r"|(?:holding|holds?) (?:back )?(?:\w+ ){1,3}posts?(?= (?:back|empty|until))"
        r"|(?:gone|went) into (?:administration|liquidation)|(?:stopped|ended|ceased) when|(?:was"
        r"|were|been) (?:stopped|halted|scrapped|shelved|withdrawn)(?! and\b)|(?:went|was"
        r"|been) down(?! (?:by|to|on)\b)|crashed",
        "The licence lapsed in May.",
        "The licence was renewed.",
    ),
    Phrase(
        r"overdue|(?:is|are|remains?|still|were|was|\d+) outstanding|vacant|unfilled|vacanc(?:y"
        r"|ies)|(?:is|are|remains?|still) unresolved|unfunded|unallocated|unassessed"
        r"|uninvestigated|untrained|unvetted|unsigned|unanswered|unable|uncovered"
        r"|missed(?! opportunit)|shortages?|short of|shortfall|understaffed|off sick|sick leave"
        r"|(?<!of )late(?! (?:shifts?|turns?|duty|last|this|next|spring|summer|autumn|winter"
        r"|[JFMASOND][a-z]+\b))",
        "Two posts are vacant.",
        "No visit is overdue.",
    ),
    Phrase(
        r"plateau\w*|little (?:movement|change|progress|improvement)|(?:limited"
        r"|modest) (?:progress|movement|impact|success|improvement)|(?:progress|movement"
        r"|improvement|impact) (?:has been|is|was|remains) (?:\w+ )?(?:limited|modest|slight)"
        r"|remains? an? (?:\w+ )?(?:concern|challenge|problem|worry)|(?:is|are|remains?|proving"
        r"|proves|continues? to be) (?:(?:more|most|very|particularly|especially) )?challenging"
        r"|points? (?:lower|worse|below|behind)|seldom|rarely|hardly|scarcely"
        r"|(?<!\ba )few (?:of|have|are|were|had)|only (?=\d|(?:a|an|one|two|three|four|five|six"
        r"|seven|eight|nine|ten|some|part|half|available|possible|at|in|when|once)\b)"
        r"|fewer than half|less than half|inconsistent(?:ly)?|patchy|unevenly|slow(?:ly|er)?",
        "Victims are seldom told.",
        "A few of the officers asked for more.",
    ),
    Phrase(
        r"died|dead|deaths?|killed|suicides?|own life|(?<!who )(?<!people )(?<!children )(?<!child"
        r" )(?<!person )(?:was|were|is|are) missing|should (?:not )?have (?=been|had|\w+ed)"
        r"|wrongly|incorrectly|mistaken(?:ly)?|slippage|can no longer|no longer able"
        r"|\d+ (?:\w+ ){0,2}(?:is|are|were|remain) (?:still )?(?:awaiting|waiting|queu\w+)"
        r"|(?<=£)[\d.,]+ ?\w*(?: [^.;£]{0,40})?,? (?:against|compared with|up from)",
        "Eleven were graded low who should have been graded high.",
        "Eleven were graded high.",
    ),
    Phrase(
        r"(?:has|have) (?:been promoted|moved on|retired|transferred)|and left (?:the|us)"
        r"|(?:gone|going|went) backwards|worse(?:ned|ning)?|deteriorat\w+|(?:has|have|had) left"
        r"|resigned|gone sick|lost (?:a|an"
        r"|one|two|three|four|five|six|seven|eight|nine|ten|\d+)|(?:is|are) (?:a|an|one|two|three"
        r"|four|five|six|seven|eight|nine|ten|\d+) (?:\w+ )?(?:down|short)",
        "Eleven of them have left.",
        "Complaints were recorded.",
    ),
    Phrase(
        rf"there (?:is|are|was|were) (?:still )?no{_UNWANTED_THINGS}"
        r"|no (?:record|evidence|decision|agreement|date|plan|funding|bid|analyst|one is|one has"
        r"|other is)|nobody covers|nobody has(?! (?:left|resigned|waited|missed|lost"
        r"|failed|complained|died|been (?:turned|lost|hurt|missed|injured))\b)"
        r"|nobody \w+ has (?:yet )?(?:been )?(?:asked|told|seen)"
        r"|none (?:has|have)(?! been)|(?:await|wait)s? for|awaiting (?:a|the|approval|funding)"
        r"|waiting list|has waited|have waited|(?:was|were|are|is) waiting",
        "There is no record of a discussion.",
        "There are no gaps.",
    ),
    Phrase(
        r"(?:team|unit|desk|bid|project|staff(?:ing)?|posts?|officers|capacity|hours"
        r"|budget)\b[^.;]{0,30}\b(?<!has )(?<!have )(?:reduced|cut|trimmed|scaled back|shrunk"
        r"|halved)(?! its| their)|stepped (?:down|aside|back)|hand(?:ing|ed) back|(?:gave|given"
        r"|giving|hand(?:ed|ing) in)(?: (?:his|her|their))? notice|terminat\w+|freeze"
        r"|cannot be advertised|(?:^|; )no (?:audits?|surveys?|samples?|meetings?|reviews?"
        r"|checks?|figures?) (?:in|for|since|took|was|were|has|have)|grievance"
        r"|disputes?(?! resol)|reconsider\w*|industrial action|(?:pulled|backed) out"
        r"|at risk of (?:delay|missing)|(?:risks?|problems?|faults?|defects?) (?:is|are|was|were"
        r"|remains?) (?:\w+ )?(?:serious|severe|significant|high)|still (?:under"
        r"|in) (?:negotiation|discussion|dispute)|under[- ]?strength|(?:is|are|find\w*"
        r"|found)(?: [\w-]+){0,3} (?:hard|difficult) to|overspen\w+|over budget|(?:budget|money"
        r"|funding|funds|grant|overtime) (?:is|are|has been|have been|was) (?:now |all "
        r"|fully )*(?:spent|exhausted|used up|gone)|short[- ]staffed|stretched|struggl\w+|(?:a"
        r"|the|are|remain) gaps?|shortcomings?|weakness\w*|failings|difficult(?:y|ies)"
        r"|disappoint\w+|unsuccessful|(?:bids?|requests?|proposals?|case|plan) (?:was|were|has been"
        r"|have been) (?:rejected|refused|turned down)"
        r"|declin(?:e|ed|es) to|(?:is|are|was|were|remains?|remained|been"
        r"|still) (?:\w+ )?(?:mixed|variable|patchy|uneven|unclear|uncertain|in doubt|low|poor"
        r"|weak|thin|thinly)\b|varies|not clear",
        "Take-up has been disappointing.",
        "Every variable shift has been published.",
    ),
    Phrase(
        r"(?:below|short of|behind|under) (?:the |our )?(?:target|standard|establishment|plan"
        r"|expectations?|national average)|(?:harder|longer|slower|lower|fewer|later|less"
        r"|more \w+) than (?:planned|expected|hoped|intended|forecast|it should|we)|too (?:early"
        r"|few|late|long|slow|thin)|more (?:work|time) (?:is|will be) (?:needed|required)"
        r"|further work (?:is|will be)|still (?:rely|relies|use|uses|using|too|being (?:recruited"
        r"|developed|built|negotiated))|no longer (?:available|funded|in post|offered|staffed)"
        rf"|on probation|without (?:(?:an?(?! single\b)|any)(?! (?:\w+ )?(?:{EFFECTS}|break|fail"
        r"|gap|hitch|incident)\b)|their)",
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
        r"(?:less|more) likely|disproportionate\w*|(?:twice|\w+ times) as (?:likely|long|many"
        r"|often)|among [\w -]{3,40} (?:is|are|was|were) (?:much |far )?(?:lower|worse|poorer"
        r"|slower)|waits? (?:\w+ )?longer|(?:at|to|with|on) (?:only |just )?\d+% of (?:its "
        r"|their |our |the )?(?:establishment|strength)|(?:lower|higher|longer|worse) (?:for"
        r"|among|than)|least (?:likely|satisfied)",
        "Repeat victims wait twice as long.",
        "All victims wait a day.",
    ),
)
"""Something was delayed, is missing, ran out or got worse."""

_CONCEDED = re.compile(
    r"^(?:even )?(?:though|although|while|despite|notwithstanding) [^,;]+, ", re.I
)
"""What a statement grants before it says how things are: although demand rose, ..."""


@lru_cache(maxsize=1 << 17)
def admits(text: str, phrases: tuple[Phrase, ...] = ADMISSIONS) -> bool:
    """Check whether a text admits something, and does not say that it was put right."""
    text = without_praise(_CONCEDED.sub("", text))
    if phrases is ADMISSIONS and (falls_short(text) or SHARES_OF_TWO.search(text)):
        return True
    return any(not is_good_news(text, found) for found in joined(phrases).finditer(text))
