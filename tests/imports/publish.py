"""Papers as a publisher would make them, from a plain text: their structure, and web pages.

The text's own structure is taken as a publisher would take it: short lines without a full
stop are headings, marks make lists, lines with tabs make tables, and a sentence that a
page's end cut in two is whole again.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from peeltrack.imports.readers.counters import letters, roman

_MARK = re.compile(
    r"(?P<in> *)(?:- )?(?P<mark>[-•]|\(?(?:\d{1,2}|[ivxlc]+|[IVXLC]+|[a-z])[.)]) (?=\S)"
)
_SIGNS = ("-", "•")
_STYLE = """
 @page { size: A4; margin: 22mm 20mm }
 body { font: 10.5pt/1.35 'Liberation Serif', serif; hyphens: manual }
 h1 { font-size: 20pt } h2 { font-size: 14pt } h3 { font-size: 12.5pt }
 td { border: 1px solid black; vertical-align: top; padding: 1mm }
 table { border-collapse: collapse; width: 100% }
 .columns table { column-span: all }
 .columns { column-count: 2; column-gap: 9mm; text-align: justify }
"""


@dataclass(frozen=True)
class Part:
    """A heading, paragraph, list entry or table row as the publisher has it."""

    kind: str
    """heading, paragraph, entry or row"""
    text: str
    mark: str = ""
    depth: int = 0
    cells: tuple[str, ...] = ()
    level: int = 2


def parts_of(text: str) -> list[Part]:
    """The structure that a publisher would see in a plain text."""
    parts: list[Part] = []
    lines = text.split("\n")
    marked = any(line.startswith("#") for line in lines)
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        part = _part(line, first=not parts, marked=marked)
        gap = number > 0 and not lines[number - 1].strip()
        if parts and gap and _is_cut(parts[-1], part):
            parts[-1] = replace(parts[-1], text=f"{parts[-1].text} {part.text}")
        else:
            parts.append(_under(parts[-1], part) if parts else part)
    return parts


def _under(before: Part, part: Part) -> Part:
    """An entry as deep as it belongs: a space more or less in a pasted text is no level."""
    if part.kind != "entry" or part.mark not in _SIGNS or before.kind != "entry":
        return part
    if before.mark not in _SIGNS:
        return replace(part, depth=before.depth + before.text.endswith(":"))
    if part.depth > before.depth and before.text.endswith(":"):
        return replace(part, depth=before.depth + 2)
    return part if abs(part.depth - before.depth) > 1 else replace(part, depth=before.depth)


def _part(line: str, *, first: bool, marked: bool) -> Part:
    if "\t" in line:
        return Part("row", "", cells=tuple(line.split("\t")))
    text = re.sub(r"(\*{1,2})(\S.*?)\1", r"\2", line)
    if found := re.match(r"(#+) (.*)", text):
        return Part("heading", found[2], level=len(found[1]))
    if found := _MARK.match(text):
        return Part("entry", text[found.end() :].strip(), found["mark"], len(found["in"]))
    text = text.strip()
    if (
        not marked
        and len(text) < 90
        and not re.search(r"[.:;,?]\W*$|^(?:AFI|Name|Title|Date)\b", text)
    ):
        return Part("heading", text, level=1 if first else 2)
    return Part("paragraph", text)


def _is_cut(before: Part, part: Part) -> bool:
    whole = before.kind in ("row", "heading") or re.search(r"[.:;?!]\W*$", before.text)
    return not whole and part.kind == "paragraph" and part.text[:1].islower()


def as_html(parts: Sequence[Part], *, columns: bool = False, frame: bool = True) -> str:
    """A web page with what frames such pages, or the bare page for printing."""
    body = "\n".join(_markup(parts))
    if columns:
        body = f'<div class="columns">{body}</div>'
    above = (
        '<a class="skip-link" href="#main">Skip to content</a><div id="cookie-banner"><p>We use '
        "cookies to improve this site.</p></div><header><p>Inspectorate</p></header>"
        "<nav><ul><li>Home</li><li>Publications</li></ul></nav>"
    )
    below = "<p>Print this document</p></main><footer><p>Crown copyright</p></footer>"
    page = f"{above}<main id=main>{body}{below}" if frame else f"<main>{body}</main>"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A paper</title>'
        f"<style>{_STYLE}</style><script>var x = '<p>no text</p>';</script></head>"
        f"<body>{page}</body></html>"
    )


def _markup(parts: Sequence[Part]) -> Iterator[str]:
    place = 0
    while place < len(parts):
        kind = parts[place].kind
        end = place
        while end < len(parts) and parts[end].kind == kind:
            end += 1
        if kind == "entry":
            yield _list(parts[place:end])
        elif kind == "row":
            rows = (
                "".join(f"<td>{_cell(cell)}</td>" for cell in each.cells)
                for each in parts[place:end]
            )
            yield f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
        else:
            for each in parts[place:end]:
                tag = f"h{each.level}" if kind == "heading" else "p"
                yield f"<{tag}>{_written(each.text)}</{tag}>"
        place = end


def _written(text: str) -> str:
    """Text as markup; a line that was ended by hand stays so."""
    return html.escape(text).replace("\n", "<br>")


def _cell(cell: str) -> str:
    return cell if "<" in cell else html.escape(cell)


def _list(entries: Sequence[Part]) -> str:
    """Entries as nested lists: each goes under the last one that is less deep."""
    made, place = "", 0
    while place < len(entries):
        end = place + 1
        while end < len(entries) and entries[end].depth > entries[place].depth:
            end += 1
        inner = _list(entries[place + 1 : end]) if end > place + 1 else ""
        begins, ends = _around(entries[place - 1] if place else None, entries[place])
        made += f"{ends}{begins}<li>{_written(entries[place].text)}{inner}</li>"
        last = entries[place]
        entries = [*entries[:place], last, *entries[end:]]
        place += 1
    return f"{made}</{_tag(entries[-1])}>"


def _around(before: Part | None, entry: Part) -> tuple[str, str]:
    """The tags between two entries, where a list of another kind or number begins."""
    kind, number = counted(entry.mark)
    if before is not None and counted(before.mark) == (kind, number - 1 if kind else number):
        return "", ""
    begins = f'<ol type="{kind}" start="{number}">' if kind else "<ul>"
    return begins, f"</{_tag(before)}>" if before else ""


def _tag(entry: Part) -> str:
    return "ol" if counted(entry.mark)[0] else "ul"


def counted(mark: str) -> tuple[str, int]:
    """A mark's kind, as HTML names it, and its number."""
    name = mark.strip("().")
    if name.isdigit():
        return "1", int(name)
    for kind, spelled in (("i", roman), ("a", letters)):
        for number in range(1, 40):
            if name in (spelled(number), spelled(number).upper()) and (
                kind == "i" or len(name) == 1
            ):
                return kind.upper() if name.isupper() else kind, number
    return "", 0


def with_soft_hyphens(text: str) -> str:
    """Text with the places marked where a printer may divide its longer words."""
    return re.sub(r"\b([a-z]{4,5})([a-z]{4,})\b", "\\1\xad\\2", text)


def with_divided_words(parts: Iterable[Part], every: int = 9) -> list[Part]:
    """Parts in which a long word here and there is divided by hand at the end of a line."""
    made = []
    for part in parts:
        words = part.text.split(" ") if part.kind in ("paragraph", "entry") else []
        for place in range(every, len(words), every):
            if re.fullmatch(r"[a-z]{8,}", words[place]):
                half = len(words[place]) // 2
                words[place] = f"{words[place][:half]}-\n{words[place][half:]}"
        made.append(replace(part, text=" ".join(words)) if words else part)
    return made
