"""The item move command: items under another id, with all that names them."""

from typing import Annotated

import typer

from peeltrack.cli.errors import BadOptionError
from peeltrack.cli.shared.options import ItemsArgument, option_groups
from peeltrack.cli.shared.prompts import line
from peeltrack.cli.shared.write_options import BecauseOption, SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.moves import move_items
from peeltrack.edits.repairs import Repair
from peeltrack.errors import MissingOptionError


@option_groups
def move(
    context: typer.Context,
    options: SignedWriteOptions,
    to: Annotated[
        str,
        typer.Option(
            "--to", metavar="PLACE", help="An inspection, or the new id: peel-2021-22/afi-07"
        ),
    ],
    items: ItemsArgument = None,
    area: Annotated[
        str | None,
        typer.Option(metavar="AREA", help="Its area in the other inspection", show_default=False),
    ] = None,
    because: BecauseOption = None,
) -> None:
    """Move an item to another id or inspection

    Its file and history move with it, everything that names it is updated, and its former id
    still works. Items moved to an inspection keep their own names there. For those who may
    review.
    """
    session = WriteSession.of(context, options)
    named = [session.item(name).id for name in items or ()]
    if not named:
        raise MissingOptionError("ITEM", "the item to move")
    moves = {id_: _new_id(session, id_, to, is_alone=len(named) == 1) for id_ in named}
    by = session.author()
    reason = line("--because", because, "the reason")
    repair = Repair(reason, by, session.on)
    session.write(lambda: move_items(session.register_in_files, moves, repair, area))


def _new_id(session: WriteSession, old: str, place: str, *, is_alone: bool) -> str:
    """Return the id of an item in an inspection, or the id that was named for it alone."""
    name = place.strip().casefold()
    inspections = session.register.inspections
    folder, slash, rest = name.partition("/")
    if not slash and name in inspections:
        return f"{name}/{old.partition('/')[2]}"
    if not is_alone:
        raise BadOptionError("--to", place, "the id of an inspection, for several items")
    return f"{folder}/{rest}" if slash else f"{old.partition('/')[0]}/{name}"
