"""Trackers of 200 rows in the shapes that forces keep, invented, and the truth about each.

Everything is drawn with a seed: wordings of invented words, offices and never people. The
truth is what a careful officer would enter by hand; the files are written as Excel,
OpenDocument or CSV would have them.
"""

import csv
import io
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import xlsxwriter

Cells = Sequence[Sequence[object]]

AS_AT = date(2024, 5, 20)
"""The day that the trackers show."""
HOSTILE = """
=HYPERLINK("http://example.invalid","click")
=1+1
+44 20 7946 0000
-2+3+cmd|' /C calc'!A0
@SUM(A1:A9)
'quoted
"double"
a: b
# no comment
- no list
? no key
[x
{y
*bold*
&anchor
!tag
%directive
@at
`tick`
null
true
no
~
1e3
0x1f
012
2024-05-20 is a day in a sentence
<script>alert(1)</script>
</td>
&amp;
../../etc/passwd
C:\\temp\\x
$(rm -rf /)
`id`
{{ 7*7 }}
{% raw %}
%s%n
\u2019quotes\u201d
caf\u00e9
na\u00efve
Llanymynech \u2013 p\u0175er
\u00a3100
50\u00b0
ends with colon:
| pipe
> fold
key: |
...
--- document
\u2026 and so on
""".strip().split("\n")
"""Fifty texts that a careless reader or writer would run, misread or lose."""

_WHAT = [
    "records",
    "calls",
    "referrals",
    "searches",
    "custody",
    "disposals",
    "victims",
    "suspects",
    "audits",
]
_HOW = [
    "promptly",
    "fairly",
    "accurately",
    "in",
    "full",
    "with",
    "supervision",
    "against",
    "a",
    "standard",
    "every",
    "month",
]
_DONE = [
    "Reviewed",
    "Trained",
    "Rewrote",
    "Audited",
    "Agreed",
    "Published",
    "Recruited",
    "Tested",
    "Briefed",
    "Procured",
]
_AREAS = (
    "Responding to the public",
    "Investigating crime",
    "Protecting vulnerable people",
    "Recording data about crime",
)
_OFFICES = (
    "ACC Local Policing",
    "ACC Crime",
    "DCC",
    "Director of Business Services",
    "Head of Contact",
    "Head of Crime",
    "Superintendent, Safeguarding",
    "Head of Learning and Development",
)
_RAG = ("red", "amber", "yellow", "green")


@dataclass
class Truth:
    """One finding, as an officer would enter it by hand."""

    inspection: str
    kind: str
    number: str
    wording: str
    area: str
    strategic_lead: str
    tactical_lead: str
    board: str
    due: date
    target: date
    updates: list[tuple[date, str]]
    steps: list[tuple[str, date | None]]
    rags: list[tuple[date, str]] = field(default_factory=list)
    """Each day on which a rating is told, oldest first; not told again where it stays."""
    evidence: str = ""


def truths(seed: int, count: int, updates: int, *, green: bool = True) -> list[Truth]:
    """Findings of two inspections, numbered as printed."""
    draw = random.Random(seed)  # noqa: S311 (invented data, no secret)
    made = []
    for index in range(count):
        inspection = ("PEEL 2021/22", "PEEL 2023/25")[index * 2 // count]
        hostile = HOSTILE[index % len(HOSTILE)]
        number = index if index < (count + 1) // 2 else index - (count + 1) // 2
        kind = "recommendation" if number % 5 == 4 else "area_for_improvement"
        days = sorted(
            date(2024, 5, 1) - timedelta(days=day) for day in draw.sample(range(400), updates)
        )
        steps: list[tuple[str, date | None]] = [
            (f"{draw.choice(_DONE)} the {draw.choice(_WHAT)} plan {n}", None if n else days[0])
            for n in range(3)
        ]
        made.append(
            Truth(
                inspection,
                kind,
                str(number + 1),
                f"The force should handle {draw.choice(_WHAT)} {draw.choice(_HOW)}, case {index}. "
                f"It should say why: {hostile}",
                draw.choice(_AREAS),
                draw.choice(_OFFICES[:4]),
                draw.choice(_OFFICES[4:]),
                draw.choice(("Service Improvement Board", "Crime Board")),
                date(2024, 9, 1) + timedelta(days=draw.randrange(300)),
                date(2024, 7, 1) + timedelta(days=draw.randrange(60)),
                [
                    (
                        day,
                        f"{draw.choice(_DONE)} the {draw.choice(_WHAT)} of {index}.{n}; {hostile}",
                    )
                    for n, day in enumerate(days)
                ],
                steps,
                evidence=f"Folder {index}" if index % 3 == 0 else "",
            )
        )
        colours = _RAG[:3] if not green else _RAG
        made[-1].rags = [(day, draw.choice(colours)) for day in days]
    return made


def figures(day: date, style: int = 0) -> str:
    """A day as people write it, in one of six ways."""
    months = "January February March April May June July August September October November December"
    month = months.split()[day.month - 1]
    return (
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day:%y}",
        f"{day.day}.{day.month}.{day:%y}",
        f"{day.day} {month} {day.year}",
        f"{day.day}{_ending(day.day)} {month[:3]} {day.year}",
        f"{day:%Y-%m-%d}",
    )[style % 6]


def one_row_per_item(found: Sequence[Truth], colour: bool) -> Cells:
    """All updates of an item in one cell, newest or oldest first; RAG as a colour or a letter."""
    rows: list[Sequence[object]] = [
        ["Borsetshire Police: HMICFRS action tracker"],
        [],
        [
            "Ref", "Inspection", "PEEL question", "Recommendation / AFI", "SRO", "Business lead",
            "Governance board", "Steps to green", "HMICFRS deadline", "Force target date",
            "BRAG status", "Progress update", "Evidence",
        ],
    ]  # fmt: skip
    for index, each in enumerate(found):
        stamps = [f"{figures(day, index)} \u2013 {text}" for day, text in each.updates]
        label = "AFI" if each.kind == "area_for_improvement" else "Rec"
        rag = each.rags[-1][1]
        rows.append(
            [
                f"{label} {each.number}", each.inspection, each.area, each.wording,
                each.strategic_lead, each.tactical_lead, each.board, _steps(each, index), each.due,
                each.target, rag.title() if colour else rag[0].upper(),
                "\n".join(stamps if index % 2 else stamps[::-1]), each.evidence or None,
            ]
        )  # fmt: skip
    return [*rows, ["Total", len(found)]]


def one_row_per_update(found: Sequence[Truth]) -> Cells:
    """A row for each update, with its date and the RAG of that day; the item's facts repeated."""
    rows: list[Sequence[object]] = [
        [
            "Report title", "Type", "No.", "Finding", "Area", "Strategic lead", "Tactical lead",
            "Board", "Due date", "Target", "RAG", "Date of update", "Latest position",
        ]
    ]  # fmt: skip
    longest = max(len(each.updates) for each in found)
    for turn in range(longest):
        for each in found:
            (day, text), (_, rag) = each.updates[turn], each.rags[turn]
            rows.append(
                [
                    each.inspection, each.kind.replace("_", " ").capitalize(), each.number,
                    each.wording, each.area, each.strategic_lead, each.tactical_lead, each.board,
                    each.due, each.target, rag.upper(), day, text,
                ]
            )  # fmt: skip
    return rows


def as_xlsx(sheets: dict[str, Cells], hidden: Sequence[str] = ()) -> bytes:
    """A workbook as Excel saves it: days are days, and text that looks like a formula is text."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, {**options, "strings_to_numbers": False}) as book:
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, date):
                        sheet.write_datetime(row, column, cell, days)
                    elif isinstance(cell, str):
                        sheet.write_string(row, column, cell)
                    elif cell is not None:
                        sheet.write(row, column, cell)
            if name in hidden:
                sheet.hide()
    return stream.getvalue()


def as_csv(rows: Cells, encoding: str, delimiter: str) -> bytes:
    """The same as Excel's CSV: days as figures."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter)
    for cells in rows:
        writer.writerow([f"{c:%d/%m/%Y}" if isinstance(c, date) else c for c in cells])
    return stream.getvalue().encode(encoding)


def _steps(each: Truth, style: int) -> str:
    """Steps in bullets, numbers, lines or semicolons, those that are done saying so."""
    said = [
        f"{text} (complete {figures(done, style)})" if done else text for text, done in each.steps
    ]
    if style % 4 == 3:
        return "; ".join(said)
    marks = (["\u2022 "] * 3, ["1. ", "2. ", "3. "], [""] * 3)[style % 4]
    return "\n".join(f"{mark}{text}" for mark, text in zip(marks, said, strict=True))


def _ending(day: int) -> str:
    return {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}.get(day, "th")
