"""The author of a change: the lead who is named, otherwise the one with git's e-mail address."""

from datetime import date
from pathlib import Path

import typer

from peeltrack.cli.shared.prompts import line
from peeltrack.history import git
from peeltrack.model.organisation import Organisation
from peeltrack.queries.find import find_lead
from peeltrack.wording import long_date


def author_of(root: Path, organisation: Organisation, on: date, named: str | None) -> str:
    """Return the id of a change's author; note if it comes from git, and if they have left.

    Args:
        root: the register's folder.
        organisation: its leads.
        on: the date of the change.
        named: --by, by id, title or abbreviation; else git's user, else the answer to a prompt.

    Raises:
        UnknownNameError: if there is no such lead.
        MissingOptionError: if nobody is named, git has no lead's e-mail and there is no terminal.
    """
    if named is not None:
        return _noted_if_left(organisation, find_lead(organisation, named), on)
    email = (git.user_email(root) or "").casefold()
    for id_, lead in organisation.leads.items():
        if lead.email and lead.email.casefold() == email:
            typer.echo(f"Recording as {id_}, the lead with your git e-mail address.", err=True)
            return _noted_if_left(organisation, id_, on)
    unknown = (
        f" (no lead has your git e-mail address, {email}: peeltrack lead change LEAD --email "
        f"{email} adds it; or give --by LEAD)"
        if email
        else ""
    )
    answer = line("--by", None, f"your lead id{unknown}")
    return _noted_if_left(organisation, find_lead(organisation, answer), on)


def _noted_if_left(organisation: Organisation, lead: str, on: date) -> str:
    left = organisation.leads[lead].left
    if left and not organisation.leads[lead].is_in_post(on):
        note = f"Note: {lead} left on {long_date(left)}; use --by if somebody else has taken over."
        typer.echo(note, err=True)
    return lead
