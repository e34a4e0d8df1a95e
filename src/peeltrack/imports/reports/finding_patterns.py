"""Signs that identify a line of a report, each with an example and a near neighbour. Pure.

The next sign is one entry here; a test runs every example.
"""

import re
from dataclasses import dataclass

from peeltrack.imports.language.due_phrases import PHRASE
from peeltrack.imports.language.faults import states_fault
from peeltrack.imports.language.obligations import obligation, obliges_a_body
from peeltrack.imports.lines import Line
from peeltrack.imports.reports.list_markers import is_first, number_of

_BODY = r"(?:members?|panel|committee|board|cabinet|council|authority|meeting)"
_NATIONAL = re.compile(
    r"\b(?:national|scottish|youth justice|standards|sentencing|safeguarding|health|chiefs['\u2019]"
    r"|criminal justice|parole|medical|care)\b[^.]{0,30}\b(?:board|council|authority|panel)\b"
    r"(?! (?:(?:is|are) (?:asked|invited|requested|recommended) to (?:note|receive|consider|approve"
    r"|endorse|agree|comment|discuss|scrutinise|support)|to (?:note|receive)|should note)\b)",
    re.IGNORECASE,
)
"""Bodies to which an inspectorate addresses findings, though they meet."""
_THE_PAPER = (
    r"(?:(?:of|from|by|with|in|that) )?(?:(?:the|this|these|its|our) )?(?:attached |latest |good )?"
    r"(?:reports?|papers?|updates?|contents?|progress|position|presentation|information)\b"
)
_ASKED = (
    r"(?:invited|asked|requested|recommended(?! that\b)|(?:be )?(?:aware|advised)|notes?|noted"
    r"|considers?|endorses?|approves?|agrees?|receives?|comments?|scrutinises?|supports?|says?"
    rf"|takes? (?:due )?note|(?:(?:takes?|gains?|draws?|derives?) (?:[\w-]+ ){{0,2}}(?:assurance"
    rf"|comfort)|(?:be |is )?(?:assured|satisfied)|discuss(?:es)?|acknowledges?|welcomes?)\b"
    rf"(?= {_THE_PAPER}))"
)
_OF_THE_COMMISSIONER = re.compile(
    r"(?:that )?the (?:police(?:, fire)? and crime )?commissioner (?:is|be) (?:asked|invited"
    r"|requested|recommended) to (?:note|approve|endorse|receive|take assurance)\b",
    re.IGNORECASE,
)
"""What an officer's paper asks the commissioner to decide; a panel asks for something else."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A pattern with what it must find and what it must not."""

    pattern: re.Pattern[str]
    example: str
    not_this: str

    def fits(self, text: str) -> bool:
        """Check whether a text has it: at its beginning, or anywhere if the sign allows."""
        return self.pattern.search(text[:_HEAD]) is not None


_HEAD = 900
"""The characters of a line in which a sign is looked for."""


def sign(pattern: str, example: str, not_this: str, *, anywhere: bool = False) -> Sign:
    """Return a sign that a text begins with, or has anywhere."""
    anchored = pattern if anywhere else rf"^(?:{pattern})"
    return Sign(re.compile(anchored, re.IGNORECASE), example, not_this)


PAST_LEAD = sign(
    r"\b(?:(?:which|these|they|this|it|that) (?:was|were)"
    r"|we (?:said|recommended|asked|stated|issued|set out)|in which we|recommended that"
    r"|had (?:also )?been asked)\b",
    "In 2022 we issued two causes of concern, which were that the force:",
    "Within three months, the force should:",
    anywhere=True,
)
TO_THE_MEETING = sign(
    rf"(?:it is )?(?:recommended )?(?:that )?(?:the )?(?:[\w'\u2019&-]+ ){{0,6}}?{_BODY}\b"
    rf"(?: of the [\w'\u2019 -]{{3,40}}?)?(?: (?:is|are|be|should|members?|to|will))? {_ASKED}\b"
    rf"|we recommend that (?:the )?{_BODY} {_ASKED}\b"
    r"|(?:that )?(?:the )?(?:reports?|contents?|updates?|papers?)[^.]{0,60} (?:(?:be|is|are) )?"
    r"noted\b"
    rf"|.{{0,60}}\brecommend(?:s|ed)? that (?:the )?{_BODY} {_ASKED}\b"
    r"|to (?:note|consider|receive|endorse|approve)\b",
    "The Committee is requested to note this report.",
    "The Home Office should fund the register.",
)
CARRIES_ON = sign(
    r"(?:As a minimum, [\w\s-]{2,60}|This|These|They|It"
    r"|The (?:review|plan|guidance|strategy|policy|process|work|training|framework))"
    r" (?:also )?(?:should|must|needs? to)\b",
    "They should also name a deputy.",
    "The force should name a deputy.",
)
ALSO = sign(
    r"[^.:;]{0,200}\b(?:should|must) also\b",
    "By May, the College of Policing should also train its staff.",
    "The College of Policing should train its staff.",
)
EXPECTATION = sign(
    r"\bwe (?:would |will )?expect\b",
    "We expect the force to plan them better.",
    "The force should plan them better.",
    anywhere=True,
)
EARLIER = sign(
    r"(?:\b(?:our|the|its) (?:19|20)\d\d\b"
    r"|\b(?:previous|last|earlier|that) (?:PEEL )?(?:report|inspection)\b"
    r"|\bin (?:our )?(?:19|20)\d\d\b|\b(?:19|20)\d\d(?:/\d\d)? (?:report|inspection|PEEL)\b"
    r"|\blast published\b)",
    "In our 2015 report the constabulary had two areas for improvement.",
    "The constabulary has two areas for improvement.",
    anywhere=True,
)
STANDS = sign(
    r"(?:\b(?:have|has|is|are|was|were|been|now|therefore)\b[^.]{0,40}\b(?:closed|discharged"
    r"|signed off)\b|\bremains? (?:open|in place|a cause of concern)\b|\bsuperseded\b)",
    "Both causes of concern have now been closed.",
    "The force should close each file.",
    anywhere=True,
)
REPORTED = sign(
    r"\b(?:said|told (?:us|that|the \w+)|asked|explained|replied|confirmed|stated|noted|commented"
    r"|reported|advised|argued|believes?|thinks?|felt|suggested|considered|acknowledged"
    r"|recognises?|accepts?|agreed|discussed|heard|(?<!is )(?<!are )recommended)\b",
    "The commissioner said that the force should do more.",
    "The force should do more.",
    anywhere=True,
)
TO_THE_READER = sign(
    r"\b(?:you|readers?) (?:should|must|need to|may need to)\b|^(?:please|you can)\b",
    "You should read this report with our last one.",
    "The force should read each report.",
    anywhere=True,
)
TO_THE_INSPECTORATE = sign(
    r"\b(?:respond|reply|write|send|submit|report|provide|return|update|tell|show|inform)\b"
    r"[^.]{0,60}\b(?:us|me|HMICFRS|the inspectorate|HM Inspector\w*|(?:this|our|my) \w+|whether"
    r"|plans?)\b",
    "Chief constables should respond to this report within 56 days.",
    "Chief constables should respond to each call.",
    anywhere=True,
)
SAID_THAT = sign(
    r"\b(?:said|recommended|asked|stated) that\b.{0,160}\bshould\b",
    "We wrote to you with recommendations, in which we said that the force should:",
    "We said that the force had improved.",
    anywhere=True,
)
OF_THE_LAW = sign(
    r"(?:under|by|as required by|in accordance with) (?:[\w()-]+ ){0,12}?(?-i:Act|Regulations|Order"
    r"|Rules)\b(?: (?:19|20)\d\d)?[^,.:;]{0,60}, "
    r"|(?:[\w()-]+ ){0,12}?(?:(?-i:Act|Regulations|Order|Rules|Code)(?: (?:19|20)\d\d)?|law"
    r"|legislation) (?:says|states|provides|requires|expects|lays down|sets out)\b",
    "Under the 2011 Act, the panel should question the commissioner.",
    "The panel should question the commissioner under the 2011 Act.",
)
OF_THE_FORCE = sign(
    r"(?:the|your) (?:force|service|constabulary)\b|(?:[\w\u2019'&-]+ ){1,5}"
    r"(?:Police|Constabulary|Fire (?:and|&) Rescue Service)\b",
    "The service hasn\u2019t learned enough about its oldest engines.",
    "We inspected the force in May.",
)
MATTERS_OF_CONCERN = sign(
    r"(?:(?:the|my|our) )?(?:matters? of concern|coroner['\u2019]s (?:matters of )?concerns)\b"
    r"(?: (?:is|are|was|were)\b[^.:;]{0,40})?(?: as follows)?:?$",
    "The MATTERS OF CONCERN are as follows:",
    "The matters of concern to us were the cells and the yard.",
)
OPENS_A_LETTER = sign(
    r"(?:as you (?:(?:already |will |may )?(?:know|recall|remember)|(?:are|will be|may be) aware)"
    r"|you (?:will|may) (?:recall|remember|know|be aware)|I (?:am writing|write|wrote|enclose)\b"
    r"|(?:I|we) (?:would like to )?thank you|thank you\b|(?:we|my team|our inspectors|HMICFRS)"
    r" (?:are|is|have|has|were|was) (?:[\w-]+ly |now |at present )?inspect(?:ing|ed)"
    r"|(?:this|my|our) letter\b|(?:during|following|after|since|in the course of) (?:our|my|the)"
    r" (?:recent |latest )?(?:inspection|visit|fieldwork)\b[^.]{0,40}, (?:we|I|inspectors) (?:spoke"
    r"|visited|met|saw|looked|reviewed|examined))",
    "As you know, we are inspecting your force as part of our programme.",
    "The force is failing those who ring it.",
)
RECOMMENDED = sign(
    r"(?:[^.:;]{2,100}?, )?(?:we|I|HMIC(?:FRS)?|inspectors|the inspectorate)"
    r" (?:also |therefore |then )?(?:recommended|said|asked) (?:that|for)\b",
    "On the first, we recommended that the force should hire a vet.",
    "Officers recommended that the force should hire a vet.",
)
_AGAIN = re.sub(r"\?P<\w+>", "?:", PHRASE)
_WHEN_ONLY = re.compile(
    rf"(?P<when>{PHRASE})(?:,? \(?(?:(?:that is|i\.e\.),? )?(?P<date>{_AGAIN})\)?)?[,.]?:?", re.I
)
_TO_PARTS = re.compile(
    r"\b(?:(?:attention|heed|regard) to|including|includes?|in particular|such as|so that|namely"
    r"|example|which|by)\s?:$",
    re.IGNORECASE,
)
_BY_MEANS = re.compile(r"\bby (?:making (?:sure|certain)|ensuring)(?: that)?\s?:$", re.IGNORECASE)
LEAD_ENDS = (":", ":-", "\u2013", "—", " that", " THAT")
"""The ends of a text that announces a list."""
_RECOMMENDS = re.compile(r"\brecommend(?:s|ed|ations)?\b", re.IGNORECASE)
_LONGEST_LEAD = 900
_HEADING_WORDS = 13
FIELD = re.compile(r"(?P<name>[A-Z]\w+(?: \w+){0,2}): [^.:;]{2,60}")
"""A field of a finding's record, with its value: Theme: Crime recording."""

SIGNS: tuple[Sign, ...] = (
    PAST_LEAD, TO_THE_MEETING, CARRIES_ON, ALSO, EXPECTATION, EARLIER, STANDS, REPORTED,
    TO_THE_READER, TO_THE_INSPECTORATE, SAID_THAT, OF_THE_LAW, OF_THE_FORCE, OPENS_A_LETTER,
    RECOMMENDED, MATTERS_OF_CONCERN,
)  # fmt: skip


def obliges(text: str) -> bool:
    """Check whether a sentence obliges somebody."""
    return obligation(text) is not None


def is_for_the_meeting(text: str) -> bool:
    """Check whether the author of a paper asks the meeting for something: Members are invited …"""
    head = text[:300]
    if _NATIONAL.search(head) and obligation(text) is not None:
        return False
    if _OF_THE_COMMISSIONER.match(head):
        return True
    has_body = re.search(rf"\b{_BODY}\b|\bnoted\b|^to \w", head, re.IGNORECASE)
    return bool(has_body and TO_THE_MEETING.fits(head))


def leads_on(text: str) -> bool:
    """Check whether a paragraph ends as one that announces a list."""
    return len(text) < _LONGEST_LEAD and text.endswith(LEAD_ENDS)


def is_lead_in(line: Line) -> bool:
    """Check whether a paragraph announces a list and obliges its entries."""
    if not leads_on(line.text):
        return False
    last = line.sentences[-1]
    return obligation(last) is not None or bool(_RECOMMENDS.search(last))


def leads_to_parts(text: str) -> bool:
    """Check whether what follows a lead-in are parts of one finding: … paying attention to:"""
    return bool(_TO_PARTS.search(text[-80:]))


def leads_to_means(text: str) -> bool:
    """Check whether what follows is how something is to be done: … by making sure that:

    These are parts of a finding among others, and findings where there is no other.
    """
    return bool(_BY_MEANS.search(text[-80:]))


def carries_a_finding_on(line: Line) -> bool:
    """Check whether a lead-in goes on with a finding of its paragraph: … It should make sure:"""
    *before, last = line.sentences
    if not before or not CARRIES_ON.fits(last):
        return False
    return any(map(obliges_a_body, before))


def tells_the_past(text: str) -> bool:
    """Check whether a lead-in reports what an earlier report said."""
    return leads_on(text) and PAST_LEAD.fits(text)


def is_when_only(text: str) -> bool:
    """Check whether a text only names a time limit: Immediately; Within three months:"""
    return bool(when_named(text))


def when_named(text: str) -> str:
    """Return the time limit that is all that a text names; its date, if it has one in brackets."""
    found = _WHEN_ONLY.fullmatch(text) if len(text) < _LONGEST_WHEN else None
    return (found["date"] or found["when"]) if found else ""


_LONGEST_WHEN = 120


def is_heading(line: Line) -> bool:
    """Check whether a line is a heading, by its level or by its looks."""
    if line.heading:
        return obligation(line.text) is None
    words = line.text.split()
    return (
        not line.bullet
        and 0 < len(words) < _HEADING_WORDS
        and line.text[0].isupper()
        and line.text[-1] not in ".:;,!"
        and obligation(line.text) is None
    )


def faults_the_force(text: str) -> bool:
    """Check whether a sentence says what the force or service does wrong."""
    return OF_THE_FORCE.fits(text) and states_fault(text)


def begins_a_list(line: Line) -> bool:
    """Check whether a list of numbered findings can begin here."""
    mark = line.bullet or ""
    return bool(number_of(mark)) and is_first(mark)
