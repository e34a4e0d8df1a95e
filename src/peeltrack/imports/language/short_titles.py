"""Short titles for findings, in their wording's own words. Pure.

A short title is a draft for an officer to amend: the subject of the wording, in a whole
phrase, without the words that ask for something.
"""

import re

from peeltrack.imports.language.due_phrases import PHRASE
from peeltrack.imports.language.faults import states_fault
from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.language.verbs import VERBS, plain_form
from peeltrack.language.sentences import first_sentence
from peeltrack.wording import capitalised

_LONGEST = 60
_SHORTEST = 20
"""Characters of a sentence that may say what is asked for."""
_FEWEST = 2
"""The fewest words of a title that is shortened."""

_OPENING = re.compile(
    r"^(?:(?:(?:by|before|within|not later than|no later than)\b[^,:]{0,60}"
    r"|with immediate effect|immediately)[,:] ?"
    r"(?:(?:where|if|as|when) (?:needed|necessary|possible|appropriate|required)[,:]? ?)?"
    r"|Our (?:19|20)\d\d report said that )",
    re.IGNORECASE,
)
_ASKED = re.compile(r"^(?P<of>.{0,300}?)\b(?:should|must|needs? to|ought to)\b,? ?(?P<what>.*)$")
_FORCE = re.compile(r"^(?:The force|[A-Z][\w\u2019'-]+(?: [A-Z]\w+)? (?:Police|Constabulary)) ")
_OF_A_FORCE = re.compile(rf"{_FORCE.pattern}|^The (?:service|constabulary) ")
_ACTOR = re.compile(
    r"\b(?:forces?|police|constables?|constabular\w+|commissioners?|council|college|office|lead"
    r"|agenc\w+|government|inspectorate|they|it)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"be (?!(?:an?|the|able|regularly \w+ing)\b)(?:[\w-]+ly (?:and \w+ )?)?\w+(?:ed|en|de|ne|wn"
    r"|ut|ade)\b"
)
_SAYS_NOTHING = re.compile(
    r"be (?:[\w-]+ly )?(?:introduced|implemented|established|developed|improved|considered|provided"
    r"|commissioned|put in place|set up|made|adopted|strengthened|undertaken|created|agreed"
    r"|carried out|conducted|written|published|reviewed|produced|addressed)\b"
)
_WHEN = re.compile(rf"^{PHRASE}[,:]? ?", re.IGNORECASE)
_BY_THEN = re.compile(rf",? (?=[^.]*\b(?:publication|(?:19|20)\d\d)[.;]?$){PHRASE}(?=[.;]?$)", re.I)
_WHEN_BEHIND = re.compile(rf"^(?P<verb>[a-z]+) {PHRASE}(?= )", re.IGNORECASE)
_SET_OFF = re.compile(rf", {PHRASE},(?= )", re.IGNORECASE)
_UNTIL = re.compile(r"^(?:until|while|where|when|if)\b[^:]{0,200}[:,] ", re.IGNORECASE)
_OF_SOMEBODY = r"with\b[^,;:.()]{3,60}? (?:who|what|how|which|whether|when|where|why|an?|the)\b"
"""What is done with somebody: agree with partners who attends each meeting, or a plan."""
_CHANGE = (
    rf"(?!\w+ {_OF_SOMEBODY})"
    r"(?:set out|agree with|review|improve|introduce|implement|provide|adopt|develop|agree"
    r"|undertake|set(?: up)?|refresh|establish|strengthen|increase|reinvigorate|expand|build"
    r"|understand|meet|put(?: in place)?)"
)
"""Verbs that ask for something without saying what."""
_WEAK = re.compile(
    r"^(?:(?:make sure|ensure|assure themselves|if necessary|continue to|take steps to|consider"
    r"|immediately|regularly|promptly|also|then|better|there|that|and|or|to|if|by"
    r"|needs? to|commitment that|be able to|be(?: \w+ly)? \w+ing|be|have|has"
    r"|(?:undertake )?further work to|gain|conduct|(?:an? |its )?(?:\w+er )?understanding of"
    r"|(?:work|collaborate) (?:together|with [^,;:.()]{3,60}?)(?: at a local level)? to"
    r"|(?:prioritise|take)(?: \w+)? action to|(?:[a-z]+ )?ways to|does not have"
    r"|(?:in )?the [A-Z]\w+ should \w+"
    r"|(?:how )?(?:it|they)(?: \w+ly)? \w+(?: \w+ly)?(?: (?:to|with))?(?= [^ ,;:.]+ [^ ,;:.])"
    rf"|{_CHANGE}(?: and {_CHANGE})?"
    r"|(?:(?:effective|consistent|suitable) )?(?:arrangements|processes|measures|standards|systems)"
    r" to (?:make sure|ensure)(?: that)?(?: in all)?)\b,? ?)+",
    re.IGNORECASE,
)
_PRAISE = r"(?:effective|regular|active|suitable|consistent|urgent|immediate|unequivocal)"
_DETERMINER = re.compile(
    rf"^(?:(?:its|their|the|an?|any|what)\b ?)?(?:comprehensive set of )?"
    rf"(?:{_PRAISE}(?: and {_PRAISE})? )?",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[;:(]|[,.](?!\d)| \u2013 | so that | to ensure | to make sure | in order to | including"
    r" | which (?!of\b)"
    r"| in con(?:sultation|junction) with | and (?:\w+ly )?(?:consider|make|put|identif(?:y|ies)"
    r"|secure|ensure|take|use|provide|improve|prevent|develop|review|document)\b"
)
_DIVIDES = re.compile(r"[,;:.](?!\d)")
_ADVERB = re.compile(
    r"\b(?!(?:early|only|family|supply|daily|weekly|monthly|comply|rely|apply|likely|elderly"
    r"|fully)\b)(?:[a-z]+ly|better)(?: and [a-z]+ly)? (?=[a-z])",
    re.IGNORECASE,
)
_PHRASE_ENDS = re.compile(
    r" (?=(?:on|in|for|with|to|that|and|or|by|from|at|into|as|across|within|about|when|where"
    r"|whether|if|who|whom|which|during|throughout|against|between|following|prior|under|through"
    r"|awaiting|involving|using|is|are|was|were|has|have|should|will|can|may|such|relating|than|while|until|after|before"
    r"|fully)\b)"
)
"""Words before which a phrase is whole; "of" is not one, since the phrase often needs it."""
_HALF = re.compile(
    r" (?:(?:on|in|for|with|to|by|from|at|into|as|has|have) \S+(?= (?:and|or) )"
    r"|(?:when|where|if) \S+(?= ))"
)
"""The first of two words that belong together: on serious … and organised crime; when children …"""
_UNFINISHED = re.compile(
    r" (?:that|which|who|whose|where|when) (?:is|are|has|have|an?|the|its|their|each) \S+$"
)
"""The end of a phrase that breaks off within a clause: a plan that a supervisor."""
_IN_A_LIST = re.compile(r", [\w-]+(?:, [\w-]+)* (?:and|or) \w")
"""A comma between words that stand side by side: outcomes, outputs and costs."""
_INVOLVED = re.compile(
    r", (?:involving|including|with) [^,]{3,60},(?= (?:of|to|for|into|on|its|their|the|an?|how)\b)"
)
_MADE_SURE = re.compile(
    r"^(?:also |take (?:\w+ )?steps to )?(?:make sure|ensure)(?: that)? "
    r"(?!(?:that )?(?:it|they|there|the (?:force|service|constabulary))\b)"
    r"(?P<that>(?:\S+ ){1,8}?(?:is|are|has|have|can|do|does)\b.*|(?<=that )(?:\S+ ){2,}.*)$",
    re.IGNORECASE,
)
"""Words that ask somebody to make sure that something is so, whoever does it."""
_DOES_BOTH = re.compile(
    r"^(?:make sure|ensure)(?: that)? (?:it|they) (?:\w+ly )?(?P<one>\w+),? and (?:\w+ly )?"
    r"(?P<other>\w+)\b,?(?P<rest> .+)$",
    re.IGNORECASE,
)
"""Words that ask somebody to do two things to one: make sure that it finds and helps them."""
_IS_SO = re.compile(r"\b(?:is|are|has|have|can|do|does)(?:n['\u2019]t)?\b")
_SAYS_THAT = re.compile(r"\b(?:how|that|what|whether|why)\b")
_CALLED = re.compile(
    r"^(?:An? )?(?:area for improvement|cause of concern) is (?:that )?"
    r"| (?:is|are|remains?) (?:also )?an? (?:area for improvement|cause of concern)\.?$",
    re.IGNORECASE,
)
"""What only calls it a finding: Recording is an area for improvement."""
_HANGING = re.compile(
    r"(?: (?:a|an|and|as|at|by|for|from|in|of|on|or|that|the|their|its|to|with|is|are|be|has"
    r"|have|any|promptly|within|into|all|this|whether|when|where|who|those|such|prior|issued"
    r"|posed|the fact|relation|\w+ly|(?:of|for|by) (?:more|fewer|less)|what|how"
    r"|(?:that|why|how|what|if) (?:it|they)"
    r"|to (?:find out|see|show|know|say|establish|determine)))+$",
    re.IGNORECASE,
)


def handle(text: str, number: str, led_in: bool = False) -> str:
    """Return a title for a finding: the words for its subject.

    The title comes from what somebody is asked to do; in "A tool should be introduced", it
    is the tool.
    """
    first = text.partition("\n\n")[0]
    plain = _SET_OFF.sub("", _OPENING.sub("", " ".join(first.split())[:600], count=1))
    sentence, _ = first_sentence(plain, _SHORTEST)
    sentence = _BY_THEN.sub("", _CALLED.sub("", sentence, count=1), count=1)
    if obligation(sentence) is None and _OF_A_FORCE.match(sentence) and states_fault(sentence):
        told = _FORCE.sub("The force ", sentence, count=1)  # no phrase without it
        return shortened(told, _LONGEST + len("The force "))
    words = _led_in(sentence) if led_in else _asked(sentence)
    if both := _both_done(words):
        return capitalised(shortened(both))
    if clause := _MADE_SURE.match(words):
        # "Callers are told" would say that it is so
        return _fitting_behind("Make sure that ", clause["that"])
    words = _INVOLVED.sub("", words, count=1)
    strong = _DETERMINER.sub("", _WEAK.sub("", words, count=1), count=1)
    short = shortened(strong if _says_what(strong) else words)
    return capitalised(short) if short else f"Finding {number}"


def _says_what(text: str) -> bool:
    """Check whether a text has more than a word before a mark that divides it, but for a list."""
    marks = (mark.start() for mark in _DIVIDES.finditer(text))
    end = next((at for at in marks if not _IN_A_LIST.match(text[at:])), len(text))
    return len(text[:end].split()) >= _FEWEST


def _fitting_behind(opening: str, clause: str) -> str:
    """Return what somebody is to make sure of, as far as it fits behind the words that say so."""
    plain = _DETERMINER.sub("", clause, count=1)
    fitted = shortened(plain, _LONGEST - len(opening))
    verb = _IS_SO.search(plain)
    named = plain[: verb.start()].strip() if verb else ""
    is_thing = named == fitted and not _SAYS_THAT.search(named)
    return capitalised(named) if is_thing else f"{opening}{fitted}"


def _both_done(words: str) -> str:
    """Return the two things that somebody is to make sure to do, told as such: find and help."""
    found = _DOES_BOTH.match(words)
    verbs = [plain_form(found[each]) for each in ("one", "other")] if found else []
    if found is None or not VERBS.issuperset(verbs):
        return ""
    return f"{' and '.join(verbs)}{found['rest']}"


def _led_in(sentence: str) -> str:
    """Return an entry of a list without its subject: of "the NPCC agree a form" the rest."""
    found = obligation(f"That {sentence}")
    if found and found.family == "that clause" and found.subject:
        return sentence.partition(found.subject)[2].strip(" ,")
    return _FORCE.sub("", sentence, count=1)


_WITHOUT_MODAL = ("recommends", "that clause", "infinitive", "is to")
_VERB_FIRST = re.compile(r"^(?:[a-z]+ly )?(?P<verb>[a-z]+)\b")
_OF_IT = re.compile(r"^[ ,]*(?:(?:is|are) )?(?:that (?:it|they) )?(?:to )?(?:acts? to )?")


def _asked(sentence: str) -> str:
    """Return what a sentence asks for, or the thing that is to be changed; else all of it."""
    found = obligation(sentence)
    if found and found.family in _WITHOUT_MODAL and found.subject:
        rest = sentence.partition(found.subject)[2]
        if not _ASKED.match(rest):
            words = _OF_IT.sub("", rest, count=1)
            words = _VERB_FIRST.sub(lambda first: plain_form(first["verb"]), words, count=1)
            return _WHEN_BEHIND.sub(r"\g<verb>", words, count=1)
    asked = _ASKED.match(sentence)
    if not asked:
        return sentence
    words = _WHEN.sub("", _UNTIL.sub("", asked["what"], count=1), count=1)
    words = _WHEN_BEHIND.sub(r"\g<verb>", words, count=1)
    if re.fullmatch(r"(?:there|this|it|they) ?", asked["of"], re.IGNORECASE):
        return words
    if words.startswith(("be a ", "be an ", "be the ")) and not _ACTOR.search(asked["of"]):
        return asked["of"]
    return _done_to(asked["of"], words) if _PASSIVE.match(words) else words


def _done_to(thing: str, words: str) -> str:
    """Return the thing to which something is to be done, and what, if that says something."""
    says_enough = len(_DETERMINER.sub("", thing.strip(), count=1).split()) > 1
    if says_enough and _SAYS_NOTHING.match(words):
        return thing
    return f"{thing}to {words}"


def shortened(text: str, longest: int = _LONGEST) -> str:
    """Return a text up to the first cut that leaves enough words, and the last that fits."""
    for cut in _CUT.finditer(text):
        if _IN_A_LIST.match(text[cut.start() :]):
            continue
        if len(text[: cut.start()].split()) >= _FEWEST:
            text = text[: cut.start()]
            break
    text = _whole(text)
    if len(text) > longest:
        text = _fitting(_ADVERB.sub("", text), longest)
    return _whole(text)


def _whole(text: str) -> str:
    """Return a text without the marks and the words at its end that need more behind them."""
    cut = _HANGING.sub("", text.strip(" .,;:"))
    return cut if cut == text else _whole(cut)


def _fitting(text: str, longest: int) -> str:
    """Return as many of its phrases as fit a line, or the words that fit of a phrase too long."""
    if len(text) <= longest:
        return text
    halves = {half.end() for half in _HALF.finditer(text)}
    ends = [end.start() for end in _PHRASE_ENDS.finditer(text) if end.start() <= longest]
    long_enough = [text[:e] for e in ends if e not in halves and len(text[:e].split()) >= _FEWEST]
    whole = [each for each in long_enough if not _UNFINISHED.search(each)]
    return whole[-1] if whole else text[: longest + 1].rsplit(" ", 1)[0][:longest]
