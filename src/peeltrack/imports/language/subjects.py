"""The subject of an obligation: who is to act, without time, purpose or helpers. Pure."""

import re

from peeltrack.imports.language.bodies import bodies_in, is_body
from peeltrack.imports.language.due_phrases import PHRASE
from peeltrack.imports.language.verbs import VERBS, plain_form

_DONE = (
    r"(?:been\b|had to\b|(?:known|done|seen|made|taken|given|told|gone|come|led|rung|sent|kept"
    r"|held|found|heard|written|brought|said|met|spoken|shown|begun|dealt|left|\w{2,20}ed)\b"
    r"(?= (?:the|this|that|these|it|its|them|their|in|on|at|to|by|for|with|us|earlier|sooner|more"
    r"|better|and|a|an)\b|[.,;\"”\u2019]|$))"
)

MODAL = re.compile(
    rf"(?<!if they )\b(?:should|must|ought to|shall)\b(?! (?:not )?have (?:not )?{_DONE})(?! it\b)"
    r"(?!(?: be)?[ .;)]*$)",
    re.IGNORECASE,
)
"""What obliges in most sentences, but not what should have been done."""

_OPENING = re.compile(
    r"^(?:(?:as soon as|in the meantime|in addition|in order to|as a minimum|as a priority|to|where"
    r"|if|when|until|until then|from|following|after|during|because|given|having|while|once|by"
    r"|before|within|no later than|not later than|with immediate effect|immediately|urgently"
    r"|therefore|however|also|furthermore|finally|in particular|in future|as such|in the"
    r"|over the|we recommend(?: that)?|HMIC(?:FRS)? recommends(?: that)?"
    r"|we (?:also |therefore )?recommend(?: that)?)\b"
    r"[^,:]{0,160}?(?:, |: )(?:we recommend that,? )?)",
    re.IGNORECASE,
)
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|next|final|last|other|only)"
TALLIED = (
    r"(?:[\w-]+ ){0,2}(?:commonest|common|frequent|usual|typical|recurring|recurrent|repeated"
    r"|widespread)\b"
)
"""Words with which a paper sums up the findings of others: the most common recommendation."""
RECOMMENDATION_IS = (
    rf"\b(?:(?:the|our|my|a|this|its|one|an|another) (?!{TALLIED})(?:[\w-]+ ){{0,3}}"
    r"(?:recommendation|area for improvement(?: \(AFI\))?|AFI)"
    r"(?: (?:identified|found|made|raised|given|issued|reported) (?:by|in|for|here)[^.:;]{0,60}?)?"
    r" (?:\w+ )?(?:is|was)"
    rf"|(?:the|our|my) {_ORDINAL}(?: one)? is)(?=:? (?:that|for|to)\b)"
)
"""Words with which running text tells one recommendation: Our first recommendation is that …"""
_RECOMMENDED = re.compile(
    rf"^(?:.{{0,120}}?\b(?:recommends?|recommended|urges?|calls? (?:up)?on|asks?)"
    rf"|.{{0,60}}?{RECOMMENDATION_IS}:?)(?: (?:that|for))?,? ",
    re.I,
)
WHEN = re.compile(rf"(?:{PHRASE})(?: at the latest)?,?:? ?", re.IGNORECASE)
"""A time limit, with the comma or colon behind it."""
_WHEN_BEHIND = re.compile(rf",? (?:{PHRASE})$", re.IGNORECASE)
_NO_VERBS_WORDS = """
of for and in on at the a an with by lead leads areas that which who or from across as had was
is has were will would can could did does are responsible itself themselves also
"""
_NO_VERBS = frozenset(_NO_VERBS_WORDS.split())
_THAT = re.compile(r"^ ?(?:that|THAT)[,:]? ")
_AND_THAT = re.compile(r",? and that ")
_SAYS_THAT = re.compile(r"\b(?!is |are |so |such )\w+ that\b")
"""Words within a clause that "that" goes on from: to assure itself that …, and that …"""
_ACTS_ON = re.compile(r" \w+s (?:its|their|the|an?|all|each|every|how|what|which|whether|if|why)\b")
"""A verb with what is done: amends its guidance."""
_TO_WHOM = re.compile(r"^:? (?:to|for) (?P<who>[^.:;]{3,200}?)(?:[,:]? (?:that|to)\b|:|$)")
_NEVER_IN_A_NAME = re.compile(r"[:;]|^(?:is|are|was|were|should|must|how|it|they)$")
_JOINS_ON = re.compile(r"^(?:that|therefore|also|and|so|but|however|equally),? ", re.IGNORECASE)
_ADVERBS = re.compile(r",? (?:immediately|urgently|should|also|jointly|together|both|each|all)$")
_AT_THE_END = re.compile(
    r"\b(?:the (?:force|service|constabulary)|(?:all )?chief constables|(?:all )?(?:police )?forces"
    r"|[A-Z]\w+ (?:Police|Constabulary))$"
)
_LONGEST_SUBJECT = 400
_MOST_WORDS = 24
_MOST_OPENINGS = 4


def recommended_subject(text: str, found: re.Match[str]) -> str:
    """Return who is to act in what is recommended: before its verb, or its modal."""
    rest = text[found.end() :]
    if (told := _TO_WHOM.match(rest)) and is_body(told["who"]):
        return told["who"]
    rest = _THAT.sub("", rest, count=1).strip()
    modal = MODAL.search(rest)
    if modal and modal.start() < _LONGEST_SUBJECT:
        before = subject_before(rest[: modal.start()])
        acts = body_before_verb(rest)
        if acts and _ACTS_ON.match(before.removeprefix(acts)):
            return acts  # the modal is of a clause: it amends its guidance on what officers must do
        return before if is_body(before) else acts or before
    bare = rest.rstrip(" :")
    if rest.endswith(":") and is_body(bare):
        return bare
    first, *others = _AND_THAT.split(rest)
    clauses = [first] if _SAYS_THAT.search(first) else [first, *others]
    each = (body_before_verb(clause) for clause in clauses)
    return " and ".join(filter(None, each))


def body_before_verb(text: str) -> str:
    """Return the bodies with which a clause without a modal begins: "the NPCC lead writes …"."""
    text = WHEN.sub("", text, count=1) if WHEN.match(text) else text
    words = text.split(" ", _MOST_WORDS)
    found = []
    for length in range(1, min(len(words), _MOST_WORDS)):
        verb = words[length].strip(",.")
        if _NEVER_IN_A_NAME.search(words[length - 1]):
            break
        is_verb = verb.replace("-", "").isalpha() and verb.islower() and verb not in _NO_VERBS
        who = _ADVERBS.sub("", _WHEN_BEHIND.sub("", " ".join(words[:length]).strip(" ,")))
        if is_verb and who.rpartition(" ")[2] not in _NO_VERBS and is_body(who):
            if plain_form(verb) in VERBS:
                return who
            found.append(who)
    return found[0] if found else ""


def subject_before(text: str, *, strict: bool = False) -> str:
    """Return who is to act before an obligation, without the words for when or what for.

    In "To improve its service the force" that is the force, unless the whole subject is asked for.
    """
    subject = _RECOMMENDED.sub("", text.strip(" \"“\u2018'"), count=1)
    for _ in range(_MOST_OPENINGS):
        shorter = _JOINS_ON.sub("", subject, count=1)
        shorter = WHEN.sub("", shorter, count=1) if WHEN.match(shorter) else shorter
        shorter = _OPENING.sub("", shorter, count=1)
        if shorter == subject:
            break
        subject = shorter
    if len(subject) > _LONGEST_SUBJECT:
        return ""
    subject = _ADVERBS.sub("", WHEN.sub("", subject).strip(" ,:"))
    at_the_end = None if strict else _AT_THE_END.search(subject)
    return at_the_end[0] if at_the_end and not bodies_in(subject) else subject
