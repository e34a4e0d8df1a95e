"""The code owners' file: the reviewers of each file, for the hosts that ask for them. Pure."""

from collections.abc import Iterable

from peeltrack.model.register import Register

_HEAD = (
    "# Who must review what: those who may review, everything; an item's leads, its file.",
    "# Made by `peeltrack owners`; write e-mail addresses into register.yaml, not here.",
)


def code_owners(register: Register, prefix: str = "") -> str:
    """Return the code owners' file of GitHub and GitLab; the last matching line counts."""
    leads = register.organisation.leads
    reviewers = [lead.email for lead in leads.values() if lead.may_review and lead.email]
    lines = [*_HEAD, *_line(f"/{prefix}", reviewers)]
    if not reviewers:
        lines.append("# Nobody yet: give a lead with may_review: true an e-mail address.")
    for item in register.items.values():
        item_leads = (leads.get(id_ or "") for id_ in (item.strategic_lead, item.tactical_lead))
        emails = [lead.email for lead in item_leads if lead and lead.email]
        if emails:
            lines += _line(f"/{prefix}{item.file}", [*reviewers, *emails])
    return "".join(f"{line}\n" for line in lines)


def _line(path: str, owners: Iterable[str]) -> list[str]:
    """Return a line of the file; a space ends the path unless a backslash precedes it."""
    addresses = list(dict.fromkeys(owner for owner in owners if " " not in owner))
    return [" ".join((path.replace(" ", r"\ "), *addresses))] if addresses else []
