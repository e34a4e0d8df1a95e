"""Words by which an update claims, takes back or asks for help. Pure.

Each is a pattern with a sentence that it finds and a like one that it leaves.
"""

from peeltrack.language.told import Phrase

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
        r"|(?:is|are|was|were|been) posted to (?=[\w' -]{3,40} (?:under|for|as part of|to"
        r" (?:support|cover|help)) )"
        r"|temporarily (?:transferred|moved|posted|assigned|deployed)|drafted in(?:to)?"
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
