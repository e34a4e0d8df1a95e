"""Words by which an update claims, takes back, rests on another basis or asks for help. Pure.

Each is a pattern with a sentence that it finds and a like one that it leaves.
"""

from peeltrack.language.told import Phrase

_PLACE = r"(?:districts?|divisions?|areas?|teams?|stations?|boroughs?|sites?|units?)"
_COUNT = r"(?:one|two|three|four|five|six|\d+)"
_HEAD = (
    r"(?:chief|deputy|assistant|executive|director|board|commissioner|mayor|command|senior"
    r"|strategic|lead|trust|council)"
)

DONE = (
    Phrase(
        r"(?:has|have) (?:now |all |both |already |since )*(?:been )?(?:signed|agreed|approved"
        r"|adopted|completed|finished|cleared|delivered|issued|published|appointed|recruited"
        r"|trained|filled|installed|launched|introduced|opened|joined|gone live|implemented"
        r"|resolved|secured|fixed|started|begun|moved|replaced)",
        "The council has signed the protocol.",
        "The council has been asked for the protocol.",
    ),
    Phrase(
        r"(?:is|are|was|were) (?:now |all |both |already |fully )*(?:signed|agreed|approved|adopted"
        r"|complete|completed|finished|cleared|delivered|issued|published|appointed|recruited"
        r"|trained|filled|installed|launched|introduced|live|in place|in post|in use|implemented"
        r"|resolved|secured|operational|open|staffed|up to date)",
        "The new roster is in place.",
        "The new roster is a draft.",
    ),
    Phrase(
        r"went live|goes live|came into (?:force|use|effect)|reached agreement"
        r"|(?:agreement|sign-?off|approval) (?:was |has been |is )?(?:reached|given|obtained"
        r"|secured)|^(?:[\w'-]+ ){1,4}(?:agreed|signed|approved|adopted) (?:with|by|at|in|on)\b"
        r"|^(?:[\w'-]+ ){1,4}(?:cleared|signed|agreed|completed?|approved|filled"
        r"|in place|live)$",
        "Contract signed",
        "Contract in draft",
    ),
)
"""Something is said to be done."""

ACTIVITY = (
    Phrase(
        r"trained|briefed|taught|attended|been through|training|briefings?|courses?|e-?learning"
        r"|workshops?|inputs?|sessions?|seminars?|issued|handed out|distributed|printed|displayed"
        r"|posters?|leaflets?|cards|toolkits?|bulletins?|viewed|downloaded|logged on"
        r"|(?:made|held|carried out|conducted|ran|completed|did|took part in)"
        r" (?:[\w,-]+ ){0,3}?(?:reviews|visits|checks|meetings|patrols|operations|events|audits"
        r"|panels|surgeries|inspections)",
        "We have trained 300 officers.",
        "We have charged 300 offenders.",
    ),
)
"""Work is counted, and not what comes of it."""

PENDING = (
    Phrase(
        r"(?:hope|hopes|hoping|aim|aims|aiming) (?:for|to)|(?:has|have|had) yet to|not yet"
        r"|yet to be|(?:has|have|is|are|was|were|did|does|do) not(?: been)?"
        r"|(?:has|have|is|are|was)n['\u2019]t|awaiting|awaits"
        r"|(?:is|are|remains?|still|now|sits?) with|remains? to be|still (?:to|in|at)"
        r"|no (?:date|decision|agreement)",
        "We hope for a signature in the spring.",
        "We signed in the spring.",
    ),
    Phrase(
        r"will (?:now |then |only )?(?:be|start|begin|go|sign|open|follow)|to be (?:signed|agreed"
        r"|approved|drafted|decided|started)|(?:is|are) (?:in draft|being (?:drafted|negotiated"
        r"|developed|prepared|finalised|considered|revised|designed|scoped|written))"
        r"|under (?:discussion|consideration|negotiation|review)|in (?:draft|consultation)",
        "The agreement is in draft.",
        "The agreement is in use.",
    ),
)
"""Something is said to be still to come."""

PRELIMINARY = (
    Phrase(
        r"(?:out to|out for|in|under|subject to) (?:\w+ )?consultation|consultation (?:closes|runs)"
        r"|(?:consultation|negotiations?|talks|drafting|tender(?:ing)?|procurement|recruitment"
        r"|business case)\b[^.;]{0,60}\b(?:not|yet to|begins?|starts?|opens?|will|still|under way"
        r"|ongoing|continues?)",
        "Consultation on the roster has not begun.",
        "The roster followed consultation.",
    ),
    Phrase(
        r"(?:discussions?|conversations|engagement|talks|work|planning"
        r"|negotiations?)\b[^.;]{0,80}\b(?:early"
        r" stages?|preliminary|exploratory)|"
        r"(?:consider|prepar|draft|writ|develop|submit|await|approv)\w* (?:an? |the )?(?:\w+ )?"
        r"(?:business case|bid|proposal|options|paper|tender|specification)",
        "The board will consider a business case for the roster.",
        "The roster rests on a business case.",
    ),
)
"""A stage that comes before something can be done."""

NARROW_BASIS = (
    Phrase(
        r"all (?:of (?:them|which) )?(?:were |are |came |taken |drawn )*from (?:the|one|a single)"
        r"|(?:were|was|are|is|came|drawn|taken|covers?|covered) (?:only )?from (?:one|a single|the"
        r" (?:north|south|east|west|city))(?:ern)?"
        rf"|(?:only|just) (?:one|two|the) (?:\w+ )?(?:{_PLACE}|months?|weeks?)"
        r"|(?:cases|files|records|calls|forms|sample\w*) (?:\w+ )?from (?:one|a single|two) \w+"
        r"|(?:covers?|covered|looked at|limited to|confined to|based on) (?:only|just|one|a single)"
        rf"|in the {_COUNT} (?:\w+ )?{_PLACE} (?:that|which|where|who|with)",
        "It was 40 records, all from the northern area.",
        "All records from May were read.",
    ),
    Phrase(
        r"self[- ](?:assess|report|certif)\w+|hand[- ]?picked"
        r"|(?:files?|records?|cases?|calls?|samples?|forms?|\d+|those|they) (?:[\w'\u2019]+ ){0,3}?"
        r"(?:picked|chosen|selected) by"
        r"|own (?:\w+ ){0,3}(?:picked|chose|selected)"
        r"|volunteer\w* (?:to (?:check|mark|audit|read|score)|(?:their|its) own)"
        r"|(?:check|mark|audit|grad|scor|assess)(?:e?[sd]|ed|ing)? (?:their|its) own"
        r" (?:teams?|work|files?|records?|cases?)",
        "It was 12 files chosen by supervisors.",
        "Supervisors chose to read 12 files.",
    ),
    Phrase(
        r"(?:small|weighted|unrepresentative|limited) (?:\w+ )?sample|(?:sample|audit|survey|data)"
        r" (?:was|is|were|are) (?:\w+ )?(?:small|weighted|unrepresentative|limited|skewed)"
        r"|weighted to(?:wards)?|(?:did|does|do) not (?:look at|extend to)"
        r"|(?:audit|sample|figures?|review|survey|it|check) (?:did|does|do) not cover"
        r"|(?:counted|measured|included|sampled|audited|looked at|checked) only"
        r"|only (?:count|measure|include|sample)(?:s|d|ed)?|smaller (?:sample|number) than"
        r"|(?:sample|number) was (?:\w+ )?smaller"
        r"|(?:sample|audit|figure|return) (?:of|for) (?:only|just)",
        "It did not look at reports of violence.",
        "It looked at every report.",
    ),
)
"""A figure rests on less than it should."""

COUNTED_OTHERWISE = (
    Phrase(
        r"(?:we|to|will|should) (?:now |only )?(?:count|time|measure) (?:it |them )?(?:only )?from"
        r"|(?:are|is|were|was) (?:no longer|not any longer) (?:counted|included|measured)"
        r"|no longer (?:shows?|shown|appears?|features?|counts?)",
        "From May we count from the day on which it is allocated.",
        "From May we count them each week.",
    ),
)
"""From a day on, a figure begins elsewhere or counts fewer."""

OTHER_BASIS = (
    *COUNTED_OTHERWISE,
    Phrase(
        r"(?:not|cannot|can't|never) be (?:directly )?compared|not (?:directly )?comparable"
        r"|(?:a|the) (?:different|new|stricter|revised|changed|narrower|wider) (?:auditor|assessor"
        r"|reviewer|definition|method\w*|basis|(?:way of )?count\w*|measure\w*|threshold|scoring"
        r"|criteria|(?:data )?source|system of (?:counting|recording)|sampling)",
        "The figure cannot be compared with those before.",
        "The figure is compared with that of May.",
    ),
    Phrase(
        r"(?:council|partners?|trust|CPS|inspectors) (?:counts?|puts? (?:it|the)|doubts?|disputes?)"
        r"|(?:clock|counting|time) (?:now |has |is |has been )*(?:start|stop|run|measur)\w*"
        r"|(?:now |been )(?:measured|counted|timed) from|brings? (?:us|it|the force) into line with"
        r"|(?:it|this|that|figures?|data|numbers?|counts?|totals?|rates?|shares?|measures?"
        r"|baselines?|definitions?|targets?|categor\w+)\b[^.;,\d]{0,25}? re-?(?:defin|count|bas)\w*"
        r"|re-?(?:defin|count|bas)(?:ed|ing|e|ition|t) (?:of )?(?:the |our |its )?(?:figures?|data"
        r"|numbers?|counts?|totals?|rates?|measures?|baselines?|definitions?|targets?)"
        r"|re-?(?:classif|categoris)\w*(?! as\b)"
        r"|(?:now|no longer) (?:counts?|counted|includes?|included|excludes?|excluded|measures?"
        r"|measured)",
        "It no longer includes calls that were passed on.",
        "It includes calls that were passed on.",
    ),
    Phrase(
        r"(?:since|from|after) \w+,? when we (?:began|started|stopped|changed|moved|ceased)"
        r"|(?:came out|removed|taken off|dropped out|written off|filed|closed) (?:in|through|by"
        r"|during|as part of) (?:the|a|our) (?:\w+ )?(?:cleanse|cleansing|tidy\w*|housekeeping)",
        "It is down since July, when we began to file them elsewhere.",
        "It is down since July, when the desk opened.",
    ),
    Phrase(
        r"(?:reflects?|(?:due|owing) to|because of|result of|explained by|down to) (?:\w+ ){0,2}?"
        r"(?:(?:better|improved|changed|new|different|more accurate) (?:recording|counting)"
        r"|changes? (?:in|to|of) (?:the way|recording|counting|definition|method|how))",
        "The fall reflects a change in how we count.",
        "The fall reflects the new roster.",
    ),
    Phrase(
        r"(?:definition|method\w*|basis|way) (?:\w+ ){0,4}?(?:was|has been|has|were|is) (?:been )?"
        r"(?:changed|revised|tightened|relaxed|widened|narrowed)"
        r"|(?:definition|method\w*|basis) changed"
        r"|(?:changed|revised|relaxed|widened|narrowed) (?:the|our|its) (?:definition|method\w*"
        r"|basis|criteria|threshold|way)",
        "The definition was changed in May.",
        "The definition is as it was.",
    ),
)
"""A figure does not count what earlier ones counted."""

LEFT_OUT = (
    Phrase(
        r"exclud(?:e[sd]?|ing)|except (?:for )?|(?:apart|aside) from|leav(?:es?|ing) (?:out|aside)"
        r"|left out|discount(?:s|ing|ed)"
        r"|(?:did|does|do) not (?:count|include)"
        r"|not (?:counting|including|counted|included)|other than (?:in|for|the|those)"
        r"|(?:set|setting) aside|omit(?:s|ted|ting)?|with the exception of"
        r"|(?:is|are|was|were) not (?:in|part of) (?:this|the|that|these) (?:figures?|count"
        r"|numbers?|sample|return)|outside (?:the|this|that) (?:figures?|count|sample)"
        r"|(?:to be|yet to be|not yet|will be) (?:brought )?in(?:to)? scope|out of scope"
        r"|(?:once|when|if|with|after) [^.;]{1,60}? (?:is|are|were|was|been)? ?(?:taken|stripped"
        r"|left|factored|netted|filtered) out|(?:net of|adjust(?:ed|ing) for|discount(?:ed|ing))",
        "In June it was 86%, not counting the two city wards.",
        "In June it was 86%, counting the two city wards.",
    ),
)
"""Some are not counted in a figure."""

ASSURED = (
    Phrase(
        r"(?:can|could|want to|would like to) (?:re)?assure|rest assured|(?:I|we)(?:['\u2019]m"
        r"|['\u2019]re| am| are) (?:\w+ )?(?:confident|content|satisfied|sure|certain)"
        r"|(?:my|our) (?:word|assurance)|guarantee|no (?:doubt|concerns?) (?:that|about)",
        "I am content that it has been dealt with.",
        "I am told that it has been dealt with.",
    ),
    Phrase(
        r"(?:each|every(?:body|one)?|all|nobody|no one|none|no (?!longer|date|decision|figure|plan"
        r"|one|doubt|record|data)\w+)\b[^.;?]{0,60}"
        r"\b(?:is|are|has|have|gets?|waits?|now \w+s?|happens?)",
        "Nobody now waits for more than a day.",
        "Some of them now wait for more than a day.",
    ),
)
"""Somebody answers that all is well, or that it is so of all."""

HELP_SOUGHT = (
    Phrase(
        r"cannot (?:\w+ ){1,3}?(?:on my own|on our own|alone|by (?:myself|ourselves)|without)"
        r"|without (?:a|the|an?other) (?:\w+ ){1,3}(?:this|it) will not"
        r"|beyond (?:my|our) (?:control|gift|power)"
        r"|not (?:in|within) (?:my|our) (?:gift|control|power)"
        r"|(?:lack|do not have|does not have|without) the (?:authority|power|mandate)",
        "I cannot deliver this on my own.",
        "I can deliver this with my team.",
    ),
    Phrase(
        r"(?:has|have) (?:now |again |also )?(?:asked|requested|invited|written to) (?:the |our )?"
        rf"{_HEAD}|(?:has|have) (?:now |also )?raised (?:it|this|that|the (?:matter|issue|risk))?"
        r" ?(?:with|at)|(?:has|have|was|were|been|be) (?:now |been |again )*(?:escalated"
        r"|referred up|raised with)"
        r"|need(?:s|ed)? (?:a |the )?(?:decision|direction|steer|help|support) (?:from|by|of)"
        r"|(?:need|ask for|want) (?:chief officers?|the board|the executive|the commissioner)"
        r"|awaits? (?:a |the |their )?(?:steer|decision|direction|answer|reply|ruling)",
        "I have asked chief officers to raise it.",
        "We asked officers how they felt.",
    ),
)
"""Somebody else is asked to clear the way."""

CAME = (
    Phrase(
        r"recruit(?:ed|s)|joined|qualified|promoted|passed out|started|appointed|joiners|intake"
        r"|(?:new|extra|additional) (?:\w+ )?(?:starters?|recruits?|officers?|staff|handlers?"
        r"|investigators?|detectives?|joiners?)|hired|arrived|(?:taken|took) up post"
        r"|new (?:\w+ ){0,2}(?:have|are)",
        "Fourteen have joined.",
        "Fourteen have left.",
    ),
)
"""People came into posts."""

LEFT = (
    Phrase(
        r"left(?! to\b)|leavers|resign(?:ed|ations?)|retired?|lost to|gave (?:up|notice)|departed"
        r"|(?:have |has |been |were |was )?(?:transferred|moved (?:to|on|away|back))|departures"
        r"|leave(?:s)? (?:us|in|by|this|next)",
        "Eleven have left since the summer.",
        "Eleven are left to train.",
    ),
)
"""People went out of posts."""

LENT = (
    Phrase(
        r"(?:moved|lent|released|posted) (?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
        r" (?:of )?[\w' -]{3,40} to (?:an?|the|another|other)|on loan"
        r"|(?:asked|deployed|sent) to (?:support|help|cover|assist)|(?:is|are|was|were|been)"
        r" (?:currently |now |also )?(?:lent|loaned|seconded"
        r"|abstracted|redeployed|borrowed|reassigned|diverted)|(?:lent|loaned|seconded|abstracted"
        r"|redeployed|reassigned|diverted|moved(?! to other )"
        r"|returned(?! to (?:work|duty|full|us))) to"
        r"|went back to|(?:has|have) gone to (?:an?"
        r"|the|another|other) (?:\w+ )?(?:forces?|teams?|unit|inquiry|desk)"
        r"|on (?:secondment|abstraction|attachment)|attached to"
        r"|(?:is|are|has been|have been) (?:currently |now )?(?:covering|filling in|helping"
        r"|supporting) (?:for |in |at |on |the |other |another )|backfilling",
        "Two of the analysts are on loan to another team.",
        "Two of the analysts joined in May.",
    ),
)
"""People do other work than that for which they are there."""
