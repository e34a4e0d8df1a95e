"""Forms in which minutes ask, oblige and commit: named patterns, each with examples. Pure.

`WHO` matches an office, a person or several: "DCC", "The Head of Estates", "CO/DM". A test
runs the examples and their twins, which must not match.
"""

import re
from dataclasses import dataclass
from functools import cached_property

WORD = (
    r"(?:[A-Z][\w.'\u2019/&-]*|&|/|151(?= Officer)"
    r"|(?:of|for|and|the|office|team|unit|department|members|officers?"
    r"|colleagues|staff)\b)"
)
_NOBODY = (
    r"(?!(?:That|It|This|These|Those|There|If|In|On|At|As|For|When|While|Following|After|Also|However|And|But|"
    r"He|She|They|We|I|Due|According|Prior|With|Once|Where|By|To|From|How|What|Why)\b)"
)
WHO = (
    rf"(?:[Tt]he (?:(?:two|three|four|five) )?)?{_NOBODY}"
    rf"(?:all|[A-Z][\w.'\u2019/&-]*(?:,? {WORD}){{0,8}}"
    r"(?: ?\((?:via |with )?[A-Z][\w /&-]{0,30}\))?)"
)
"""A regular expression for the person or office meant, known or not."""

ADVERB = r"(?:(?:also|then|further|again|therefore|subsequently|next|specifically|additionally) )?"
EXPLAIN = (
    r"(?:explain|comment|outline|describe|clarify|confirm|say|tell|elaborate|expand|summarise|"
    r"respond|reply|answer|speak to|give (?:an? )?(?:account|view|opinion|overview)|set out|"
    r"reflect|introduce|present|note|leave|consider)"
)
DELIVER = (
    r"(?:provide|send|circulate|share|bring|write|report|update|forward|arrange|supply|submit|let|"
    r"come back|follow|look(?! to\b)|see (?:to|whether|if|that)|pilot|trial|check|find|"
    r"set (?:this|that|it|them) out|review|raise|speak|contact|discuss|feed|investigate|"
    r"take(?! (?:\w+ )?(?:years?|months?|weeks?|days?|hours?|minutes|longer|time|place|effect)\b)|"
    r"ensure|include|add|produce|prepare|publish|distribute|issue|e-?mail|return|set up|meet|pass|"
    r"pick up|get|ask|obtain|draft|revisit|liaise|work with|escalate|chase|establish|give|attend|"
    r"re-?(?:run|score|examine|check|count|assess|test|cut|visit|consider)|model|refresh|repeat"
    r"|rework|recalculate|verify|analyse|assess|evaluate|benchmark|compare|map|"
    r"put|organise|upload|post|book|pursue|complete"
    r"|do (?:an?|the|some)|convey|express|develop|consult|monitor|seek|progress|undertake|scope"
    r"|redesign|test|lead|name|fix|sort out|ring|phone|telephone|visit|remind|host"
    r"|come (?:to|and|along)(?= (?:the|your|see|speak|meet|talk|visit|tell|any)\b)"
    r"(?! the (?:end|same|view|fore))"
    r"|cost(?! (?:about|around|some|nothing|more|less|up|the force|us)\b)(?! \u00a3?\d)"
    r"|table|explore|amend|notify|inform|"
    r"invite|confirm|carry out|conduct|commission|reissue|recirculate|redraft|rewrite|resend|make)"
)
ANSWER = r"(?:respond|reply|answer|explain|set out|outline|clarify|confirm|consider)"
HANDED = (
    r"(?:provided|sent|circulated|shared|brought|presented|reported|submitted|forwarded|added|"
    r"included|issued|distributed|supplied|given|recirculated|changed|corrected|"
    r"arranged|produced|prepared|reviewed|updated|"
    r"taken(?! (?:as|first|next|together|out of|outside|offline"
    r"|in (?:private|public|confidence))\b)|"
    r"published|set up|convened|drafted|made available|put on|placed on|undertaken|completed|"
    r"scheduled|raised|amended|established|carried out)"
)
TO_READ = (
    r"(?:reports?|papers?|briefings?|notes?|breakdowns?|cop(?:y|ies)|figures?|data|lists?|summar(?:y|ies)"
    r"|updates?|information|details?|responses?|repl(?:y|ies)|analysis|presentations?|timetables?"
    r"|timelines?|forecasts?|reviews?|plans?|assurance|evaluations?|assessments?|deep[- ]dives?)"
)
"""What a meeting is given to read or hear."""
OUTSIDE = (
    r"(?:Home (?:Office|Secretary)|(?:HM|His Majesty's )?[Ii]nspectorate|HMIC\w*|[Ii]nspectors|IOPC"
    r"|CPS|NPCC|College of Policing|[Gg]overnment|(?:[Pp]olicing )?[Mm]inisters?|Ministry|coroner"
    r"|judge|courts?)"
)
"""A body whose requests and plans do not concern the meeting."""
FORUM = (
    r"(?i:(?:the |all )?(?:panel|board|members?|committee|pcc|pfcc|commissioner|cc|chief constable|"
    r"next (?:meeting|panel|board|committee)|chair\w*|attendees|opcc|group|forum))"
)


SENDING = (
    r"be (?:writing|sending|bringing|providing|circulating|sharing|raising|reporting|speaking"
    r"|publishing|contacting)"
)
NOT_DONE = (
    r"(?!(?:[a-z]+[^e]ed|been|gone|told|seen|sent|made|given|taken|written|found|heard|left|lost|felt"
    r"|kept|held|brought|bought|spoken|said|come|done|begun|become|rung|paid|built|caught|sought"
    r"|drawn|driven|chosen|known|grown|shown|thrown|spent|lent|stood|fallen|risen|agreed|broken)\b)"
)
"""What shows that "he'd" is "he had"."""
BEFORE_HIM = (
    r"(?:(?:(?:As|Since|Because|Although|While|Once|When) [^.;]{3,100}?,? (?=he|she)"
    r"|[^.;]{3,120}? (?:and|but) (?:as soon as|once|when) [^.;]{2,60}?,? (?=he|she))"
    + "".join(
        f"(?<!{said} )" for said in ("said", "that", "thought", "hoped", "felt", "told", "believed")
    )
    + ")"
)
"""A reason or a time before "he would": "As it is late, …", "It is late, but once it is in …"."""
REPORTED_DONE = re.compile(
    r"\b(?:was|were|is|are|been) (?:reported|noted|confirmed|recorded|marked|shown)"
    r" (?:as|to be) (?:now )?(?:done|completed?|closed|discharged)\b"
)
"""What minutes say of an action that was done."""

LONGEST_SENTENCE = 1_500
"""The characters of a sentence that are compared with the forms."""


@dataclass(frozen=True)
class Form:
    """A form: its name, its pattern, sentences that it fits and twins that it must not fit."""

    name: str
    pattern: str
    examples: tuple[str, ...]
    twins: tuple[str, ...] = ()

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first used."""
        return re.compile(self.pattern)


def form_of(sentence: str, forms: tuple[Form, ...]) -> tuple[Form, re.Match[str]] | None:
    """Return the first form that a sentence fits, with its match."""
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
        "asked, somebody said",
        r"^(?P<text>(?:(?:When|On being) )?[Aa]sked (?:by [^,]{3,60}? )?(?:whether|if|how|what|why"
        r"|when|where|which|about|on)\b[^,]{3,200}), (?P<answer>(?:he|she|they|(?:the )?[A-Z][^,]"
        r"{1,60}?) (?:said|replied|confirmed|explained|agreed|advised|undertook|answered)\b.*)$",
        ("Asked by the Chair if it would last, she said that it would.",),
        ("Asked by the Chair if it would last, a better plan was made.",),
    ),
    Form(
        "asked",
        rf"(?:^|[,;:] (?:and )?|\u2013 |\band )(?P<who>(?:[Tt]he |[Aa]n? (?:\w+ )?|[Oo]ne "
        rf"|[Ss]ome |[Aa]nother )?"
        rf"(?:[A-Z][\w.'\u2019/&-]*|members?|panel member)(?:,? (?:[A-Z][\w.'\u2019/&-]*|of|for"
        rf"|and|the|&|member|public|audience)){{0,8}}) "
        rf"{ADVERB}(?:had )?(?:asked|asks|queried|questioned|enquired|inquired|wondered|probed"
        rf"|wanted to know|wished to know"
        rf"|challenged(?= [^.;]{{3,60}}? (?:on|about|over|why|how|whether)\b))\b"
        r"(?! (?:the )?(?:Board|Panel|Committee|[Mm]eeting|[Mm]embers) to (?:note|approve|agree"
        r"|endorse|support|accept|receive|adopt)\b)"
        rf"(?! (?:for (?!(?:an? |the |some |further |more |current |his |her |their )*"
        rf"(?:update|assurance|reassurance|clarity|clarification|"
        r"confirmation|explanation|information|detail|view|comment|feedback|thoughts|evidence"
        r"|timescale|number|figures?|percentage|proportion|rate|reasons?|latest|position|status))"
        rf"|that |to |members|everyone|colleagues|all |attendees"
        rf"|(?:him|her|them|{WHO}) to (?!{EXPLAIN}\b)))",
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
        "asked by whoever spoke",
        r"^(?:[Hh]e|[Ss]he|[Tt]hey) (?:also |then |further |again )*"
        r"(?:asked|queried|questioned|enquired)\b(?! (?:that|to|for)\b)"
        r"|^(?:Queried|Questioned|Enquired|Asked (?:[^,.]{0,60}? )?"
        r"(?:whether|if|why|how|what|when|where|which|about))\b"
        r"|(?:, |\bbut |\band )(?:also )?(?:asked|queried|questioned|enquired) "
        r"(?:whether|if|why|how|what|when|where|which)\b",
        (
            "He asked whether the plan was on track.",
            "Asked the Commissioner if he would return.",
            "Queried the time that was taken.",
            "With regard to the data, asked whether it was old.",
            "He noted the fall, but asked whether it would last.",
        ),
        ("He was asked whether it was late.", "The question is whether it was asked."),
    ),
    Form(
        "sought",
        r"(?:^|, )(?P<who>(?:[Tt]he |[Aa]n? |[Oo]ne )?[A-Z]?[\w.'\u2019/&-]+(?: "
        r"[\w.'\u2019/&-]+){0,6}?) "
        rf"{ADVERB}(?:(?:sought|wanted|wished) to (?:understand|know|establish|learn|be clear)"
        r"|(?:sought|wanted) (?:an? |the |some |further |more |his |her |their )*"
        r"(?:assurance|reassurance|clarification|clarity|confirmation|explanation|information|details?|views?|update))",
        (
            "The Chair sought assurance that the backlog would fall.",
            "The Deputy Commissioner sought to understand what a victim is told.",
        ),
        ("The force sought a new supplier.",),
    ),
    Form(
        "raised a question",
        r"(?P<who>(?:[Tt]he |[Aa]n? )?[A-Z][\w.'\u2019/& -]{0,60}?) "
        rf"{ADVERB}(?:raised|posed|put|had) (?:an? |the |some |further |several )*(?:question"
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
"""Sentences that ask a question."""
