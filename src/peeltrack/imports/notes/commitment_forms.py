"""Forms in which minutes commit somebody: named patterns, each with examples. Pure."""

import re

from peeltrack.imports.notes.forms import (
    BEFORE_HIM,
    DELIVER,
    EXPLAIN,
    FORUM,
    HANDED,
    NOT_DONE,
    OUTSIDE,
    SENDING,
    TO_READ,
    WHO,
    WORD,
    Form,
)
from peeltrack.language.dates import DAY
from peeltrack.model.parse_date import MONTH

_TASK = (
    r"(?!(?:be|have|like|want|wish|hope|expect|prefer|welcome|need"
    r"|never|not|think|feel|believe|argue|say|suggest|seem|appear|remain|continue|support|agree"
    r"|accept|suffer|retire|leave|lose|know|still|always|rather|urge|hate|enjoy|benefit|struggle"
    r"|caution|describe|defend|love|miss|oppose|resist|stand|stay|wonder)\b)[a-z-]{4,}"
)
"""What somebody is to do, be it whatever a person can do."""
_HIS_TASK = (
    rf"(?:(?<=he would )|(?<=he will )|(?<=he['\u2019]ll )|(?<=he['\u2019]d ){NOT_DONE})"
    rf"(?:{_TASK}|set out\b(?=[^.;]*\b(?:in writing|by|within)\b))"
)
"""What somebody says that he himself would do, be it whatever a person can do."""
_BY_A_TIME = (
    r"(?!(?:receive|face|reach|start (?:in|on|as|at|by|work)|begin|end|expire|lapse|rise|fall"
    r"|increase|decrease|grow|drop|exceed|move|close|open|join|become|turn|come (?:into|under))\b)"
    rf"{_TASK}\b[^.;]*? (?:by|before|on|no later than) (?:the )?(?:next |end of |{DAY}|{MONTH}\b)"
)
"""Whatever somebody is to do by a day that is named."""
COMMITMENTS = (
    Form(
        "agreed to",
        rf"(?P<who>{WHO}|[Hh]e|[Ss]he|[Tt]hey|[Ww]e) (?:has |have |had |also |further |then "
        rf"|again |kindly )*"
        r"(?:agreed|agrees|undertook|offered|offers|promised|promises|committed|volunteered|pledged"
        r"|gave an undertaking|gave a commitment|(?:was|were|is) (?:happy|content|willing"
        r"|committed))"
        r" to (?!(?:the|a|an|be|this|that|note|differ|disagree|its|his|her|close|approve|accept"
        r"|receive|support|adopt|endorse)\b)(?P<verb>[a-z]+)",
        ("The CC agreed to provide the figures.", "He offered to write to the Panel."),
        ("The CC agreed to the proposal.", "It was agreed to note the report."),
    ),
    Form(
        "and undertook to",
        rf"(?P<who>{WHO}|^[HS]h?e(?=[^.;]*\b(?:agreed|undertook) to))"
        rf"(?: \([^)]{{3,60}}\))? [a-z](?:[^.;]|\.(?=\d)){{0,160}}?,? "
        r"(?:and|but) (?:also |then |has )?"
        r"(?:(?:agreed|undertook|offered|promised|committed) to (?P<verb>[a-z]+)|promised (?:an?"
        rf"|the|further|to)\b|(?:would|will) (?:{DELIVER}|do (?:so|this|that))\b)",
        (
            "The CC confirmed that it had and undertook to send the report.",
            "The CC did not have the figure but would provide it after the meeting.",
        ),
        ("The CC confirmed that it had.",),
    ),
    Form(
        "and, will",
        rf"^(?P<who>{WHO}) (?!(?:is|are|was|were|has|have|had)\b)[a-z][^.;]{{0,60}}, will "
        rf"(?:also )?(?P<verb>{DELIVER})\b",
        ("The DCC happy to, will email some dates.",),
        ("The DCC was late, will power or no.",),
    ),
    Form(
        "would do so",
        rf"^(?:And |But )?(?P<who>{WHO}|[Hh]e|[Ss]he|[Tt]hey) (?:also |then )?"
        r"(?:(?:said|agreed|confirmed|replied) (?:that )?(?:he|she|they) )?(?:would|will) do "
        r"(?:so|this|that) (?:by|before|at|after|within|when|once|as soon|in|on|next|this|today)\b",
        ("The DCC would do so by Friday.", "The DCC said he would do so within four weeks."),
        ("The DCC would do so if funds allowed.",),
    ),
    Form(
        "he or we will by a time",
        r"^(?:And |But )?(?P<who>[Hh]e|[Ss]he|[Ww]e|I)(?: (?:will|shall|would)|['\u2019]ll)"
        rf" (?:also |then )?{_BY_A_TIME}",
        ("I'll come to the market with you on 8 July.", "She would start it by 3 June."),
        ("I'll come to that.", "We will lose 40 officers by June.", "He would go."),
    ),
    Form(
        "made a commitment",
        rf"(?P<who>{WHO}|[Hh]e|[Ss]he|[Tt]hey) (?:also |further )?(?:promised|undertook"
        rf"|committed to|offered(?! (?:an?|the|some)?"
        r" ?(?:\w+['\u2019]s )?(?:congratulations|thanks|condolences|apolog|sympath|view|support)))"
        r" (?:an?|the|further|some|more|[a-z]+ing)\b",
        ("The DCC promised an update by April.",),
        ("Promised land is scarce.",),
    ),
    Form(
        "said that he would",
        rf"(?P<who>{WHO}|[Hh]e|[Ss]he|[Tt]hey) (?:also |further |then )?"
        r"(?:said|confirmed|advised|stated|explained|added|assured|replied|agreed|noted|indicated|responded|informed|told|"
        r"reported|commented|undertook|reassured|promised|pledged|committed)\b.{0,160}?\b"
        r"(?P<doer>he|she|they|it|we|the "
        r"(?:OPCC|force|office)|"
        rf"(?:the )?(?!HMIC|IOPC|CPS|Home Office)(?-i:[A-Z][\w.'\u2019/&-]*)(?:,? {WORD}){{0,6}}?)"
        r"(?: (?:would|will)"
        r"|['\u2019](?:d|ll))(?: also| then| be able to| be happy to)? "
        rf"(?P<verb>{DELIVER}|see (?:that|to|what|whether|if)|{_HIS_TASK})\b",
        (
            "The CC said that he would send the figures.",
            "DCC said she'd make sure that it went.",
            "The CFO confirmed that he would reflect it in the March paper.",
        ),
        ("The CC said that the plan would work.", "The CC said that he would prefer to wait."),
    ),
    Form(
        "will",
        rf"^(?:(?:Yes|No|Certainly|Of course|Absolutely)[,;.]? )?"
        rf"(?P<who>(?:{WHO}|[Ww]e|I)(?= (?:will|shall)|['\u2019]ll)|(?:[Ww]e|I)(?= would))"
        r"(?: (?:will|shall|would)|['\u2019]ll) (?:also |then )?"
        rf"(?P<verb>{DELIVER}|{SENDING}|have "
        r"(?!\w+ (?:opportunity|chance|option)\b)"
        rf"(?:the|my|our|an?|some)\b[^.;]{{3,40}}? {DELIVER})\b",
        (
            "We will send the figures.",
            "The DCC will write to the Panel.",
            "I will be writing to them myself.",
            "We'll have the sergeant contact you.",
        ),
        ("The plan will work.", "We will be bidding again.", "We will have the chance to ask."),
    ),
    Form(
        "yes, will",
        rf"^(?:Yes|Agreed|OK|Noted|[Yy]es)[,;.]? (?:and )?will (?:also )?(?P<verb>{DELIVER})\b",
        ("Yes, will arrange.",),
        ("Yes, will power helps.",),
    ),
    Form(
        "what I will do is",
        r"^(?:What )(?P<who>I|we)(?: (?:will|can|shall)|['\u2019]ll) do is (?P<verb>[a-z]+)\b"
        r"|^(?:(?:Yes|Certainly|Of course|Absolutely)[,;.]? )?(?P<he>I|[Ww]e) can do "
        r"(?:that|so|this)\b",
        ("What I will do is bring you a map.", "Yes, we can do that by May."),
        ("What we do is hard.", "We can do better."),
    ),
    Form(
        "and we will",
        rf"(?:, |; |\b(?:and|but|so) )(?P<who>we|I)(?: (?:will|shall)|['\u2019]ll) (?:also |then )?"
        rf"(?P<verb>{DELIVER})\b",
        ("The page is wrong and we shall put it right.",),
        ("It is late and we will be judged.",),
    ),
    Form(
        "would, of whoever spoke",
        rf"^{BEFORE_HIM}?(?P<who>[Hh]e|[Ss]he|[Tt]hey) "
        r"(?!(?:starts?|started|joins?|joined|begins|began)\b)"
        r"(?:[a-z](?:[^.;]|\.(?=\d)){0,160}? (?:and|but) )?"
        r"(?:would|will|(?:is|are) to) (?:also |then |however )?"
        rf"(?:be (?:happy|glad|pleased|willing) to )?(?P<verb>{DELIVER})\b"
        rf"|^(?P<she>[Hh]e|[Ss]he|[Tt]hey)['\u2019](?:d|ll) (?:also |then )?{DELIVER}\b",
        (
            "As it was late she would share the survey.",
            "It was out, but as soon as it was in he would share it.",
            "She did not have it and would circulate it.",
            "He'd get it valued.",
            "He is to let the Chair have it.",
        ),
        (
            "She would be pleased to hear it.",
            "As the Chair said he would take it first, the item was taken.",
            "She starts in May and will lead on training.",
        ),
    ),
    Form(
        "and would, of whoever spoke",
        r"(?:, |; |\b(?:and|but|so) )(?P<who>he|she)(?: (?:will|would)|['\u2019](?:ll|d)) "
        rf"(?:also |then |however )?(?P<verb>{DELIVER})\b",
        ("The count ends in May and she'll share it.", "It was late; he would arrange that."),
        ("It was late and she would be sorry.",),
    ),
    Form(
        "would be provided",
        rf"(?P<what>[A-Z].{{2,300}}?) (?:would|will|to|could|should) (?:also |then )?be {HANDED}"
        rf"(?=(?:.*? by (?P<by>(?!{MONTH}\b){WHO}))?)"
        rf".{{0,60}}?(?:\b(?:to|with|for|at|before|among(?:st)?) {FORUM}\b|\boutside (?:of )?(?:the"
        r"|this) meeting|\b(?:after|following) (?:the|this|today['\u2019]s) meeting|\bin writing)",
        (
            "The figures would be sent to members.",
            "A note would be provided to the Panel by the DCC.",
        ),
        ("Funding would be given to charities.",),
    ),
    Form(
        "something to read would be provided",
        rf"(?:^|\b(?:that|and|but|so) )(?:[Aa]n? |[Tt]he |[Ff]urther |[Mm]ore |[Ss]ome )*"
        rf"(?!{OUTSIDE}\b)(?:[\w-]+ ){{0,3}}?{TO_READ}\b[^.;]{{0,60}}? "
        rf"(?:(?:would|will) (?:also |then )?|(?:is|are) going to )be {HANDED}\b"
        rf"(?=(?:.*? by (?P<by>(?!{MONTH}\b){WHO}))?)",
        (
            "A written note would be circulated in May.",
            "The CC said that it was late and that a full breakdown would be sent.",
            "It is hard to find, so a breakdown is going to be published.",
        ),
        ("The figures would be worse.", "The van would be taken back."),
    ),
    Form(
        "it was confirmed that it would be done",
        r"\b[Ii]t was (?:also |further |then )?(?:confirmed|promised) that (?P<what>.{3,120}?) "
        r"(?:would|will) (?:also |now )?be (?:added|circulated|sent|shared|corrected|amended"
        r"|included|updated|forwarded|distributed|emailed|uploaded|put on|notified|informed)\b"
        rf"(?=(?:.*? by (?P<by>(?!{MONTH}\b){WHO}))?)",
        ("It was confirmed that the clerks would be added to the list.",),
        ("It was confirmed that funding would be given to charities.",),
    ),
    Form(
        "confirmed that it would be put in",
        rf"^(?P<who>{WHO}|[Hh]e|[Ss]he) (?:also |then |agreed and )?(?:(?:confirmed|promised) that "
        r"[^.;]{3,120}?|(?:said|confirmed|advised|replied) (?:that )?(?:this|that|these)) would "
        r"(?:also |now )?be (?:added (?:to|from)|circulated|corrected|amended|included in|put (?:in"
        r"|on|right)|uploaded|removed from|done|actioned)\b",
        ("The Clerk confirmed that a note of it would be put in.",),
        ("The Clerk confirmed that it had been put in.",),
    ),
    Form(
        "members would receive",
        r"(?P<what>(?:[Mm]embers|[Tt]he (?:Panel|Board|Committee|Commissioner|PCC|PFCC|Chair)) "
        r"(?:would|will|to) "
        r"(?:also )?(?:receive|have sight of|be (?:sent|provided|given|updated|briefed|kept"
        r"|informed|notified)))\b",
        ("Members would receive the figures in May.",),
        ("Members would like the figures.",),
    ),
)
"""Sentences in which somebody makes a commitment."""

OF_AN_OFFICE = (
    Form(
        "would",
        rf"^(?P<who>{WHO}) would (?:also |then |therefore )?(?P<verb>{DELIVER})\b",
        ("The CC would look into it.",),
        ("The plan would work.",),
    ),
    Form(
        "is to",
        rf"^(?P<who>{WHO}) (?:is|are|was|were) (?:also |now |going )?to (?P<verb>{DELIVER}|find)\b"
        r"(?!.*\bbut\b)",
        ("The DCC is to find a site.", "Mr Lumb was to meet the mayor."),
        ("The DCC is to retire.", "The DCC was to report in May but had not."),
    ),
    Form(
        "will by a time",
        rf"^(?P<who>{WHO}) (?:will|shall|would) (?:also |then )?{_BY_A_TIME}",
        ("Miss Vale would start the count in good time, and no later than 1 May.",),
        ("Miss Vale would start in post by 1 May.", "Miss Vale would start it soon."),
    ),
    Form(
        "will do it and tell",
        rf"^(?P<who>{WHO}) (?:will|would|is to) (?:also |then )?{_TASK} [^.;]{{3,80}}? and "
        r"(?:then )?(?:let [^.;]{3,40}? know|report|inform|advise|update|tell|notify|circulate)\b",
        ("The DCC will score the risk anew and let members know.",),
        ("The DCC will retire in May and let others lead.",),
    ),
    Form(
        "is to be done by somebody",
        rf"^[A-Z][^.;]{{2,120}}? (?:(?:is|are) to|would|will) be (?:{HANDED}|revised|rewritten"
        r"|refreshed|removed|tested|checked|redrafted|repeated|followed up|reminded|told|contacted"
        rf"|visited|briefed)\b[^.;]{{0,60}}? by (?P<who>(?!{MONTH}\b){WHO})",
        (
            "The form is to be revised by PSD by the end of July.",
            "Officers would be reminded of it by the DCC.",
        ),
        ("The form is to be revised by the end of July.",),
    ),
    Form(
        "somebody will be asked to",
        rf"(?:^|, |\b(?:and|but|that|so) )"
        rf"(?P<who>{WHO}|(?:[Tt]he|[Yy]our|[Oo]ur) (?:[a-z-]+ ){{0,3}}?"
        r"(?:inspector|sergeant|superintendent|commander|manager|officer|lead))"
        r" (?:will|would|(?:is|are) to) be (?:asked|tasked|instructed|requested) to "
        rf"(?!{EXPLAIN}\b)(?P<verb>[a-z]+)",
        ("The neighbourhood inspector will be asked to call on you.",),
        ("The DCC will be asked to explain.", "Those who come will be asked to sign."),
    ),
)
"""Commitments if it is an office that would: "The CC would look into it"."""

MAY_ASK = re.compile(
    r"(?:['\u2019](?:ll|d) )"
    r"|\b(?:[Hh]e|[Ss]he|[Tt]hey|PF?CC|Commissioner|Chair|Board|Panel|Committee|[Mm]embers)"
    r" (?:also )?(?:expects?|expected|wants?|wanted)\b"
    r"|\b(?:(?i:resolved)|To be|should|must|shall|will|would|needs? to|needed to"
    r"|(?:is|are|was|were) to|to be|to (?:come|go) (?:to|back|on|into)"
    r"|be (?:invited|instructed|authorised)|(?i:agreed)|ask(?:s|ed)?|"
    r"request\w*|"
    r"requir\w*|propos\w*|suggest\w*|offer\w*|undert\w+|promis\w*|action\w*|follow\w* up|look "
    r"into|commit\w*|"
    r"ensure|arrange|chase|circulate|to progress|carried forward|ought to)\b"
)
"""Words that make a sentence worth a second look if it fits no form."""
