"""Write the pages of docs/ that are made from the code; a test holds that they are current."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from peeltrack.checks import ERRORS, WARNINGS, Check, rule_name
from peeltrack.checks.past import PAST, PastCheck
from peeltrack.cli import app
from peeltrack.model.schema import RECORDS, json_schema

DOCS = Path(__file__).parent
NOTE = "<!-- Made by `make docs`; change the code, not this page. -->\n"


def pages() -> dict[str, str]:
    """Each generated page by its file name."""
    return {
        "commands.md": commands_page(),
        "checks.md": checks_page(),
        "register-format.md": format_page(),
    }


def checks_page() -> str:
    """Every rule of `validate`, in the words of its own docstring."""
    lines = ["# What `peeltrack validate` checks", "", NOTE]
    lines += [
        "Each problem names its file, line and column, the rule, what is wrong and what to do.",
        "An error makes `validate` exit with 1; a warning does so with `--strict`.",
        "",
    ]
    for title, checks in (("Errors", ERRORS), ("Warnings", WARNINGS)):
        lines += [f"## {title}", "", "| rule | what it asks |", "| --- | --- |"]
        lines += [f"| `{rule_name(check)}` | {_rule(check)} |" for check in checks]
        lines.append("")
    lines += ["## Rules about change", "", *_CHANGE_RULES, "", "| rule | what it asks |"]
    lines += ["| --- | --- |", *(f"| `{_name(check)}` | {_rule(check)} |" for check in PAST), ""]
    lines += ["## A file by itself", "", *_FILE_RULES]
    return "\n".join(lines) + "\n"


def _rule(check: Check | PastCheck) -> str:
    return " ".join((check.__doc__ or "").split())


def _name(check: PastCheck) -> str:
    return check.__name__.replace("_", "-")


_CHANGE_RULES = [
    "`validate --against REV` also asks them, of the files as they are and of the last commit",
    "that HEAD and REV have in common; each broken one is an error.",
    "[An amendment](merging.md#amendments) of the place, by a lead who might review before the",
    "change and with what stood there before, makes a correction pass.",
]


_FILE_RULES = [
    "Before any rule is asked, each file must be one that a register can hold:",
    "UTF-8, at most 1 MiB, one YAML mapping with known keys given once, dates as YYYY-MM-DD,",
    "text where text is meant, words of the vocabulary spelt as they are;",
    "no anchors, aliases, tags or second documents; no control characters,",
    "no characters that hide or reorder what a reviewer sees;",
    "in its place below the register's folder, and not a link that leaves it.",
    "A file that is not in the canonical layout is a warning, `file-has-the-canonical-layout`.",
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
        lines += _keys(schema)
        for name, part in schema.get("$defs", {}).items():
            if "properties" in part and name not in lines:
                lines += [f"### {name}", "", part.get("description", "").split("\n")[0], ""]
                lines += _keys(part)
    return "\n".join(lines) + "\n"


_FORMAT_INTRODUCTION = [
    "One item, one file; its id is its path, `peel-2021-22/afi-06`.",
    "Dated facts are lists, oldest first, appended and never rewritten.",
    "What can be derived (state, age, counts, what is overdue) is never stored.",
    "Text is plain: paragraphs divided by a blank line, and lists whose lines begin with `- `.",
    "",
]


def _keys(schema: dict[str, Any]) -> list[str]:
    lines = ["| key | what it holds | |", "| --- | --- | --- |"]
    required = schema.get("required", [])
    for key, field in schema["properties"].items():
        said = " ".join(field.get("description", "").split()).replace("|", "\\|")
        lines.append(f"| `{key}` | {said} | {'needed' if key in required else ''} |")
    return [*lines, ""]


def main() -> None:
    """Write every page."""
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(pages())} pages written.\n")


if __name__ == "__main__":
    main()
