"""Changes laid out: a line each for a terminal, a table for a pull request. Pure."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from peeltrack.changes.change import Change, ChangeKind
from peeltrack.documents.change_sentences import (
    in_one_line,
    shortened,
    shown,
    summary,
    what_changed,
)
from peeltrack.documents.change_words import REWRITING
from peeltrack.documents.formats.markdown_escaping import escaped_cell
from peeltrack.wording import counted, long_date


def as_text(changes: Sequence[Change], titles: Mapping[str, str]) -> str:
    """Return the changes for a terminal: each record's name and its changes below it."""
    lines = []
    for subject, group in groupby(changes, key=lambda change: change.subject):
        title = titles.get(subject)
        lines.append(f"{subject}  {title}" if title else subject)
        lines += [f"  {in_one_line(change)}" for change in group]
    return "\n".join([*lines, summary(changes)]) + "\n"


def as_markdown(changes: Sequence[Change], titles: Mapping[str, str]) -> str:
    """Return the changes for a pull request: a sentence, the changes to check first, a table."""
    lines = [f"**{summary(changes)}**", ""]
    rewritten = sum(change.kind in REWRITING for change in changes)
    if rewritten:
        need = "needs an amendment" if rewritten == 1 else "need amendments"
        lines += [
            f"Check first: {counted(rewritten, 'change')} to what was already recorded {need}, "
            "which `peeltrack validate --against` checks.",
            "",
        ]
    if changes:
        lines += [
            "| Record | What | Before | After | Reason, date and author |",
            "| --- " * 5 + "|",
        ]
    ordered = sorted(changes, key=lambda change: change.kind not in REWRITING)
    lines += [_row(change, titles) for change in ordered]
    return "\n".join(lines).rstrip("\n") + "\n"


def _row(change: Change, titles: Mapping[str, str]) -> str:
    title = titles.get(change.subject)
    signed = [long_date(change.day)] if change.day else []
    signed += [change.by] if change.by else []
    why = [shortened(change.because)] if change.because else []
    why += [", ".join(signed)] if signed else []
    cells = (
        f"{change.subject}: {title}" if title else change.subject,
        what_changed(change),
        shown(change.before),
        "" if change.kind == ChangeKind.AMENDED else shown(change.after),
        "; ".join(why),
    )
    return f"| {' | '.join(escaped_cell(cell) for cell in cells)} |"
