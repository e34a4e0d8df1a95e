"""The proposal file of import report: written, and read back once a person has corrected it."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from peeltrack.cli.shared.overwrite_guard import refuse_other_file
from peeltrack.imports.errors import BadProposalError, ProposalMisfitError
from peeltrack.imports.readers.read_paper import Paper
from peeltrack.imports.reports.corrected_proposal import corrected
from peeltrack.imports.reports.filed_proposal import FiledProposal
from peeltrack.imports.reports.proposal_file import proposal_file
from peeltrack.imports.reports.proposed_items import Proposal
from peeltrack.model.record import Record
from peeltrack.storage.atomic_write import replace_file
from peeltrack.storage.files import read_file
from peeltrack.storage.line_numbers import locate, written_at
from peeltrack.storage.validation_messages import explain
from peeltrack.storage.yaml import YamlError, decode, parse

_Filed = TypeVar("_Filed", bound=Record)
_Followed = TypeVar("_Followed")
_BEGINS = b"# What peeltrack import report took from"


def write_proposal_file(out: Path, proposal: Proposal, paper: Paper, again: str) -> None:
    """Write a proposal for a person to correct; nothing but an earlier one is replaced.

    Raises:
        AlreadyThereError: if another file is there.
    """
    refuse_other_file(out, lambda data: data.startswith(_BEGINS))
    replace_file(out, proposal_file(proposal, paper, again).encode())


def read_proposal_file(file: Path, paper: Paper, read: Proposal) -> Proposal:
    """Return what a corrected proposal file takes of its paper.

    Raises:
        BadProposalError: if it cannot be followed, with its line.
    """
    return read_filed(file, FiledProposal, lambda filed: corrected(filed, paper, read))


def read_filed(file: Path, kind: type[_Filed], follow: Callable[[_Filed], _Followed]) -> _Followed:
    """Return what comes of a file that a person has corrected.

    Args:
        file: the file.
        kind: what it is to hold.
        follow: what makes something of it.

    Raises:
        BadProposalError: if it cannot be followed, with its line.
    """
    text = ""

    def at(place: tuple[str | int, ...]) -> int | None:
        return locate(text, place).line

    try:
        text = decode(read_file(file.parent, file.name))
        return follow(kind.model_validate(parse(text)))
    except YamlError as error:
        line = error.position.line if error.position else None
        raise BadProposalError(str(file), line, _bare(error.message)) from error
    except ValidationError as error:
        told = explain(kind, error.errors(include_url=False)[0], lambda at_: written_at(text, at_))
        raise BadProposalError(str(file), at(told.place), _bare(told.message)) from error
    except ProposalMisfitError as error:
        raise BadProposalError(str(file), at(error.place), str(error)) from error


def _bare(message: str) -> str:
    return message.rstrip(".")
