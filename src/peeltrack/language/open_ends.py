"""Words by which a sentence of an update leaves a question open. Pure.

They are wide where admissions.py and remarks.py are exact: a question rests on one of them only
where nothing weightier is to be asked.
"""

import re

from peeltrack.language.admissions import admits, provides_for
from peeltrack.language.figures import figures
from peeltrack.language.polarity import is_unwanted
from peeltrack.language.told import Phrase, joined

TROUBLE = (
    Phrase(
        r"lack(?:s|ed|ing)?|resist(?:s|ed|ance)|reluctan\w+|(?:raised|has|have"
        r"|remains?) (?:\w+ )?concerns?|problems?(?! profile)|obstacles?|hurdles?|pressures?"
        r"|constrain(?:ed|ts?)|bottlenecks?|mistakes?|confus\w+|inadequate\w*|insufficient\w*"
        r"|incomplete|inaccura\w+|fragile|stubborn\w*|unsustainable|unrealistic|(?:prov(?:es|ed"
        r"|ing)|is|are|was|were|been|be|finds?|found|more|very|it) (?:\w+ )?(?:hard|harder"
        r"|difficult|challenging)(?! drives?)|lengthen\w*|level(?:led|ling)? off|dip(?:s|ped)"
        r"|drop(?:s|ped) (?=at|in|on|over|off|when)|tail(?:ed|ing) off|slow(?:ed|ing)|suffer(?:s"
        r"|ed|ing)?|hamper\w*|hinder\w*|withdrew|turnover|competing|overload\w*|overwhelm\w*"
        r"|biggest|worst|weakest|lowest|(?:system|force|team|unit|it|we|they) cannot|unless"
        r"|(?:no one|nobody) (?:from|has|is|owns|leads|checks)|(?:rest|stay|remain|kept|keeps"
        r"|left)s? (?:\w+ )?(?:same|old|high|unchanged|as it was)|(?:better|worse|higher|lower"
        r"|slower|longer) (?:in|for|among|at|on|with) [^.;]{2,40} than|no (?!longer|one"
        r"|complaints?|concerns?|delays?|breach\w*|injur\w*|child|case|visit|backlog)\w+ (?:was"
        r"|were|has been|have been) (?!late|missed|lost|left|turned)\w+|(?:was|were) (?:meant"
        r"|supposed|intended) to|outlier|in protest|no further action|(?:officers|staff"
        r"|investigators|supervisors|sergeants|victims|partners|callers|they|teams) (?:say"
        r"|tell us|complain|feel|fear|report)\b(?![^.;]*\b(?:better|forward|good|well|improv\w+"
        r"|support\w*|useful|confident|like)\b)|(?:submissions|demand|referrals|calls|reports"
        r"|volumes?|requests|applications|numbers) (?:has|have|is|are) (?:\w+ )?(?:risen"
        r"|increased|grown|doubled|up)|unchanged|had (?:hoped|expected|planned)|waiting time"
        r"|(?:was|were|is|are) (?:less|worse|lower|poorer|slower|weaker|fewer)|take up to"
        r"|takes up to|for up to|came to light|found (?:during|by) the|(?:had|have"
        r"|has) been (?:held|left|lost|filed|overlooked|sitting) (?=in|on|at|for|without)",
        "Supervisors lack the time to read every log.",
        "Supervisors have the time to read every log.",
    ),
    Phrase(
        r"(?<!all )(?<!nothing )but|though|although|however(?=[,;])|despite|whereas"
        r"|while (?=others|the|some|in|most)|nevertheless|even so|in practice|not in others",
        "The roster went live, though the night team kept its old pattern.",
        "The roster went live, and the night team has it too.",
    ),
)
"""Something is in the way, or a good sentence has a reservation."""

PASSING = (
    Phrase(
        r"acting|interim|informal\w*|ad hoc|manual(?:ly)?|workarounds?|temporar(?:y|ily)"
        r"|second(?:ed|ment)|agency|overtime|short-term|one-off|non-recurring|(?:fund(?:ed|ing)"
        r"|grants?|contracts?|licences?|money|leases?|posts?)\b[^.;]{0,40}\b(?:until"
        r"|to the end of|runs? to|ends?|for (?:an?|one|two|\d+) (?:years?|months?))|for now"
        r"|by hand|on (?:her|his|their) own|single-handed\w*|spreadsheets?|goodwill|cover (?:is"
        r"|has)|covering for|(?<=£)[\d,.]+\w* of (?:the |a |its )?£[\d,.]+|(?:maternity|paternity"
        r"|long-term|sick) leave|probationers?|(?:analysts?|officers?|sergeants?|inspectors?"
        r"|leads?|managers?|trainers?|chairs?)\b[^.;,]{0,40}\b(?:moves? (?:to|on)|leaves?"
        r"|retires?|(?:is|are|will be) leaving|will (?:leave|retire))",
        "The grant runs to the end of March.",
        "The grant has come.",
    ),
)
"""Something rests on people or money that will not stay."""

EXPLAINED = (
    Phrase(
        r"(?<!was )(?<!were )(?<!is )(?<!are )due to|owing to|because of|reflect(?:s|ed|ing)"
        r"|thought to|attribut\w+ to|put down to|explained by|(?:a |the )?result of|blamed on"
        r"|seasonal",
        "The rise is thought to be down to low numbers.",
        "The rise is shown in the annex.",
    ),
)
"""A figure is explained away."""

IN_PART = (
    Phrase(
        r"only|most|majority|bulk|exception|except|apart from|outside (?:those|these)|pilot\w*"
        r"|trial\w*|many|several|(?:half|a third|a quarter|a number) of|volunt\w+|partly|in part"
        r"|(?:limited|confined|restricted) to|partial(?:ly)?|some(?:times| of)?|certain|mainly"
        r"|mostly|largely|so far|to date|in places|when (?:they|we|it) (?:happens?|can|are on"
        r"|is asked|asks?)|where possible|if asked|when asked|office hours|covers? (?:the|one|two"
        r"|three|four|five)|(?:focus\w*|start\w*) (?:on|with) [\w -]{3,40} first|(?:was|were|is"
        r"|are) not part of|part-time",
        "The audit was limited to cases closed in June.",
        "The audit took in cases closed in every month.",
    ),
)
"""Something is so of a part, at some times or in some places."""

IN_DOUBT = (
    Phrase(
        r"believes?|(?:we|I) (?:think|feel|consider|regard)|(?:regards?|seen?"
        r"|regarded) [^.;]{0,30}\bas|sign of|(?:may|might|could) (?:change|rise|fall|be (?:higher"
        r"|lower))|estimat\w+|roughly|provisional\w*|(?:in|an) error|caution|(?:figures?|count"
        r"|data|number)\b[^.;]{0,30}\b(?:affected|distorted|skewed|includes?|excludes?|changed)"
        r"|(?:we |is |are )?count(?:s|ed)? (?:\w+ ){0,4}?(?:as|once|when|if|from)\b|(?:self"
        r"|officers?)-reported|by our own|our own",
        "We count a case as reviewed once it has been opened.",
        "We count each case that was reviewed.",
    ),
)
"""What a figure rests on is not sure."""

AWAITED = (
    Phrase(
        r"await(?:s|ed|ing)|waiting (?:for|on)|depend(?:s|ent|ing) (?:up)?on|subject to|pending"
        r"|contingent on|conditional on|held up by|reliant on|requires|(?:rests|lies|sits|is|are"
        r"|remains) with (?:the|our|their|its|[A-Z])|no (?:reply|answer|response)|(?:bid"
        r"|business case|application|request|proposal) (?:[\w£,.]+ ){0,4}(?:has been|was"
        r"|is being) (?:submitted|made|prepared|put|written)|(?:supplier|vendor|contractor"
        r"|provider|developer|landlord)s? (?:cannot|has|have|is|are|says?|said|told|advised)"
        r"|(?:national|regional) (?:system|programme|project|roll-?out|fix|release|solution)",
        "The change is subject to funding.",
        "The change has funding.",
    ),
)
"""Something waits for money, a system or somebody else."""

TO_COME = (
    Phrase(
        r"will(?! of)|shall|plan(?:s|ned)? to|intend\w*|hop(?:e[sd]?|ing)|aim(?:s|ed|ing)? to"
        r"|expect(?:s|ed|ing)?|anticipat\w+|(?:is|are) (?:due )?to|(?<!ready )to be|once(?! an?\b"
        r"| each| every)|until|needs? to|being (?:re)?(?:recruited|written|built|drawn up"
        r"|developed|prepared|drafted|arranged|finalised|designed|procured|explored|considered"
        r"|sought|established|reviewed|updated|rolled out|introduced|implemented|tested|fitted"
        r"|embedded)|(?:is|are) (?:now |still |currently |also )*(?:working|preparing|developing"
        r"|recruiting|drafting|arranging|exploring|negotiating|looking)|in (?:discussion"
        r"|due course)|parked|(?:we|I|force) (?:have|has) (?:asked|bid|applied|gone back)"
        r"|may need|reviewing|in train|under ?way|in progress|monitored|oversight|options"
        r"|efforts?|continues?|work(?:ing)? on",
        "The toolkit will be refreshed.",
        "The toolkit was refreshed.",
    ),
)
"""Something is still to come."""

PRAISED = (
    Phrase(
        r"excellent|pleas(?:ed|ing)|encourag(?:ed|ing)|impressive|delighted|proud|great"
        r"|strong(?:er)?|turned (?:the|a) corner|(?:well|warmly|positively) received|positive"
        r"|embedded|promising|constructive|productive|reassur(?:es?|ed|ing|ance)|improving"
        r"|improved|improvements?|confident|content that|step change|game[- ]changer|significant"
        r"|considerable|bought in|sector[- ]leading|streamlined|reinvigorated|culture (?:has|is)"
        r"|better place",
        "Excellent progress has been made.",
        "Progress has been made on two of the steps.",
    ),
)
"""All is said to be well, in words that show nothing."""

_SETTLED = re.compile(
    r"\b(?:now (?:fully |all )?(?:\w+ed|done|met|gone|in (?:place|use|post))|no longer"
    r"|permanent(?:ly)?|ended|everywhere|secured?|(?:once|twice|every|each) (?:an? )?(?:hour|day"
    r"|week|fortnight|month|quarter|year|shift)|(?:has|have|was|were|is|are) (?:since |now "
    r"|all )*(?:been )?(?:resolved|cleared|filled|put right|dealt with|overcome|mended|removed"
    r"|renewed|replaced|corrected|eliminated|closed|completed))\b",
    re.IGNORECASE,
)
"""What a sentence has that goes on to say that it is over."""
_FEWER = re.compile(
    r"\b(?:no|none|nobody|not one|down|f[ae]ll(?:en|s|ing)?|dropp?\w*|reduc\w+|halv\w+|lowest"
    r"|shorter|fewer)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|not|never|nor|without|free of|instead of|rather than|avoid\w*|prevent\w*|remov\w+"
    r"|reduc\w+|fewer|less|(?:to|can|help\w*|identif\w+|tackle|solve[sd]?|address\w*|record\w*"
    r"|report\w*|check\w* for|look\w* for|track\w*|monitor\w*))\s+(?:[\w'-]+\s+){0,3}$",
    re.IGNORECASE,
)


def counts_unwanted(text: str, _: tuple[Phrase, ...] = ()) -> bool:
    """Check whether a sentence has a figure of what is unwanted, and no better one: 14% sick."""
    named = figures(text)
    if not named or any(each.is_earlier or not each.value for each in named):
        return False
    is_better = _FEWER.search(text) or _SETTLED.search(text) or provides_for(text)
    return is_unwanted(text) and not is_better


def leaves_open(text: str, phrases: tuple[Phrase, ...]) -> bool:
    """Check whether a sentence leaves something open in one of those ways, and does not settle it.

    What is admitted, or provided for, is for the exact readers.
    """
    if _SETTLED.search(text) or provides_for(text) or admits(text):
        return False
    return any(
        not _DENIED.search(text[: found.start()]) for found in joined(phrases).finditer(text)
    )
