"""Names that contain "and" or a comma, so that they are not divided there. Pure."""

import re

KEPT = "\x1f"
"""A stand-in for the "and" within a name."""

_WITHIN_A_NAME = (
    r"olice and [Cc]rime",
    r"olice, [Ff]ire and [Cc]rime",
    r"rown [Oo]ffice and [Pp]rocurator",
    r"rison(?:s)? and [Pp]robation",
    r"ourts and [Tt]ribunals",
    r"ire and [Rr]escue",
    r"erious and [Oo]rganised",
    r"ngland and [Ww]ales",
    r"riminal and [Cc]ivil",
    r"river and [Vv]ehicle",
    r"isclosure and [Bb]arring",
    r"quality and [Hh]uman",
    r"uman [Rr]ights and",
    r"ealth and (?:[Ss]ocial|[Ss]afety|[Ww]ellbeing|[Cc]are)",
    r"nvironment, [Ff]ood and [Rr]ural",
    r"ousing,? (?:and )?[Cc]ommunities(?: and [Ll]ocal)?",
    r"p, [Hh]ousing and",
    r"oreign, [Cc]ommonwealth and [Dd]evelopment",
    r"ommonwealth and [Dd]evelopment",
    r"cience, [Ii]nnovation and [Tt]echnology",
    r"usiness and [Tt]rade",
    r"ulture, [Mm]edia and [Ss]port",
    r"afer and [Ss]tronger",
    r"hildren and [Yy]oung",
    r"ustoms and [Ee]xcise",
    r"evenue and [Cc]ustoms",
    r"raining and [Ss]kills",
    r"nvestigation and [Rr]eview",
)
"""Parts of names that contain "and" or a comma, each from its second letter."""

_NAMES_WITH_AND = re.compile(
    "|".join(_WITHIN_A_NAME).replace(" and ", " (?:and|&) ") + r"|\([^()]{3,80}\)"
)


def kept_whole(text: str) -> str:
    """Return a text with a stand-in for each "and" and comma within a name or in brackets."""
    return _NAMES_WITH_AND.sub(_keep, text)


def restored(piece: str) -> str:
    """Return a text with its own words for the stand-ins."""
    return piece.replace(KEPT, " and ").replace("\x1e", ", ").replace("\x1d", " & ")


def _keep(found: re.Match[str]) -> str:
    return found[0].replace(" and ", KEPT).replace(", ", "\x1e").replace(" & ", "\x1d")
