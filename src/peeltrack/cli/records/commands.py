"""The commands of a record, made of its model: add, change and list.

`places.PLACES` says which records there are; their fields, types and docstrings give the rest.
So a field that is added to a record has its option, its help and its checks.
"""

import inspect
from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any

import typer
from typer.main import get_group

from peeltrack.cli.records.completion import OF_KIND, entries_of
from peeltrack.cli.records.entries import PlaceShape, layout_of
from peeltrack.cli.records.fields import RecordField, fields_of
from peeltrack.cli.records.listing import list_records
from peeltrack.cli.records.places import PLACES, Placement
from peeltrack.cli.records.writing import Typed, add_file, add_record, change_record
from peeltrack.cli.shared.options import AnswerFileOptions, ItemsArgument, option_groups
from peeltrack.cli.shared.typed_words import WordsCommand
from peeltrack.cli.shared.write_options import (
    BecauseOption,
    SignedWriteOptions,
    UndatedWriteOptions,
    WriteOptions,
)
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.wording import capitalised

_OF_THE_ENTRY = ("date", "by")
"""Fields that identify an entry: its author and date are amended, not changed."""


@cache
def group(name: str, help: str) -> Any:
    """Return the group of a first word, with the commands of each record placed below it.

    It is made once, as it takes longer than most commands.
    """
    app = typer.Typer(help=help, no_args_is_help=True, rich_markup_mode=None)
    _fill(app, name)
    parent = typer.Typer(rich_markup_mode=None)
    parent.add_typer(app, name=name)
    return get_group(parent).commands[name]


def _fill(app: typer.Typer, words: str) -> None:
    for place in PLACES:
        if place.command == words:
            for verb, command in _commands(place):
                app.command(verb, cls=WordsCommand)(command)
        elif place.command.rpartition(" ")[0] == words:
            verbs = "Add, change and list" if place.many else "Show and change"
            sub = typer.Typer(
                help=f"{verbs} {place.many or place.one}",
                no_args_is_help=True,
                rich_markup_mode=None,
            )
            _fill(sub, place.command)
            app.add_typer(sub, name=place.noun)


def _commands(place: Placement) -> Iterator[tuple[str, Callable[..., None]]]:
    shape = layout_of(place).shape
    made = {
        "add": lambda: _writing(place, "add", is_new=True),
        "change": lambda: _writing(place, "change", is_new=False),
        "list": lambda: _listing(place, f"List {place.many}"),
        "show": lambda: _listing(place, f"Show {place.one}"),
    }
    for verb in place.verbs or (("show", "change") if shape == PlaceShape.ONE else _ALL):
        yield verb, made[verb]()


_ALL = ("add", "change", "list")


def _writing(place: Placement, verb: str, *, is_new: bool) -> Callable[..., None]:
    """Return the command that adds a record or changes one."""
    record, shape, levels = layout_of(place)
    fields = _fields(place, is_new=is_new)
    owner = _owner(place, shape, is_new=is_new)
    names = [*levels, *_entry(place, shape, is_new=is_new)]
    takes_items = owner == ["item"] and not names
    if takes_items:
        parameters = [_parameter(_name("item"), ItemsArgument, None)]
    else:
        parameters = [_argument(place, name) for name in (*owner, *names)]
    parameters += [_option(field, is_new=is_new) for field in fields]
    if not is_new:
        clear = typer.Option("--clear", metavar="KEY", help="Empty this field")
        parameters.append(_parameter("clear", Annotated[list[str] | None, clear], None))
    if not is_new or place.amends:
        parameters.append(_parameter("because", BecauseOption, None))
    is_author_asked = is_new and any(field.key == "by" for field in fields)
    is_file = is_new and shape == PlaceShape.FILE
    carry_out = add_file if is_file else add_record if is_new else change_record

    def command(
        context: typer.Context, options: WriteOptions | UndatedWriteOptions, **given: Any
    ) -> None:
        owners = [given[_name(each)] for each in owner]
        typed = Typed(
            (owners[0] or ()) if takes_items else owners,
            [given[_name(each)] for each in names],
            {field.name: given[field.parameter_name] for field in fields},
            tuple(given.get("clear") or ()),
            given.get("because"),
        )
        carry_out(WriteSession.of(context, options), place, fields, typed)

    described = inspect.getdoc(record) or ""
    # The date of a change of a meeting's file says which meeting a forum's name means.
    # That of an entry that may be an amendment is the amendment's.
    is_dated = "date" in record.model_fields or place.file == "meeting" or place.amends
    is_undated = is_new and not is_dated
    signed = UndatedWriteOptions if is_undated else SignedWriteOptions
    options = WriteOptions if is_author_asked else signed
    help_ = f"{capitalised(verb)} {place.one}\n\n{described}"
    return _with_signature(command, parameters, options, help_)


def _listing(place: Placement, help: str) -> Callable[..., None]:
    """Return the command that lists the records of a place, or shows the only one."""
    parameters = []
    if place.file != "organisation" and place.way:
        owner = typer.Argument(
            metavar=f"[{place.file.upper()}]",
            help=f"Only this {place.file}",
            show_default=False,
            autocompletion=OF_KIND[place.file],
        )
        parameters.append(_parameter("owner", Annotated[str | None, owner], None))

    def command(context: typer.Context, options: AnswerFileOptions, **given: Any) -> None:
        list_records(place, context, options, given.get("owner"))

    return _with_signature(command, parameters, AnswerFileOptions, help)


def _fields(place: Placement, *, is_new: bool) -> list[RecordField]:
    """Return the fields that a command of a place can set."""
    record, shape, _ = layout_of(place)
    fields = [field for field in fields_of(record) if field.name not in place.elsewhere.split()]
    if not is_new or shape != PlaceShape.LISTED:
        fields = [field for field in fields if field.key != "id"]
    if shape == PlaceShape.LISTED:
        fixed = ("date",) if is_new else _OF_THE_ENTRY
        fields = [field for field in fields if field.key not in fixed]
    return fields


def _owner(place: Placement, shape: PlaceShape, *, is_new: bool) -> list[str]:
    """Return the argument that names the record of the file, if one must."""
    if place.file == "organisation" or (shape == PlaceShape.FILE and is_new):
        return []
    return [place.file]


def _entry(place: Placement, shape: PlaceShape, *, is_new: bool) -> list[str]:
    """Return the argument that names the record itself."""
    if is_new:
        return ["id"] if shape in (PlaceShape.FILE, PlaceShape.KEYED) else []
    return [place.noun] if shape in (PlaceShape.KEYED, PlaceShape.LISTED) else []


def _argument(place: Placement, name: str) -> inspect.Parameter:
    """Return the parameter of an argument that names a record."""
    helps = {"id": "Its id, or a name to make one from", place.file: f"The {place.file}"}
    is_entry = name == place.noun and place.way != ""
    called = place.called if is_entry else name
    argument = typer.Argument(
        metavar=name.upper(),
        help=helps.get(name, f"The {called}: its id, number or enough of its text to identify it"),
        autocompletion=entries_of(place) if is_entry else OF_KIND.get(name),
    )
    return _parameter(_name(name), Annotated[str, argument], inspect.Parameter.empty)


def _name(argument: str) -> str:
    """Return the parameter of an argument: no field may have its name."""
    return f"{argument}_named"


def _option(field: RecordField, *, is_new: bool) -> inspect.Parameter:
    """Return the parameter of a field's option."""
    return _parameter(field.parameter_name, field.parameter(is_new=is_new), None)


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
    )


def _with_signature(
    command: Callable[..., None],
    parameters: list[inspect.Parameter],
    options: type,
    help: str,
) -> Callable[..., None]:
    """Return the command with the parameters that Typer is to read."""
    empty = inspect.Parameter.empty
    every = [
        _parameter("context", typer.Context, empty),
        *parameters,
        _parameter("options", options, empty),
    ]
    command.__signature__ = inspect.Signature(every)  # type: ignore[attr-defined]
    command.__annotations__ = {each.name: each.annotation for each in every}
    command.__doc__ = help
    return option_groups(command)
