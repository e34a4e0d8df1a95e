"""Forms in which minutes oblige somebody without a mark: named patterns. Pure."""

import re

from peeltrack.imports.notes.forms import ANSWER, DELIVER, EXPLAIN, HANDED, TO_READ, WHO, WORD, Form
from peeltrack.model.parse_date import MONTH

NOTHING_DONE = (
    r"(?!(?:be )?(?:noted?|approved?|accepted|signed|adopted|endorsed|received|deferred|excluded|"
    r"serve|continue|remain|stay|act as|closed|recorded|thanked|commended|recommended"
    r"|continue to be|an?|the)\b)"
)

_LATER = (
    r"(?:at|to|for|by|before|in time for) (?:the |our |its )?(?:next |following |future "
    r"|end (?:of )?|\d{1,2}(?:st|nd|rd|th)? [A-Z]|\d{1,2}/\d{1,2}/"
    r"|[A-Z][a-z]+ (?:meeting|board|panel|committee))"
)
_ALL_PRESENT = (
    r"(?:[Mm]embers|[Aa]ll|[Aa]ttendees|[Ee]veryone|[Tt]hose present) [^.;]{0,40}?to (?:keep"
    r"|introduce|declare|remain|stay|turn|switch|mute|refrain|limit|stand|observe)\b"
)
"""What everybody at a meeting is asked to do there."""
_ANYBODY = (
    r"(?:[Oo]fficers|[Ss]taff|[Ss]upervisors|[Ss]ergeants|[Vv]ictims|[Rr]esidents|[Cc]allers"
    r"|[Vv]isitors|[Aa]pplicants|[Pp]eople|[Pp]artners) (?:is|are)\b"
)
"""Those whom a practice asks for something, each time anew."""
_BY_WHOM = r"by [^,.;]{2,40}?"
EXPLAIN_LATER = Form(
    "asked somebody to explain it later",
    rf"\b(?:asked|requested|tasked|invited) (?P<who>(?:the )?(?-i:[A-Z][\w.'\u2019/&-]*)"
    rf"(?:,? {WORD}){{0,8}}) to (?P<verb>{EXPLAIN})\b.*\b{_LATER}",
    ("The PCC asked the CC to set out the plan at the May meeting.",),
    ("The PCC asked the CC to set out the plan.",),
)
"""An action if a later time is named; otherwise it is a question."""

REQUESTS = (
    EXPLAIN_LATER,
    Form(
        "was asked to explain it later",
        rf"(?P<who>{WHO}) (?:was|were|is|are|had been|has been) (?:asked|requested|tasked|invited) "
        rf"(?:{_BY_WHOM} )?to (?P<verb>{EXPLAIN})\b.*\b{_LATER}",
        ("The DCC was asked to confirm the number for the next board.",),
        ("The DCC was asked to confirm the number.",),
    ),
    Form(
        "asked somebody for it",
        rf"\b(?:asked|requested|invited) (?P<who>(?:the )?(?-i:[A-Z][\w.'\u2019/&-]*)"
        rf"(?:,? {WORD}){{0,8}}) for (?:an? |the |some |further |written |full |short |copies of )*"
        rf"(?!update|information|detail|response|assurance){TO_READ}\b",
        ("The PCC asked the CC for a written report on bail.",),
        ("The PCC asked the CC for his view of the report.",),
    ),
    Form(
        "asked that it be done",
        rf"\b(?:asked|requested) (?:that|for) (?P<what>.{{3,140}}?) (?:to |should |could |would "
        rf"|might )?(?:also )?be "
        rf"(?P<verb>{HANDED}|filled in|kept|reformatted|redesigned|revised|extended|simplified"
        rf"|built|written|drawn up|tested|checked|examined)\b"
        rf"(?:.*? by (?P<by>{WHO}))?",
        (
            "Members requested that a note be provided.",
            "The Chair asked for the table to be sent to all.",
        ),
        ("The Chair asked that thanks be recorded.",),
    ),
    Form(
        "asked to see it",
        r"\b(?:requires? (?=sight of\b|to see\b)|(?:asked|requested) )(?:that (?:the )?(?:\w+ )?"
        r"(?:[Pp]anel|[Mm]embers|[Bb]oard|[Cc]ommittee|OPCC) (?:should |would )?"
        r"(?:receive|see|have sight of|be (?:sent|given|shown|briefed))"
        r"|to (?:see|receive|have sight of)|(?:for )?sight of|to be "
        r"(?:sent|given|shown|told|notified|alerted|provided with|updated|briefed|kept))\b",
        ("The Committee asked to see the policy.", "Members asked to be kept informed."),
        ("The Committee asked to adjourn.",),
    ),
)
"""Actions that begin as a question does: they are looked for before questions."""

ACTIONS = (
    *REQUESTS,
    Form(
        "agreed that somebody do it",
        rf"\b(?i:agreed|resolved|decided|recommended)(?:\s*[:\u2013-]\s*|,? )[Tt]hat "
        rf"(?P<who>(?:the )?(?-i:[A-Z][\w.'\u2019/&-]*)"
        rf"(?:,? {WORD}){{0,8}})(?<! the) (?P<verb>{DELIVER})\b",
        ("The Board resolved that the Head of Estates bring a plan.",),
        ("The Board resolved that the minutes be approved.", "Agreed: That Noted the report"),
    ),
    Form(
        "agreed that somebody does it",
        rf"\b(?i:agreed|resolved|decided),? (?:that )?(?P<who>(?:the )?(?-i:[A-Z][\w.'\u2019/&-]*)"
        rf"(?:,? {WORD}){{0,8}}) (?P<verb>provides|sends|circulates|shares|brings|writes|submits"
        r"|publishes|reviews|presents|updates|arranges)\b",
        ("It was agreed the DCC provides the data each month.",),
        ("It was agreed that the DCC takes this seriously.",),
    ),
    Form(
        "agreed that somebody would",
        rf"\b(?i:agreed|resolved|decided|determined)(?: by [^,.]{{3,40}}?)?:?,? ?(?:that |for "
        rf"|\u2013 |: )?"
        rf"(?P<who>(?:the |both |all )?(?-i:[A-Z][\w.'\u2019/&-]*)(?:,? {WORD}){{0,8}}) "
        rf"(?:would|will|should|shall|to|must|is to|are to) (?!(?:also "
        rf")?be\b){NOTHING_DONE}(?P<verb>[a-z]+)",
        (
            "It was agreed that the DCC would send the figures.",
            "Agreed: DCC to send the figures.",
            "It was agreed for the Head of Estates to visit the site.",
        ),
        (
            "It was agreed that the minutes be signed.",
            "The Panel agreed that it would be noted.",
            "It was agreed that Action 4 should stay open until May.",
        ),
    ),
    Form(
        "agreed that whoever a clause names would",
        r"\b(?i:agreed|resolved|decided),? that,? (?:when|once|if|as|since|because|after|before"
        rf"|until|while|although) (?P<who>{WHO}) [a-z][^.;]{{2,120}}?, (?:he|she|they) "
        rf"(?:would|will|should|shall|to) (?:also )?(?!be\b){NOTHING_DONE}(?P<verb>[a-z]+)",
        ("It was agreed that, when the DCC had the sample, he would send it to the CC.",),
        ("It was agreed that, when the DCC had the sample, it would be sent.",),
    ),
    Form(
        "agreed that whoever spoke would",
        r"\b(?i:agreed|resolved|decided):? (?:that )?(?P<who>he|she|they) (?:would|will|should"
        rf"|shall|to) (?:also )?(?!be\b){NOTHING_DONE}(?P<verb>[a-z]+)",
        ("It was agreed that he would bring a draft to the July meeting.",),
        ("It was agreed that he be thanked.", "It was agreed that they were late."),
    ),
    Form(
        "asked whoever spoke to",
        r"\b(?:asked|requested|tasked|instructed|directed|invited) (?P<who>him|her|them) to "
        rf"(?!{EXPLAIN}\b)(?P<verb>[a-z]+)",
        ("The PCC asked her to bring a recovery plan.",),
        ("The PCC asked her to explain.", "The PCC asked them whether it was late."),
    ),
    Form(
        "agreed that something be done",
        rf"\b(?i:agreed|resolved|decided) (?:that |for |(?=an? |the ))(?P<what>.{{3,120}}?) "
        rf"(?:would |will |should |shall |to |is to |are to )?(?:be (?P<verb>{HANDED})"
        rf"|(?:come|go|return) (?:back )?(?:to|on))\b(?:.*? by (?P<by>{WHO}))?",
        (
            "It was agreed that a report be brought to the next meeting.",
            "It was agreed a paper would come back to the board.",
        ),
        ("It was agreed that the minutes be approved.",),
    ),
    Form(
        "it was agreed to",
        rf"\b[Ii]t was (?:also |further )?(?:agreed|resolved|decided) to (?P<verb>{DELIVER})\b",
        ("It was agreed to invite the auditors in June.",),
        ("It was agreed to note the report.",),
    ),
    Form(
        "resolved to ask for it",
        r"\b(?i:agreed|resolved|decided) to (?:request|seek|ask for) [^.;]{3,80}? from "
        rf"(?P<who>{WHO})",
        ("It was resolved to request a further report from the DCC.",),
        ("It was resolved to note the report.",),
    ),
    Form(
        "agreed: something to be done",
        r"^(?i:agreed|resolved|decision)\s*[:\u2013-]\s*(?P<what>[^.;]{3,120}?) to be "
        r"(?!noted|approved|accepted|signed|adopted|endorsed|received)(?P<verb>[a-z]+(?:ed|t|n|de))\b",
        ("AGREED \u2013 Paper to be resubmitted with costs.",),
        ("AGREED \u2013 Minutes to be signed.",),
    ),
    Form(
        "resolved that it be done",
        rf"^(?:\(?\w{{1,4}}[.)] )?[Tt]hat (?P<what>.{{3,120}}?) be {HANDED}\b",
        ("That an update be presented to the next meeting.",),
        ("That the report be noted.",),
    ),
    Form(
        "resolved that somebody do it",
        rf"^(?:\(?\w{{1,4}}[.)] )?[Tt]hat (?P<who>(?:the )?(?-i:[A-Z][\w.'\u2019/&-]*)"
        rf"(?:,? {WORD}){{0,8}}) (?:should |will |would |to )?"
        rf"(?P<verb>{DELIVER}(?:e?s)?|{ANSWER}(?:e?s)?)\b",
        ("That the Commissioner provide an update.", "(b) that the DCC will submit a report."),
        ("That the Commissioner be thanked.",),
    ),
    Form(
        "was asked to",
        rf"(?!{_ALL_PRESENT}|{_ANYBODY})(?P<who>{WHO}) "
        r"(?:(?:was|were|is|are|be|has been|have been) "
        rf"(?:asked|requested|tasked|instructed|directed|actioned)|be invited|tasked|actioned) "
        rf"(?:{_BY_WHOM} )?to "
        rf"(?!{EXPLAIN}\b)(?P<verb>[a-z]+)",
        (
            "The DCC was asked to send the figures.",
            "The DCC was asked by the Chair to bring the results.",
            "That the report be noted and the Commissioner be invited to report again.",
        ),
        (
            "The DCC was asked to explain the figures.",
            "Residents were invited to comment.",
            "The DCC had been asked to answer two questions.",
            "Officers are asked to record each stop.",
            "Members were asked to keep their remarks short.",
        ),
    ),
    Form(
        "was tasked with",
        rf"(?P<who>{WHO}) (?:(?:was|were|is|are|has been|have been|to be) )?"
        r"(?:tasked|charged) with "
        r"(?P<verb>[a-z]+ing)\b",
        ("The DCC was tasked with finding a site.",),
        ("The unit is charged with murder enquiries.",),
    ),
    Form(
        "asked somebody to",
        rf"\b(?:asked|asks|requested|tasked|instructed|directed|invited) (?:that )?(?:for "
        rf")?(?P<who>(?:the )?(?-i:[A-Z][\w.'\u2019/&-]*)"
        rf"(?:,? {WORD}){{0,8}}) to (?!{EXPLAIN}\b)(?P<verb>[a-z]+)",
        ("The PCC asked the DCC to bring a paper.",),
        ("The PCC asked the DCC to explain the delay.", "PM asked members to stay."),
    ),
    Form(
        "asked that somebody do it",
        rf"\b(?:asked|requested|directed|instructed|required) that (?P<who>(?:the "
        rf")?(?-i:[A-Z][\w.'\u2019/&-]*|force|constabulary|office|officers|supervisors|staff)"
        rf"(?:,? {WORD}){{0,10}}) "
        rf"(?:should )?(?!be\b){NOTHING_DONE}(?P<verb>{DELIVER}|{ANSWER}|read|complete)\b",
        (
            "Members asked that the OPCC write to the council.",
            "The PCC requested that the force respond to each point.",
        ),
        ("Members asked that the minutes be amended.",),
    ),
    Form(
        "asked that it should hold",
        r"\b(?:requested|asked) that (?P<what>.{3,100}?) (?:should |would |could )?"
        r"(?:comes?|goes?|includes?|contains?|shows?|covers?|reflects?|sets? out)\b",
        ("The PCC requested that future reports should include the totals.",),
        ("The PCC asked that thanks be recorded.",),
    ),
    Form(
        "asked for it by a time",
        r"\b(?:request(?:ed|s)|ask(?:ed|s) for) (?:an? |the |some |further |more "
        rf"|copies of |sight of )*(?:\w+ ){{0,6}}?(?:{TO_READ}|follow[- ]up)\b"
        rf".*(?:, to be {HANDED}|\b(?P<when>(?:at|for|to|by|before|in|in time for) "
        r"(?:the |our |its )?(?:next |following |future |end of |\d{1,2}(?:st|nd|rd|th)? [A-Z]"
        rf"|\d{{1,2}}/\d{{1,2}}/|{MONTH}\b|[A-Z][a-z]+ (?:meeting|board|panel))))",
        ("The Board requested a report on bail at the next meeting.",),
        ("The PCC requested a report that shows performance.",),
    ),
    Form(
        "taken as an action",
        rf"(?:(?P<who>{WHO}|[Hh]e|[Ss]he|[Tt]hey) (?:took|has taken|will take|would take|to take"
        r"|accepted|picked up) "
        rf"(?:this |it |that )?(?:away )?"
        rf"(?:as )?an action|\baction (?:was|is) (?:raised|placed|given|recorded|agreed|taken|set"
        rf"|allocated|assigned)"
        rf"(?: (?:for|on|with|to|by) (?P<for>{WHO}))?)\b",
        (
            "The DCC took an action to send the figures.",
            "An action was raised for the DCC to call.",
        ),
        ("The action was closed.",),
    ),
)
"""Sentences in which the meeting obliges somebody without a mark."""

_NO_TASK = (
    r"(?!(?:be|account|receive|report (?:any )?apologies|date|the|an?|her|his|their|its|our|your"
    r"|my|this|that|these|those|all|every|each|some|any|such|it|him|them|us|you|me|whom|which|who|what|one|two|both|other|others)\b)"
)
"""What follows "to" where it leads to somebody or something, and not to a task."""
OFFICE_TO = re.compile(
    r"(?:^(?:[A-Z]{0,4}\d{1,4}[/.-]\d{1,4}\s+)?|; |: |, (?:and )?|\u2013 |- )"
    rf"(?P<who>{WHO}) (?:still )?to {_NO_TASK}(?P<verb>[a-z][a-z-]+)"
)
"""An office and its task, if the office is known: "… be set up, IM to progress"."""
