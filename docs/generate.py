"""Write the pages of docs/ that are made from the code; a test holds that they are current."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from peeltrack.checks import ERRORS, NOTES, TEXT_WARNINGS, WARNINGS, rule_name
from peeltrack.checks.history_rules import PAST, PastCheck
from peeltrack.cli import app
from peeltrack.exports.columns import Column, FlatTable
from peeltrack.exports.tables import TABLES
from peeltrack.model.record import Record
from peeltrack.model.schema import RECORDS, field_docstrings, json_schema
from peeltrack.queries.challenge.rule_list import RULES
from peeltrack.queries.public_fields import HIDDEN, SHOWN, WITHHELD
from peeltrack.storage.yaml import decode, parse

DOCS = Path(__file__).parent
NOTE = "<!-- Made by `make docs`; change the code, not this page. -->\n"


def pages() -> dict[str, str]:
    """Each generated page by its file name."""
    return {
        "commands.md": commands_page(),
        "checks.md": checks_page(),
        "challenge.md": challenge_page(),
        "register-format.md": format_page(),
        "data-dictionary.md": dictionary_page(),
        "what-the-public-sees.md": public_page(),
    }


def checks_page() -> str:
    """Every rule of `validate`, in the words of its own docstring."""
    lines = ["# What `peeltrack validate` checks", "", NOTE]
    lines += [
        "Each problem names its file, line and column, the rule, what is wrong and what to do.",
        "An error makes `validate` exit with 1; a warning does so with `--strict`; a note never.",
        "",
    ]
    warnings = (*WARNINGS, *TEXT_WARNINGS)
    for title, checks in (("Errors", ERRORS), ("Warnings", warnings), ("Notes", NOTES)):
        lines += [f"## {title}", "", "| Rule | Requires |", "| --- | --- |"]
        lines += [f"| `{rule_name(check)}` | {_rule(check)} |" for check in checks]
        lines.append("")
    lines += ["## Rules about change", "", *_CHANGE_RULES, "", "| Rule | Requires |"]
    lines += ["| --- | --- |", *(f"| `{_name(check)}` | {_rule(check)} |" for check in PAST), ""]
    lines += ["## A file by itself", "", *_FILE_RULES]
    return "\n".join(lines) + "\n"


def challenge_page() -> str:
    """The page as it is, with every rule of `challenge` in the words of its own docstring."""
    page = (DOCS / "challenge.md").read_text(encoding="utf-8")
    before, _, rest = page.partition(f"{NOTE}")
    examples = parse(decode((DOCS / "challenge-examples.yaml").read_bytes()))
    lines = ["", "| Rule | Grounds | Certainty | How it should be | Example of where it is not |"]
    lines += ["| --- | --- | --- | --- | --- |"]
    for rule in RULES:
        shown = examples[rule.name]
        lines.append(
            f"| `{rule.name}` | {rule.ground} | {shown['certainty']} | {_rule(rule.ask)} "
            f"| {shown['example']} |"
        )
    after = rest[rest.index("\n## ") :]
    return f"{before}{NOTE}" + "\n".join(lines) + f"\n{after}"


def _rule(rule: Callable[..., object]) -> str:
    return " ".join((rule.__doc__ or "").split())


def _name(check: PastCheck) -> str:
    return check.__name__.replace("_", "-")


_CHANGE_RULES = [
    "`validate --against REV` also applies these, to the files as they are and as they were in the",
    "last commit that HEAD and REV have in common; each broken rule is an error.",
    "A correction passes with [an amendment](merging.md#amendments) of the place, with its earlier",
    "value, by a lead who was already allowed to review.",
    "A file that could not be read there is an error too, `the-base-can-be-read`, because",
    "rewritten facts in it would not show. Compare with an earlier commit.",
]


_FILE_RULES = [
    "Before any rule applies, each file must be acceptable in a register:",
    "UTF-8, at most 1 MiB, one YAML mapping with known keys given once, dates as YYYY-MM-DD,",
    "text where text is required, words of the vocabulary spelt correctly;",
    "no anchors, aliases, tags or second documents; no control characters,",
    "no characters that hide or reorder what a reviewer sees;",
    "in its place below the register's folder, and not a link that leaves it.",
    "",
    "A file may be a link that leads, directly or through other links, to another file of the",
    "same register; a change is then made to that file, and the link remains.",
    "Every command refuses a link that leaves the register, a broken link and any link to a folder",
    "(on Windows, a junction too). Otherwise a branch could make whoever works on it read or",
    "change a file of their own.",
    "The register's folder itself may be a link, and a document may be written through one.",
    "",
    "A file that is not in the standard layout gives the warning, `file-has-the-canonical-layout`.",
]


def commands_page() -> str:
    """The help of every command."""
    lines = ["# Commands", "", NOTE]
    for name, text in _helps(get_command(app), "peeltrack"):
        lines += [f"## {name}", "", "```text", text.rstrip(), "```", ""]
    return "\n".join(lines)


def _helps(command: Any, name: str) -> Iterator[tuple[str, str]]:
    context = command.make_context(name, [], resilient_parsing=True, help_option_names=["--help"])
    context.terminal_width = context.max_content_width = 80
    yield name, command.get_help(context)
    for sub in getattr(command, "commands", {}).values():
        if not sub.hidden:
            yield from _helps(sub, f"{name} {sub.name}")


def public_page() -> str:
    """What the public sees of every record, field by field, and why not the rest."""
    lines = ["# What the public sees", "", NOTE, *_PUBLIC_RULES, ""]
    for record, names in SHOWN.items():
        described, kept = field_docstrings(record), WITHHELD.get(record, {})
        lines += [f"## {record.__name__}", "", _first_line(record), ""]
        lines += ["| The public sees | Meaning |", "| --- | --- |"]
        lines += [f"| `{_yaml_name(record, name)}` | {described[name]} |" for name in names.split()]
        if kept:
            lines += ["", "| It does not see | Because |", "| --- | --- |"]
            lines += [f"| `{_yaml_name(record, name)}` | {why} |" for name, why in kept.items()]
        lines.append("")
    lines += ["## Records that are never public", "", "| Record | Because |", "| --- | --- |"]
    lines += [f"| {_first_line(record)} | {why} |" for record, why in HIDDEN.items()]
    return "\n".join(lines) + "\n"


def _yaml_name(record: type[Record], name: str) -> str:
    return record.model_fields[name].alias or name


def _first_line(record: type[Record]) -> str:
    return (record.__doc__ or "").partition("\n")[0]


_PUBLIC_RULES = [
    "This applies to the papers of a forum with `audience: public`, the statutory response,",
    "`export --audience public` and `calendar --audience public`. Whatever the public may not see",
    "is removed from the register before any of them is written, so that no count, age or delay",
    "can be worked out from it either. A field that is added to the register is internal until",
    "it is listed here.",
    "",
    "For entries:",
    "",
    "- **Nothing restricted.** A step or an update can be: `step add --restricted`, `update",
    "  --restricted`, `Yes` under Restricted in a returned workbook, `restricted: true` in a file.",
    "- **A progress update only once it is reviewed** by a lead with `may_review: true`, or, if it",
    "  was imported, cleared for the public by one. Its `source` is shown only if it names a",
    "  public forum's paper.",
    "- **Only forums whose audience is public**, and their meetings. Nothing about other forums is",
    "  shown, not even their names.",
    "- **The comments and explanations of a statutory response once it is published.** Until then",
    "  only the response itself contains them.",
    "",
    "These texts are written for publication and are not reviewed; keep anything else out of them:",
    "an item's `title`, `relevance_reason`, `portfolio` and `board`; an",
    "inspection's `summary`, `background`, `improvement_plan`, `oversight` and `next_steps`; the",
    "`note` of a hot debrief and of a response; investments and programmes; the actions and",
    "commitments of a public forum's meetings; what each RAG means.",
    "",
    "[Personal data](security.md#personal-data) in any of these texts is named by `review`,",
    "`validate` and every public paper.",
]


FILES = {
    "organisation": "register.yaml",
    "inspection": "inspections/ID/inspection.yaml",
    "item": "inspections/ID/ITEM.yaml",
    "meeting": "meetings/DATE-FORUM.yaml",
    "positions": "positions.yaml",
}


def format_page() -> str:
    """Every key of every file, in the words of the model."""
    lines = ["# The register's files", "", NOTE, *_FORMAT_INTRODUCTION]
    for kind, path in FILES.items():
        schema = json_schema(kind)
        lines += [f"## {path}", "", (RECORDS[kind].__doc__ or "").split("\n")[0], ""]
        parts = schema.get("$defs", {})
        lines += _keys(schema, parts)
        for name, part in parts.items():
            if "properties" in part and name not in lines:
                lines += [f"### {name}", "", part.get("description", "").split("\n")[0], ""]
                lines += _keys(part, parts)
    return "\n".join(lines) + "\n"


EXAMPLE = [
    "# register.yaml",
    "name: Borsetshire Police",
    "leads:",
    "  acc-crime: {title: Assistant Chief Constable (Crime)}",
    "  det-supt: {title: Detective Superintendent}",
    "  liaison-officer: {title: Force Liaison Officer, may_review: true}",
    "forums:",
    "  hta: {name: Holding to Account, stale_after_days: 31}",
    "",
    "# inspections/peel-2025/inspection.yaml",
    "title: PEEL 2023 to 2025",
    "body: HMICFRS",
    "kind: peel",
    "published: 2025-05-14",
    "scale: five",
    "areas:",
    "  - {id: investigating-crime, name: Investigating crime, grade: requires_improvement}",
    "",
    "# inspections/peel-2025/afi-01.yaml",
    "kind: area_for_improvement",
    'number: "1"',
    "title: Supervision of investigations",
    "wording: The force should see that every investigation is supervised.",
    "area: investigating-crime",
    "target: 2025-12-31",
    "strategic_lead: acc-crime",
    "tactical_lead: det-supt",
]
"""A test makes these files and validates them."""

_FORMAT_INTRODUCTION = [
    "One item, one file; its id is its path, `peel-2021-22/afi-06`.",
    "Dated facts are lists, oldest first; entries are added and never rewritten.",
    "What can be derived (state, age, counts, what is overdue) is never stored.",
    "Text is plain: paragraphs separated by a blank line, and lists whose lines begin with `- `.",
    'Put text that looks like a number in quotes: `number: "6"`.',
    "",
    "The smallest register has three files:",
    "",
    "```yaml",
    *EXAMPLE,
    "```",
    "",
]


def _keys(schema: dict[str, Any], parts: dict[str, Any]) -> list[str]:
    lines = ["| Key | Meaning | Written as |", "| --- | --- | --- |"]
    required = schema.get("required", [])
    for key, field in schema["properties"].items():
        said = " ".join(field.get("description", "").split()).replace("|", "\\|")
        needed = "**required**; " if key in required else ""
        lines.append(f"| `{key}` | {said} | {needed}{_written(field, parts)} |")
    return [*lines, ""]


def _written(field: dict[str, Any], parts: dict[str, Any]) -> str:
    """How a value is written: a word of a list, a date, text, a list of records."""
    if reference := field.get("$ref"):
        name = reference.rpartition("/")[2]
        part = parts[name]
        return _words(part["enum"]) if "enum" in part else f"[{name}](#{name.lower()})"
    if choices := field.get("anyOf"):
        return " or ".join(_written(each, parts) for each in choices if each.get("type") != "null")
    if field.get("type") == "array":
        return f"list of {_written(field['items'], parts)}"
    if field.get("type") == "object":
        named = list(field.get("patternProperties", {}).values())
        return f"id: {_written(named[0] if named else field['additionalProperties'], parts)}"
    return _SIMPLE.get((field.get("type"), field.get("format")), _text(field))


def _words(words: list[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


_SIMPLE: dict[tuple[str | None, str | None], str] = {
    ("string", "date"): "YYYY-MM-DD",
    ("integer", None): "whole number",
    ("boolean", None): "`true` or `false`",
}


def _text(field: dict[str, Any]) -> str:
    pattern = field.get("pattern", "")
    if pattern.startswith("^[" + "^"):
        return "one line" if pattern.endswith("\\n]*$") else "text"
    return "item's id" if "/" in pattern else "id"


_DICTIONARY_INTRODUCTION = [
    "What [`peeltrack export`](exporting.md) writes: the same tables, columns and rows in every",
    "format.",
    "`tables_version` in `forces` changes if a column is removed or changes its meaning; a new",
    "column does not change it.",
    "",
    "| type | CSV | JSON | SQLite | Parquet | Excel |",
    "| --- | --- | --- | --- | --- | --- |",
    "| text | text | string | TEXT | string | text |",
    "| integer | digits | number | INTEGER | int64 | number |",
    "| date | YYYY-MM-DD | YYYY-MM-DD | TEXT, YYYY-MM-DD | date32 | date |",
    "| boolean | `true`, `false` | `true`, `false` | INTEGER, 1 or 0 | bool | TRUE, FALSE |",
    "",
    "An empty cell means that there is no value: no text in a register is empty.",
    "A column marked *lines* has a list, one entry on a line.",
    "**Bold** columns are the table's key.",
    "",
]


def dictionary_page() -> str:
    """Every table of an export, in the words of the model."""
    lines = ["# Data dictionary", "", NOTE, *_DICTIONARY_INTRODUCTION]
    for table in TABLES:
        lines += [f"## {table.name}", "", table.described, ""]
        lines += ["| Column | Type | Meaning |", "| --- | --- | --- |"]
        lines += [_column(table, column) for column in table.columns]
        lines.append("")
        for reference in table.references:
            there = f"[`{reference.table}`](#{reference.table})"
            lines.append(f"`{', '.join(reference.columns)}`: a row of {there}.")
        lines += [""] if table.references else []
    return "\n".join(lines)


def _column(table: FlatTable[Any], column: Column[Any]) -> str:
    name = f"**`{column.name}`**" if column.name in table.key else f"`{column.name}`"
    type_ = f"{column.type_}, lines" if column.is_list else column.type_.value
    may = "; may be empty" if column.nullable else ""
    said = " ".join(column.described.split()).replace("|", "\\|")
    said += f" One of {_words(list(column.words))}." if column.words else ""
    return f"| {name} | {type_}{may} | {said} |"


def main() -> None:
    """Write every page."""
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(pages())} pages written.\n")


if __name__ == "__main__":
    main()
