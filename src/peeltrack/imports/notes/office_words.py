"""Words with which minutes name offices and address people. Pure."""

import re

from peeltrack.language.people import STYLES

_RANKS = (
    "PFCC PCC DPFCC DPCC D/PFCC D/PCC CC DCC ACC ACO Ch/Supt C/Supt D/Supt DC/Supt Supt DSU DCI DI "
    "CI Ch/Insp C/Insp D/Insp Insp Sgt PCSO AC DAC DCS PS DS PC DC CFO DCFO ACFO CEO"
)
"""Ranks and offices that minutes shorten in front of a name."""

_HEADS = (
    "officer manager director constable commissioner lead treasurer secretary analyst adviser "
    "advisor chair chairman chairwoman chairperson vice-chair member assistant clerk solicitor "
    "auditor coordinator co-ordinator superintendent inspector sergeant executive mayor deputy "
    "head chief partner accountant lawyer counsel scrutineer observer administrator intern "
    "trainee investigator planner president governor custodian champion specialist controller "
    "monitor registrar commander supervisor rep representative secretariat visitor guardian "
    "coroner magistrate volunteer chaplain consultant engineer architect surveyor researcher "
    "academic"
)
OFFICE_WORD = re.compile(rf"\b(?:{'|'.join(_HEADS.split())})s?\b", re.IGNORECASE)
"""A word that names an office."""

_FIRST = (
    "acting temporary interim deputy assistant vice senior chief head director police district "
    "detective lead joint independent office principal strategic executive portfolio group "
    "corporate staff business scrutiny engagement force programme legal data policy finance "
    "democratic monitoring internal external panel committee board"
)
OFFICE_START = re.compile(
    rf"\b(?:{'|'.join(_FIRST.split())}|{'|'.join(_HEADS.split())})\b", re.IGNORECASE
)
"""A word with which the name of an office may begin."""

COMMAND = re.compile(r"(?:deputy )?(?:gold|silver|bronze|SIO|senior investigating officer)", re.I)
"""What somebody is in charge of an operation, by which its minutes call him."""

RANK = re.compile(
    r"(?:[TA]/ ?|(?:T|A|Temp\.?|Temporary|Acting|Interim|Deputy) )?"
    rf"(?:{'|'.join(sorted(_RANKS.split(), key=len, reverse=True))})"
    r"(?![\w/])\.?"
)
"""A shortened rank or office."""

LONG_RANK = re.compile(
    r"(?:(?:acting|temporary|temp\.?|interim|t/|a/) ?)?"
    r"(?:(?:deputy |assistant )?chief constable|(?:deputy )?police(?:,? fire)? and crime "
    r"commissioner|(?:deputy )?commissioner(?= (?-i:[A-Z][a-z]))"
    r"|(?:[ta]/)?(?:detective |det(?:\.? |\.?/)|[dta]/|(?-i:[DT]) )?(?:chief |ch(?:\.? |\.?/)|c/)?"
    r"(?:superintendent|supt|inspector|insp|sergeant|sgt)"
    r"|(?:police |detective )constable|(?:area|group|station|watch|crew) manager)\b\.?",
    re.IGNORECASE,
)
"""A rank or office in full, of the police or of a fire service, which a name may follow."""

SHARED_RANK = re.compile(
    r"(?i:.*(?:superintendent|supt|inspector|insp|sergeant|sgt)\.?|(?:police |detective )constable"
    r"|.*(?:area|group|station|watch|crew) manager)"
    r"|(?:[TA]/ ?)?(?:D(?:CI|CS|SU|[CIS])|CI|P[CS]|PCSO)"
)
"""A rank that many hold, so that it is no office by itself."""

ABBREVIATED = re.compile(rf"\b((?:{STYLES.replace(' ', '|')}|Supt|Insp|Sgt|Det|Ch|Temp))\.")
"""An abbreviation whose full stop does not end a sentence."""

SHORT_FORM = re.compile(
    r"(?!Ma?c[A-Z][a-z])[A-Z][A-Za-z]{0,2}[A-Z][A-Za-z]{0,3}(?:[ -]?[A-Z]{2,4})?(?:\([A-Z]{1,3}\))?"
    r"|[A-Z]{2,6}(?:\([A-Z]{1,3}\)|-[A-Z]{1,3})?"
)
"""Initials or the short form of an office: CR, YCo, SMc, ACC LP."""

ORGANISATION = re.compile(
    r"\b(?:police|policing|constabulary|council|force|crime|office|services?|board|panel|committee"
    r"|opf?cc|hmicfrs|hmics?|hmip|hmfsi|iopc|npcc|cps|university|college|authority|agency|trust|department|plc|llp|ltd|limited|association)\b",
    re.IGNORECASE,
)
"""A word that is never in a person's name."""

COUNCIL = re.compile(r"(?:[A-Z][\w'\u2019&-]+ ){1,4}(?:[MCR]?BC|LBC|[CDTM]C|MDC|UA)")
"""A council by its letters, which stand for a rank elsewhere: "Easton DC"."""
