"""The forms of bodies' names: the force itself, the police, and everybody else. Pure."""

import re
from enum import StrEnum


class Sort(StrEnum):
    """The relation of a body to the force that keeps the register."""

    FORCE = "force"
    """The force or service itself, by whatever name the paper gives it."""
    POLICE = "police"
    """All forces, including this one."""
    OTHER = "other"


_FORCE = re.compile(
    r"(?:[Ff]orce|[Cc]onstabulary|[Ss]ervice)"
    r"|(?:[Tt]he|[Yy]our|[Oo]ur) (?:force|service|constabulary|chief constable|chief fire officer"
    r"|command|brigade)(?: of .{1,60}| itself| also)?"
    r"|[Tt]he (?:Force|Service|Constabulary|Chief Constable|Chief Fire Officer)(?: of .{1,60})?"
    r"|(?:[Tt]he )?(?:(?:[A-Z][\w'\u2019&.-]*|and|of|the) ){1,7}(?:Police|Constabulary"
    r"|Fire (?:and|&) Rescue Service|Fire (?:and|&) Rescue)(?: Service| Force)?"
    r"|(?:[Tt]he )?(?:[A-Z]\w* )?[Cc]hief [Cc]onstable of .{1,60}|[Yy]ou"
)
POLICE = re.compile(
    r"(?:all |every |each |the |both |other |those )?(?:police |home office |territorial |local )?"
    r"(?:forces?|chief constables?|chief officers|the police(?: service)?"
    r"|CCs|police(?: service| forces)?|policing|constabularies|cjs agencies"
    r"|criminal justice agencies|law enforcement(?: agencies)?)"
    r"(?: (?:in|across|of|that|which|who|whose|where|with|using|and their) .{1,200})?",
    re.IGNORECASE,
)
_HEAD = (
    r"(?:NPCC|NFCC|CoP|HO|PCCs?|PFCCs?|OPCCs?|MOPAC"
    r"|College|Home Office|CPS|NCA|HMCTS|HMPPS|IOPC|HMICFRS|HMICS|HMCPSI|HMIP|APCC"
    r"|ROCUs?|LGA|NHS(?: England)?|PPS|SPA|DoJ|NIPS|PBNI|MoJ|DHSC|MHCLG"
    r"|FCDO|HMRC|HSE|NPAS|DVLA|DBS|SFRS|HMFSI|COPFS|BTP|PSNI|PIRC|Cafcass|Ofsted|CQC|FSR"
    r"|Counter[- ]Terrorism Policing|FRSs?|Crimestoppers|Action Fraud|Ofcom|Headquarters"
    r"|Government|Governments|Ministry|Ministries|Department|Departments|Council"
    r"|Councils|Agency|Agencies|Inspectorates?|Services?|Authorit(?:y|ies)|Secretary"
    r"|Secretaries|Ministers?|Commissioners?|Boards?|Partnerships?|Office|Offices|Prosecution"
    r"|Border Force|Customs|Parliament|Police Scotland"
    r"|Association|Employers?|Directors?|Ombudsman|Coordinator"
    r"|Commission|Committee|Federation|Institute|Centre|Ombudsmen|Regulator|Prosecutors?"
    r"|Chief Inspector|Chief Executives?|Lord Advocate|Lord Chancellor|Attorney General"
    r"|Chief Fire Officers?|Chief Officers|Mayors?|Trusts?|Treasury|Probation|Prisons?|Units?"
    r"|[Ll]eads?|Heads?|Forums?|Groups?|Judges?|Judiciary|Offending Teams?"
    r"|Consortium|Network|Panel|Crown Office|Executive|Programme)"
)
_BEHIND = (
    r"(?:,? (?:[A-Z(]|for\b|of\b|in\b|on\b|at\b|leads?\b|areas\b|that\b|which\b|who\b|and\b|or\b"
    r"|responsible\b|portfolio|co-?ordinator|directors?\b|chiefs?\b|officers?\b"
    r"|(?:[a-z]+ ){1,4}(?:leads?|portfolio|co-?ordinators?)\b)"
    r"(?:(?! (?:is|are|was|were|has|have|had|will|can|may|did|does)\b).){0,160})?"
)
_NAMED = re.compile(
    r"(?!(?:[Tt]he )?(?:[Ll]eads?|Heads?|Units?|Groups?)$)"
    r"(?:[Tt]he |[Aa]ll |[Ee]ach |[Bb]oth )?(?=[A-Z\d])"
    rf"(?:(?:[A-Z\d(][\w'\u2019&.()/-]*|of|for|and|the|on|portfolio|&),? ){{0,9}}?{_HEAD}\b"
    rf"(?!['\u2019]s){_BEHIND}"
)
_BY_SORT = re.compile(
    r"(?:[Tt]he |[Aa]ll |[Ee]ach )?(?:(?:[A-Z][\w'\u2019&.-]*|of|and|the) ){0,5}"
    r"(?:(?:Adult|Children['\u2019]s) Social Care|COSLA|Forensic Science(?: [A-Z]\w+){0,2}"
    r"|[A-Z]\w+ Commercial|Social Care|Women['\u2019]s Aid|Victim Support"
    r"|National Highways|Network Rail|Transport for [A-Z]\w+|(?:Natural|Historic|Sport) England"
    r"|Trust|Foundation|Alliance|Bureau|Hospitals?|Universit(?:y|ies)|Schools?|Courts?|Practices?|Charity"
    r"|Housing Association|Coroners?|Chief Executive)(?: \([^()]{2,40}\))?"
    r"|(?:all |local |the )?(?:GPs?|GP practices|GP surgeries|coroners?|magistrates|universities"
    r"|charities|housing associations|water companies|banks|retailers)"
)
"""Organisations that reviews of deaths and joint inspections address besides public bodies."""
_FEW = r"(?:(?!(?:is|are|was|were|has|have|had|will|can)\b)\w+ ?){1,7}"
_BY_OFFICE = re.compile(
    r"(?:[Tt]he |[Aa]ll |[Ee]ach |[Bb]oth |[Ee]lected |[Ll]ocal |[Rr]elevant |[Nn]ational )*"
    r"(?:[Pp]olice(?:, [Ff]ire)? (?:and|&) [Cc]rime [CcPp]\w+|commissioners"
    r"|(?:UK|Welsh|Scottish) government"
    r"|mayors|[Ll]ocal authorit(?:y|ies)|safeguarding partner(?:s|ships?)|support services"
    r"|regional organised crime units?|(?:local )?policing bod(?:y|ies)|government|ministers"
    r"|criminal justice (?:system|boards?|partners)|public sector partnerships"
    rf"|chief executives? of {_FEW}"
    r"|(?:the )?(?:two|three|four|five) \w+ (?:partners|agencies|bodies)"
    r"|probation (?:services?|providers?|delivery units?)|prisons?|prison governors?"
    r"|health (?:services?|boards?|trusts?|partners)|partner agencies|councils?"
    rf"|local safeguarding \w+|heads? of {_FEW}|directors? of {_FEW}"
    r"|(?:local |acute |area )?NHS trusts?|professional standards departments?"
    r"|chief fire officers?|chief officers"
    r"|fire and rescue (?:services?|authorit(?:y|ies))|local resilience forums?|(?:the )?authority"
    r"|(?!(?:[Tt]he )?(?:force|service|constabulary|[Ii]ts|[Tt]heir|[Oo]ur)\b)"
    r"(?:[\w'\u2019-]+ ){1,3}(?:services|partnerships|authorities|boards|agencies|providers"
    r"|councils|trusts|schools|committees|commissioners|companies|bodies|organisations)"
    r"|(?:youth|probation|ambulance|prosecution|social|health|children['\u2019]s|fire and rescue"
    r"|victims?|courts?)(?: \w+)? services?"
    r"|contractors?|suppliers?|senior officers|(?:chief |crown )?prosecutors?|custody inspectors"
    r"|national (?:\w+ )?leads?|[Tt]heir mayoral equivalents|mayoral equivalents|ministers"
    r"|\w+ commissioners|(?:local )?scrutiny panels?|fire authorit(?:y|ies)|schools|hospitals"
    r"|(?:(?:adult|children['\u2019]s) )?social care"
    r"|[Nn]ational [Ee]mployers?|integrated care boards?|combined authorit(?:y|ies))\b"
    rf"{_BEHIND}",
)
_ELSEWHERE = re.compile(
    r"(?:[Tt]he )?(?:Scottish .*|Police Scotland.*|British Transport Police"
    r"|Ministry of Defence Police|Civil Nuclear Constabulary|Police Service of Northern Ireland"
    r"|.*\bChief Inspector\b.*|.*\bInspectorate\b.*)"
)
"""Bodies that are never the force itself, though their names say police or service."""
LEADS_NATIONALLY = re.compile(r"(?:City of London Police|Metropolitan Police(?: Service)?)")
"""Forces that lead in a field for all: they are addressed with national bodies, as one of them."""
SORTS = (
    (_ELSEWHERE, Sort.OTHER),
    (_FORCE, Sort.FORCE),
    (POLICE, Sort.POLICE),
    (_NAMED, Sort.OTHER),
    (_BY_OFFICE, Sort.OTHER),
    (_BY_SORT, Sort.OTHER),
)
