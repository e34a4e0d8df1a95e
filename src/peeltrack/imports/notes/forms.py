"""The forms in which minutes ask, oblige and promise: named patterns, each with examples. Pure.

`WHO` stands for an office, a person or several: "DCC", "The Head of Estates", "CO/DM". The
examples and their twins, which must not match, are run by a test.
"""

import re
from dataclasses import dataclass
from functools import cached_property

_WORD = r"(?:[A-Z][\w.'\u2019/&-]*|of|for|and|the|&|/|[A-Z])"
_NOBODY = (
    r"(?!(?:That|It|This|These|Those|There|If|In|On|At|As|For|When|While|Following|After|Also|However|And|But|"
    r"He|She|They|We|I|Due|According|Prior|With|Once|Where|By|To|From|How|What|Why)\b)"
)
WHO = rf"(?:[Tt]he )?{_NOBODY}(?:all|[A-Z][\w.'\u2019/&-]*(?:,? {_WORD}){{0,8}})"
"""A regular expression for who is meant, known or not."""

_ADVERB = r"(?:(?:also|then|further|again|therefore|subsequently|next|specifically|additionally) )?"
_EXPLAIN = (
    r"(?:explain|comment|outline|describe|clarify|confirm|say|tell|elaborate|expand|summarise|"
    r"respond|reply|answer|speak to|give (?:an? )?(?:account|view|opinion|overview)|set out|"
    r"reflect|introduce|present|note|leave|consider)"
)
_DELIVER = (
    r"(?:provide|send|circulate|share|bring|write|report|update|forward|arrange|supply|submit|let|"
    r"come back|follow|look|check|find|review|raise|speak|contact|discuss|feed|investigate|take|"
    r"ensure|include|add|produce|prepare|publish|distribute|issue|email|return|set up|meet|pass|"
    r"pick up|get|ask|obtain|draft|revisit|liaise|work with|escalate|chase|establish|give|attend|"
    r"invite|confirm|make)"
)
_HANDED = (
    r"(?:provided|sent|circulated|shared|brought|presented|reported|submitted|forwarded|added|"
    r"included|issued|distributed|supplied|given|recirculated|changed|corrected|arranged|produced|prepared|taken|reviewed|updated|"
    r"published|set up|convened|drafted|made available|put on|placed on|undertaken|completed|"
    r"scheduled|raised|amended|established|carried out)"
)
_FORUM = (
    r"(?:(?:the |all )?(?:panel|board|members?|committee|pcc|pfcc|commissioner|cc|chief constable|"
    r"next (?:meeting|panel|board|committee)|chair\w*|attendees|opcc|group|forum))"
)


@dataclass(frozen=True)
class Form:
    """One form: its name, its pattern, sentences that it fits and twins that it must not fit."""

    name: str
    pattern: str
    examples: tuple[str, ...]
    twins: tuple[str, ...] = ()

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first used."""
        return re.compile(self.pattern)


def form_of(sentence: str, forms: tuple[Form, ...]) -> tuple[Form, re.Match[str]] | None:
    """Return the first of some forms that a sentence fits, and how."""
    for form in forms:
        if found := form.regex.search(sentence):
            return form, found
    return None


QUESTIONS = (
    Form(
        "in response to a question",
        r"^(?P<text>In (?:response|reply|answer|answering)(?: to)? (?:[^,]{0,60}? )?"
        r"(?:question|query|queries|enquiry|enquiries|challenge)s?\b.*?), (?P<answer>(?:the |it "
        r")?[A-Z].*|it was .*)$",
        (
            "In response to a question from Cllr Vane about lighting, the Commissioner said it "
            "was due.",
        ),
        ("In response, the CC said that it was due.",),
    ),
    Form(
        "asked",
        rf"(?:^|[,;:] (?:and )?|\u2013 |\band )(?P<who>(?:[Tt]he |[Aa]n? (?:\w+ )?|[Oo]ne "
        rf"|[Ss]ome |[Aa]nother )?"
        rf"(?:[A-Z][\w.'\u2019/&-]*|members?|panel member)(?:,? (?:[A-Z][\w.'\u2019/&-]*|of|for"
        rf"|and|the|&|member)){{0,8}}) "
        rf"{_ADVERB}(?:had )?(?:asked|asks|queried|questioned|enquired|inquired|wondered|probed)\b"
        rf"(?! (?:for (?!(?:an? |the |some |further |more )*(?:update|assurance|reassurance"
        rf"|clarity|clarification|"
        r"confirmation|explanation|information|detail|view|comment|feedback|thoughts|evidence|timescale))"
        rf"|that |to |members|everyone|colleagues|all |attendees|{WHO} to (?!{_EXPLAIN}\b)))",
        (
            "The PCC asked how many calls were answered late.",
            "As to the finding on bail, a Member asked if others might help.",
            "The AM and VC asked about the likely cost.",
            "The PCC asked the DCC to explain the delay.",
        ),
        (
            "The PCC asked the DCC to bring a paper.",
            "PM asked members to stay close to the agenda.",
            "The DCC was asked to bring a paper.",
        ),
    ),
    Form(
        "sought",
        r"(?:^|, )(?P<who>(?:[Tt]he |[Aa]n? |[Oo]ne )?[A-Z]?[\w.'\u2019/&-]+(?: "
        r"[\w.'\u2019/&-]+){0,6}?) "
        rf"{_ADVERB}sought (?:an? |the |some |further |more |his |her |their )*"
        r"(?:assurance|reassurance|clarification|clarity|confirmation|explanation|information|details?|views?|update)",
        ("The Chair sought assurance that the backlog would fall.",),
        ("The force sought a new supplier.",),
    ),
    Form(
        "raised a question",
        r"(?P<who>(?:[Tt]he |[Aa]n? )?[A-Z][\w.'\u2019/& -]{0,60}?) "
        rf"{_ADVERB}(?:raised|posed|put|had) (?:an? |the |some |further |several )*(?:question"
        rf"|query|queries)",
        ("Cllr Vane raised a query about the estate.",),
        ("The CC raised the standard of the files.",),
    ),
    Form(
        "was asked",
        rf"(?P<answerer>{WHO}) (?:was|were) (?:asked|questioned) (?:how|what|why|when|whether|if"
        rf"|which|where|who|about|on)\b",
        ("The DCC was asked whether the backlog had fallen.",),
        ("The DCC was asked to send the figures.",),
    ),
    Form(
        "asked without an asker",
        r"^(?:(?i:(?:a |an |the |further |additional |some |more )?(?:question|query|queries"
        r"|information|clarification|"
        r"assurance|reassurance|confirmation|clarity|detail)s?) (?:was|were) "
        r"(?:asked|raised|requested|sought|posed|made)\b)",
        ("Information was requested on the plan for the cells.",),
        ("Information was shared with partners.",),
    ),
)
"""Sentences that put a question."""

_NOTHING_DONE = (
    r"(?!(?:be )?(?:noted?|approved?|accepted|signed|adopted|endorsed|received|deferred|excluded|"
    r"closed|recorded|thanked|commended|recommended|continue to be|an?|the)\b)"
)

ACTIONS = (
    Form(
        "agreed that somebody would",
        rf"\b(?i:agreed|resolved|decided|determined)(?: by [^,.]{{3,40}}?)?:?,? ?(?:that |for "
        rf"|\u2013 |: )?"
        rf"(?P<who>(?:the |both |all )?(?-i:[A-Z][\w.'\u2019/&-]*)(?:,? {_WORD}){{0,8}}) "
        rf"(?:would|will|should|shall|to|must|is to|are to) (?!(?:also "
        rf")?be\b){_NOTHING_DONE}(?P<verb>[a-z]+)",
        (
            "It was agreed that the DCC would send the figures.",
            "Agreed: DCC to send the figures.",
            "It was agreed for the Head of Estates to visit the site.",
        ),
        ("It was agreed that the minutes be signed.", "The Panel agreed that it would be noted."),
    ),
    Form(
        "agreed that something be done",
        rf"\b(?:agreed|resolved|decided) (?:that|for) (?P<what>.{{3,120}}?) (?:would |will "
        rf"|should |shall |to |is to |are to )?be "
        rf"(?P<verb>{_HANDED})\b(?:.*? by (?P<by>{WHO}))?",
        ("It was agreed that a report be brought to the next meeting.",),
        ("It was agreed that the minutes be approved.",),
    ),
    Form(
        "was asked to",
        rf"(?P<who>{WHO}) (?:(?:was|were|is|are|be|has been|have been|had been) "
        rf"(?:asked|requested|tasked|instructed|directed|actioned)|tasked|actioned) to "
        rf"(?!{_EXPLAIN}\b)(?P<verb>[a-z]+)",
        ("The DCC was asked to send the figures.",),
        ("The DCC was asked to explain the figures.", "Residents were invited to comment."),
    ),
    Form(
        "asked somebody to",
        rf"\b(?:asked|asks|requested|tasked|instructed|directed|invited) (?:that )?(?:for "
        rf")?(?P<who>(?:the )?(?-i:[A-Z][\w.'\u2019/&-]*)"
        rf"(?:,? {_WORD}){{0,8}}) to (?!{_EXPLAIN}\b)(?P<verb>[a-z]+)",
        ("The PCC asked the DCC to bring a paper.",),
        ("The PCC asked the DCC to explain the delay.", "PM asked members to stay."),
    ),
    Form(
        "asked that it be done",
        rf"\b(?:asked|requested) (?:that|for) (?P<what>.{{3,140}}?) (?:to |should |could |would "
        rf"|might )?(?:also )?be "
        rf"(?P<verb>{_HANDED})\b(?:.*? by (?P<by>{WHO}))?",
        (
            "Members requested that a note be provided.",
            "The Chair asked for the table to be sent to all.",
        ),
        ("The Chair asked that thanks be recorded.",),
    ),
    Form(
        "asked that somebody do it",
        rf"\b(?:asked|requested) that (?P<who>(?:the "
        rf")?(?-i:[A-Z][\w.'\u2019/&-]*)(?:,? {_WORD}){{0,6}}) "
        rf"(?:should )?(?!be\b){_NOTHING_DONE}(?P<verb>{_DELIVER})\b",
        ("Members asked that the OPCC write to the council.",),
        ("Members asked that the minutes be amended.",),
    ),
    Form(
        "asked that it should hold",
        r"\b(?:requested|asked) that (?P<what>.{3,100}?) (?:should |would |could )?"
        r"(?:includes?|contains?|shows?|covers?|reflects?|sets? out)\b",
        ("The PCC requested that future reports should include the totals.",),
        ("The PCC asked that thanks be recorded.",),
    ),
    Form(
        "asked for it by a time",
        r"\b(?:requested|asked for) (?:an? |the |some |further |more |copies of |sight of "
        r")*(?:\w+ ){0,6}?"
        r"(?:report|paper|update|briefing|note|breakdown|copy|data|figures|information|list|summary|analysis|"
        r"presentation|review|plan|timeline)\b.*\b(?P<when>(?:at|for|to|by|before|in time for) "
        r"(?:the |our |its )?(?:next |following |future |end of |\d|[A-Z][a-z]+ (?:meeting|board"
        r"|panel)))",
        ("The Board requested a report on bail at the next meeting.",),
        ("The PCC requested a report that shows performance.",),
    ),
    Form(
        "taken as an action",
        rf"(?:(?P<who>{WHO}) (?:took|has taken|will take|would take|to take|accepted|picked up) "
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

OFFICE_TO = re.compile(
    rf"(?:^|; |, (?:and )?|\u2013 |- )(?P<who>{WHO}) to (?!be\b|date\b|the\b"
    rf"|a\b)(?P<verb>[a-z][a-z-]+)"
)
"""An office and what it is to do, where the office is known: "… be set up, IM to progress"."""

COMMITMENTS = (
    Form(
        "agreed to",
        rf"(?P<who>{WHO}|[Hh]e|[Ss]he|[Tt]hey|[Ww]e) (?:has |have |had |also |further |then "
        rf"|again |kindly )*"
        r"(?:agreed|agrees|undertook|offered|offers|promised|promises|committed|volunteered|pledged"
        r"|gave an undertaking|gave a commitment|(?:was|were|is) (?:happy|content|willing"
        r"|committed))"
        r" to (?!(?:the|a|an|be|this|that|note|differ|disagree|its|his|her)\b)(?P<verb>[a-z]+)",
        ("The CC agreed to provide the figures.", "He offered to write to the Panel."),
        ("The CC agreed to the proposal.", "It was agreed to note the report."),
    ),
    Form(
        "and undertook to",
        rf"(?P<who>{WHO}) [a-z][^.;]{{0,160}}?,? (?:and|but) (?:also |then |has )?"
        r"(?:(?:agreed|undertook|offered|promised|committed) to (?P<verb>[a-z]+)|promised (?:an?"
        r"|the|further|to)\b)",
        ("The CC confirmed that it had and undertook to send the report.",),
        ("The CC confirmed that it had.",),
    ),
    Form(
        "promised something",
        rf"(?P<who>{WHO}|[Hh]e|[Ss]he|[Tt]hey) (?:also |further )?(?:promised|undertook"
        rf"|committed to|offered) "
        r"(?:an?|the|further|some|more|[a-z]+ing)\b",
        ("The DCC promised an update by April.",),
        ("Promised land is scarce.",),
    ),
    Form(
        "said that he would",
        rf"(?P<who>{WHO}|[Hh]e|[Ss]he|[Tt]hey) (?:also |further |then )?"
        r"(?:said|confirmed|advised|stated|explained|added|assured|replied|agreed|noted|indicated|responded|informed|told|"
        r"reported|commented|undertook|reassured)\b.{0,160}?\b(?P<doer>he|she|they|it|we|the "
        r"(?:OPCC|force|office)|"
        rf"(?:the )?(?-i:[A-Z][\w.'\u2019/&-]*)(?:,? {_WORD}){{0,6}}) (?:would|will)(?: also| "
        rf"then| be able to| be happy to)? "
        rf"(?P<verb>{_DELIVER})\b",
        ("The CC said that he would send the figures.",),
        ("The CC said that the plan would work.",),
    ),
    Form(
        "will",
        rf"^(?P<who>{WHO}|[Ww]e|I) (?:will|shall|would) (?:also |then )?(?P<verb>{_DELIVER})\b",
        ("We will send the figures.", "The DCC will write to the Panel."),
        ("The plan will work.",),
    ),
    Form(
        "would be provided",
        rf"(?P<what>[A-Z].{{2,120}}?) (?:would|will|to|could|should) (?:also |then )?be {_HANDED}"
        rf".{{0,40}}?(?:\b(?:to|with|for|at|before) {_FORUM}\b|\boutside (?:of )?(?:the|this) "
        rf"meeting|\bafter the meeting|"
        r"\bfollowing the meeting|\bin writing)",
        ("The figures would be sent to members.",),
        ("Funding would be given to charities.",),
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
"""Sentences in which somebody promises something."""

MAY_ASK = re.compile(
    r"\b(?:To be|should|must|shall|will|would|needs? to|needed to|(?:is|are|was|were) to|to be"
    r"|agreed|ask(?:s|ed)?|request\w*|"
    r"requir\w*|propos\w*|suggest\w*|offer\w*|undert\w+|promis\w*|action\w*|follow\w* up|look "
    r"into|commit\w*|"
    r"ensure|arrange|chase|circulate|to progress)\b"
)
"""What makes a sentence worth a second look where it fits no form."""
