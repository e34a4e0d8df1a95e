"""The owners command: the reviewers of each file, as CODEOWNERS."""

import typer

from peeltrack.cli.shared.options import AnswerFileOption, ReadOptions, RegisterOption
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.documents.code_owners import code_owners
from peeltrack.history import changed_files


def owners(
    context: typer.Context,
    register: RegisterOption = None,
    answer_file: AnswerFileOption = None,  # noqa: ARG001 (WordsCommand writes it)
) -> None:
    """Print a CODEOWNERS file of who must review what

    For GitHub and GitLab. Azure Repos has no such file: add the same people to a branch policy,
    as automatically included reviewers.
    """
    workspace = Workspace.of(context, ReadOptions(register))
    prefix = changed_files.prefix(workspace.root) or ""
    typer.echo(code_owners(workspace.register, prefix), nl=False)
