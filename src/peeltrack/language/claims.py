"""Words by which an update claims, takes back, rests on another basis or asks for help. Pure.

Each is a pattern with a sentence that it finds and a like one that it leaves.
"""

from peeltrack.language.told import Phrase

DONE = (
    Phrase(
        r"(?:has|have) (?:now |all |both |already |since )*(?:been )?(?:signed|agreed"
        r"|approved|adopted"
        r"|completed|finished|cleared|delivered|issued|published|appointed|recruited|trained|filled"
        r"|installed|launched|introduced|opened|joined|gone live|implemented|resolved|secured|fixed"
        r"|started|begun|moved|replaced)",
        "The council has signed the protocol.",
        "The council has been asked for the protocol.",
    ),
    Phrase(
        r"(?:is|are|was|were) (?:now |all |both |already |fully )*(?:signed|agreed|approved|adopted"
        r"|complete|completed|finished|cleared|delivered|issued|published|appointed|recruited|trained"
        r"|filled|installed|launched|introduced|live|in place|in post|in use|implemented|resolved"
        r"|secured|operational|open|staffed|up to date)",
        "The new roster is in place.",
        "The new roster is a draft.",
    ),
    Phrase(
        r"went live|goes live|came into (?:force|use|effect)|reached agreement"
        r"|(?:agreement|sign-?off|approval) (?:was |has been |is )?(?:reached|given|obtained"
        r"|secured)"
        r"|^(?:[\w'-]+ ){1,4}(?:cleared|signed|agreed|completed?|approved|filled|in place|live)$",
        "Contract signed",
        "Contract in draft",
    ),
)
"""Something is said to be done."""

PENDING = (
    Phrase(
        r"(?:hope|hopes|hoping|aim|aims|aiming) (?:for|to)|(?:has|have|had) yet to|not yet"
        r"|yet to be"
        r"|(?:has|have|is|are|was|were|did|does|do) not(?: been)?|(?:has|have|is|are"
        r"|was)n['\u2019]t"
        r"|awaiting|awaits|(?:is|are|remains?|still|now|sits?) with|remains? to be"
        r"|still (?:to|in|at)"
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
        r"(?:consultation|negotiations?|talks|drafting|tender(?:ing)?|procurement|recruitment"
        r"|business case)\b[^.;]{0,60}\b(?:not|yet to|begins?|starts?|opens?|will|still|under way"
        r"|ongoing|continues?)",
        "Consultation on the roster has not begun.",
        "The roster followed consultation.",
    ),
)
"""A stage that comes before something can be done."""

NARROW_BASIS = (
    Phrase(
        r"all (?:of (?:them|which) )?(?:(?:were |are |came |taken |drawn )*)from (?:the|one"
        r"|a single)"
        r"|(?:were|was|are|is|came|drawn|taken|covers?|covered) (?:only )?from (?:one|a single|the"
        r" (?:north|south|east|west|city))(?:ern)?|(?:only|just) (?:one|two"
        r"|the) (?:\w+ )?(?:district"
        r"|division|area|team|station|site|month|week|borough|force area)s?"
        r"|(?:covers?|covered|looked at|limited to|confined to|based on) (?:only|just|one|a single)"
        r"|self[- ](?:assess|report|certif)\w+|hand[- ]?picked|chosen by (?:the )?(?:team"
        r"|supervisor)"
        r"\w*|(?:sample|audit|figure|return) (?:of|for) (?:only|just)"
        r"|in the (?:one|two|three|four|five|six|\d+) (?:\w+ )?(?:districts?|divisions?"
        r"|areas?|teams?"
        r"|stations?|boroughs?|sites?|units?) (?:that|which|where|who|with)"
        r"|(?:counted|measured|included|sampled|audited|looked at|checked) only"
        r"|only (?:count|measure|include|sample)(?:s|d|ed)?"
        r"|smaller (?:sample|number) than",
        "It was 40 records, all from the northern area.",
        "All records from May were read.",
    ),
)
"""A figure rests on less than it should."""

OTHER_BASIS = (
    Phrase(
        r"(?:not|cannot|can't|never) be (?:directly )?compared|not (?:directly )?comparable"
        r"|(?:a|the) (?:different|new|stricter|revised|changed|narrower|wider) (?:auditor|assessor"
        r"|reviewer|definition|method\w*|basis|(?:way of )?count\w*|measure\w*|threshold|scoring"
        r"|criteria|(?:data )?source|system of (?:counting|recording)|sampling)"
        r"|(?:re-?defin|re-?classif|re-?count|re-?bas|re-?categoris)\w*"
        r"|(?:now|no longer) (?:counts?|counted|includes?|included|excludes?|excluded|measures?"
        r"|measured)|(?:excludes|excluding|exclude|leaves? out|leaving out|left out"
        r"|discount(?:s|ing|ed))"
        r"|(?:definition|method\w*|basis|way) (?:\w+ ){0,4}?(?:was|has been|has|were|is) (?:been )?"
        r"(?:changed|revised|tightened|relaxed|widened|narrowed)"
        r"|(?:changed|revised|relaxed|widened|narrowed) (?:the|our|its) (?:definition"
        r"|method\w*|basis"
        r"|criteria|threshold|way)",
        "The figure cannot be compared with those before.",
        "The figure is compared with that of May.",
    ),
)
"""A figure does not count what earlier ones counted."""

HELP_SOUGHT = (
    Phrase(
        r"cannot (?:\w+ ){1,3}?(?:on my own|on our own|alone|by (?:myself|ourselves)|without)"
        r"|beyond (?:my|our) (?:control|gift|power)|not (?:in|within) (?:my|our) (?:gift"
        r"|control|power)"
        r"|(?:has|have) (?:now |again |also )?(?:asked|requested|invited) (?:the |our )?(?:chief"
        r"|deputy|assistant|executive|director|board|commissioner|command|senior|strategic|lead)"
        r"|(?:has|have) (?:now |also )?raised (?:it|this|that|the (?:matter|issue"
        r"|risk))? ?(?:with|at)"
        r"|awaits? (?:a |the |their )?(?:steer|decision|direction|answer|reply|ruling)"
        r"|(?:lack|do not have|does not have|without) the (?:authority|power|mandate)"
        r"|(?:has|have|was|were|been|be) (?:now |been |again )*(?:escalated|referred up"
        r"|raised with)"
        r"|need(?:s|ed)? (?:a |the )?(?:decision|direction|steer|help|support) (?:from|by|of)"
        r"|(?:need|ask for|want) (?:chief officers?|the board|the executive|the commissioner)",
        "I have asked chief officers to raise it.",
        "We asked officers how they felt.",
    ),
)
"""Somebody else is asked to clear the way."""

CAME = (
    Phrase(
        r"recruit(?:ed|s)|joined|started|appointed|(?:new|extra"
        r"|additional) (?:\w+ )?(?:starters?|recruits?"
        r"|officers?|staff|handlers?|investigators?|detectives?|joiners?)|joiners|intake|hired|arrived"
        r"|(?:taken|took) up post|new (?:\w+ ){0,2}(?:have|are)",
        "Fourteen have joined.",
        "Fourteen have left.",
    ),
)
"""People came into posts."""

LEFT = (
    Phrase(
        r"(?:have|has|had|since|also|who) left|left (?:the|since|in|for|us|over|during)"
        r"|leavers|resign(?:ed"
        r"|ations?)|retired?|(?:have |has |been |were |was )?(?:transferred|moved (?:to|on"
        r"|away|back))"
        r"|left(?! to\b)|lost to|gave (?:up|notice)|departed|departures|leave(?:s)? (?:us|in"
        r"|by|this|next)",
        "Eleven have left since the summer.",
        "Eleven are left to train.",
    ),
)
"""People went out of posts."""

LENT = (
    Phrase(
        r"on loan|(?:is|are|was|were|been) (?:currently |now |also )?(?:lent|loaned|seconded"
        r"|abstracted"
        r"|redeployed|borrowed|reassigned|diverted)|(?:lent|loaned|seconded|abstracted|redeployed"
        r"|reassigned|diverted|moved) to|on (?:secondment|abstraction|attachment)"
        r"|(?:is|are) (?:currently |now )?(?:covering|backfilling|filling in|helping"
        r"|supporting) (?:for |in"
        r" |at |on |the |other |another )",
        "Two of the analysts are on loan to another team.",
        "Two of the analysts joined in May.",
    ),
)
"""People do other work than that for which they are there."""
