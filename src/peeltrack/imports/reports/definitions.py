"""Definitions of the inspectorate's terms: the headings above them, and their words. Pure."""

from peeltrack.imports.reports.finding_patterns import Sign, sign

FINDINGS = (
    r"(?:recommendations?|areas? for improvement|AFIs|causes? of concern|findings|judgments?"
    r"|gradings?)"
)
EXPLAINS = sign(
    r"(?:(?:the |our |key )?(?:terms|terminology|definitions?|glossary|wording)\b"
    r"(?: (?:that )?(?:we|is|are|used|in|of)\b.{0,60})?"
    r"|how (?:we|to) (?:word|write|use|read|report|judge|grade|inspect|make|present)\b.{0,80}"
    r"|(?:what (?:we mean by|is an?|are)|types of|about|explaining|writing|wording)"
    rf" (?:our |an? )?{FINDINGS}\b.{{0,60}}"
    r"|what (?:our|the|these) \w+ means?\b.{0,40}|a note on (?:terms|wording)"
    r"|what (?:do|does) .{3,60} mean(?: by .{3,60})?|(?:glossary|list|explanation|meaning)"
    r" of (?:the |our )?(?:terms|words)\b.{0,40}"
    rf"|(?:our|the) {FINDINGS} explained)\??:?$",
    "How we word our findings",
    "How the force handles findings of its own",
)
_TELLS_WHAT = r"(?:describes?|identif(?:y|ies)|highlights?|refers? to|cover|points? to)"
_FAILING = (
    r"(?:shortcomings?|failings?|failures?|weakness(?:es)?|problems?|issues?|matters?|concerns?"
    r"|deficienc(?:y|ies)|faults?|gaps?)"
)
DEFINITION = sign(
    r"(?:an? )?(?:accelerated )?(?:causes? of concern|areas? for improvement|recommendations?) "
    rf"(?:is|are|will|always|means?|{_TELLS_WHAT}"
    r"|(?:says?|tells?|states?|sets? out) (?:who|whom|what|when|how|why|which))\b"
    r"|(?:if|when|where) (?:our |an |we )?.{0,140}\b(?:cause of concern|area for improvement)\b",
    "A cause of concern is a serious shortcoming in what a force does.",
    "The force should answer each call.",
)
DEFINES_ANOTHER = sign(
    r"(?<=[.:;] )(?:An? )?(?:Accelerated )?(?:Causes? of concern|Areas? for improvement"
    r"|Recommendations?)"
    rf" (?:(?:is|are|means?)(?: used| any)? (?:an?|the|those|other|matters|aspects|parts|serious"
    rf"|something|anything|where|when|for|to)|{_TELLS_WHAT})\b",
    "We use three terms. Areas for improvement are other aspects of practice.",
    "We have one concern. The cause of concern is the use of force.",
    anywhere=True,
)
MEANING = sign(
    r"(?:some|any)thing (?:that |which )?(?:an?|the|is|are|needs?|we|HMIC\w*|inspectors)\b"
    rf"|(?:an?|any) (?:[\w-]+,? (?:(?:or|and) )?){{0,5}}{_FAILING} (?:in|of) (?:policing"
    r"|(?:(?:an?|the|policing|force|organisational|service)(?:['\u2019]s)? )*(?:practice|policy"
    r"|performance|work|service))(?=,| or | and |\.| that | which |$)"
    rf"|(?:an?|any) (?:[\w-]+,? (?:(?:or|and) )?){{0,5}}{_FAILING} (?:that|which|where) (?:we"
    r"|HMIC\w*|inspectors|an?|needs?|requires?|must|should|falls|is|does|may)\b"
    r"|(?:an?|any|other|those) (?:aspects?|areas?|parts?|elements?) of (?:an?|the|policing|practice"
    r"|what|work|its|their)\b"
    r"|action (?:that |which )?(?:an?|the) (?:force|service|police)\b"
    r"|(?:an?|any) (?:instruction|suggestion|action|proposal|formal \w+)"
    r" (?:that|which|to|made|by)\b"
    r"|what (?:an?|the|we|HMIC\w*|inspectors) [^.:;]{0,80}\b(?:must|should|ought|needs?|asks?"
    r"|recommends?)\b",
    "An aspect of practice that falls short of the expected standard.",
    "A serious failing in how the force supervises its riders means that horses are lost.",
)
"""What an inspectorate's term means, as a glossary says behind it."""

DEFINITIONS: tuple[Sign, ...] = (EXPLAINS, DEFINITION, DEFINES_ANOTHER, MEANING)


def explains_a_term(text: str) -> bool:
    """Check whether a text says what the inspectorate means by one of its terms."""
    return any(each.fits(text) for each in (DEFINITION, DEFINES_ANOTHER, MEANING))
