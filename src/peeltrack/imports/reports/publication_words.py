"""The words in which papers say when a report was published, each with an example. Pure."""

import re
from dataclasses import dataclass

from peeltrack.model.parse_date import DATE


@dataclass(frozen=True, slots=True)
class PublicationWords:
    """Words that say when something was published; the group "day" is the date."""

    pattern: re.Pattern[str]
    example: str
    not_this: str


def _words(pattern: str, example: str, not_this: str) -> PublicationWords:
    return PublicationWords(re.compile(pattern, re.IGNORECASE), example, not_this)


_BEHIND = r"(?:\.|[.;,|·] ?.*| \(.*| [|·\u2013—-] .*| by .{3,80})?"
AT_THE_HEAD = _words(
    rf"(?:.{{3,60}}[.|·] )?(?:report )?(?:(?:date )?(?:first )?published|publication(?: date)?"
    r"|date of (?:publication|recommendations?)|date published|sent|sent on|issued|letter dated"
    r"|(?:date )?final (?:report )?issued|posted|released|release date|date"
    r"|embargoed until(?: \d\d[:.]?\d\d(?: hours)?)?"
    r"|(?:(?:inspection|progress|revisit|thematic) )?(?:letter|report)(?= ?[|\u2013\u2014-] ))"
    rf"(?: on)?\s?[:|\u2013\u2014-]?\s+(?P<day>{DATE}){_BEHIND}",
    "Published on 4 March 2026 by HMICFRS",
    "Page last updated: 4 March 2026",
)
AT_THE_FOOT = _words(
    rf"(?:.{{3,80}}[.|·] )?(?:this )?(?:report )?(?:was )?(?:(?:date )?(?:first )?published"
    rf"|publication(?: date)?|date of publication|date published)(?: (?:by|in) .{{3,60}}?)?(?: on)?"
    rf"\s?[:|\u2013-]?\s+(?P<day>{DATE}){_BEHIND}",
    "\u00a9 HMICFRS 2026. First published 4 March 2026.",
    "Date: 4 March 2026",
)
IN_THE_IMPRINT = _words(
    rf"(?:first )?published(?: on)?:? (?P<day>{DATE})\.",
    "Published 4 March 2026.",
    "Published 4 March 2026 in a journal.",
)
OF_THIS_REPORT = _words(
    rf"\b(?:this|the present) (?:[\w-]+ ){{0,3}}(?:report|review|letter)(?: of .{{3,60}}?)?,?"
    r" (?:which )?(?:was |is |is being )?(?:first )?published(?: by .{3,60}?)?"
    rf" on (?P<day>{DATE})"
    r"|\bpublish(?:ed|es|ing) this (?:[\w-]+ ){0,3}(?:report|review|letter)"
    rf" on (?P<active>{DATE})",
    "This inspection report was published on 4 March 2026.",
    "That report was published on 4 March 2019.",
)
ON_THE_TITLE_PAGE = _words(
    rf"(?:ordered by .{{3,60}} to be printed(?: on)?|(?:presented|submitted|delivered|laid before)"
    rf" .{{2,100}}? on) (?P<day>{DATE})|HC \d{{1,4}}-?[IVX]*,? (?:session )?[\d\u2013/-]+,?"
    rf" (?P<session>{DATE})",
    "HC 512 SESSION 2025-26 14 NOVEMBER 2025",
    "Laid on the table on 14 November 2025",
)
OF_THE_REPORT = _words(
    rf"\b(?:published|issued)\b[^.]{{0,120}}\breport\b[^.]{{0,160}}\bon (?:the )?(?P<day>{DATE})"
    rf"|\bpublished (?:its|the) (?:[\w-]+ )?(?:inspection|review)\b[^.]{{0,99}}\bon (?P<its>{DATE})"
    rf"|\((?:first )?published (?:on )?(?P<beside>{DATE})\)"
    r"|^(?:published|issued)(?: by)?:? (?:by )?(?:HMI\w*|(?:HM|His Majesty['\u2019]s) Inspectorate"
    rf" [^.:;]{{2,80}}?)(?: \(HMI\w*\))?,?(?: on|:)? (?P<maker>{DATE})\.?$"
    r"|^(?:(?:inspection |HMI\w* |original )?report (?:was )?published|publication of (?:the )?"
    rf"(?:inspection |HMI\w* )?report|date of (?:the )?(?:inspection |HMI\w* )?report)"
    rf"(?: by HMI\w*)?(?: on)?:? (?P<report>{DATE})\.?$"
    rf"|\b(?:report|inspection|review)\b[^.]{{0,200}}\b(?:published|issued|came out|released"
    rf"|laid before Parliament)\b(?:[^.]{{0,20}}\bon)? (?:the )?(?P<later>{DATE})"
    rf"|\bHMI\w*['\u2019]s? [^.()]{{0,120}}\breport\b[^.()]{{0,80}} \((?P<bracket>{DATE})\)"
    rf"|\b(?:(?:in|of|to|answers) (?:its|their|our|the|HMI\w*.s)|(?:by|from) HMI\w* in our)"
    rf" (?:[\w-]+ ){{0,6}}(?:report|letter) (?:of|dated) (?P<named>{DATE})"
    rf"|^(?:[A-Z][^.:;]{{3,160}},|(?:HMI|PEEL)[^.;]+ [\u2013-]) published (?:on )?(?P<head>{DATE})$"
    rf"|[”\"\u2019] (?:was |, )?(?:first )?published (?:on )?(?P<titled>{DATE})"
    rf"|\bon (?:the )?(?P<first>{DATE}),? [^.]{{0,140}}?\b(?:made|issued|published|released)\b"
    r"[^.]{0,80}\b(?:recommendations?|reports?|inspections?|reviews?|areas for improvement"
    rf"|causes? of concern)\b|\b(?:HMI\w*|inspectors) (?:first )?reported on (?P<told>{DATE})",
    "HMICFRS published its report on custody on 4 March 2026.",
    "The panel met on 4 March 2026 to read the report.",
)
OF_THE_RECORD = _words(
    r"(?:.{3,120}(?:[.;|]| /) )?(?:report |inspection )?(?:publication date"
    r"|date of publication(?: of (?:the|its) report)?|date (?:report )?published"
    r"|date (?:the )?report (?:was )?published)"
    r"(?: by (?:HMI\w*|the inspectorate))?"
    rf"\s?:?\s+(?P<day>{DATE})\.?",
    "Date of publication by HMICFRS: 4 March 2026",
    "Published on 4 March 2026",
)
PUBLICATIONS = (
    AT_THE_HEAD, AT_THE_FOOT, IN_THE_IMPRINT, OF_THIS_REPORT, ON_THE_TITLE_PAGE, OF_THE_REPORT,
    OF_THE_RECORD,
)  # fmt: skip
"""The words in which papers say it; a test runs every example."""
