"""The inspection rename command: an inspection under another id, with its items."""

from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.shared.options import option_groups
from peeltrack.cli.shared.prompts import line
from peeltrack.cli.shared.write_options import BecauseOption, SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.moves import rename_inspection
from peeltrack.edits.repairs import Repair
from peeltrack.wording import listed


@option_groups
def rename(
    context: typer.Context,
    inspection: Annotated[
        str, typer.Argument(metavar="INSPECTION", help="Its id, title or short name")
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Its new id: peel-2021-22")],
    options: SignedWriteOptions,
    because: BecauseOption = None,
) -> None:
    """Change an inspection's id

    Its items move with it, everything that names them is updated, forums and published
    positions included, and their former ids still work. For those who may review.
    """
    session = WriteSession.of(context, options)
    old, by = session.inspection(inspection).id, session.author()
    reason = line("--because", because, "the reason")
    repair = Repair(reason, by, session.on)
    others = _other_files(session.root / "inspections" / old)
    kept = [f"inspections/{old} keeps {listed(others)}"] if others else []
    session.write(
        lambda: rename_inspection(
            session.register_in_files, old, new.strip().casefold(), repair
        ).with_warnings(kept)
    )


def _other_files(folder: Path) -> list[str]:
    """List what else is in an inspection's folder, which no command moves."""
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".yaml")
