"""Words as people type them: choices in any case, AFI 8 as one reference."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from typer.core import TyperCommand

from peeltrack.cli.errors import (
    ExtraWordsError,
    GivenTwiceError,
    OtherOptionError,
    UnknownChoiceError,
)
from peeltrack.on_demand import on_demand

with on_demand():  # help needs neither
    from peeltrack.cli.shared import answer_file
    from peeltrack.model import choices as spoken
    from peeltrack.model import parse_date as dates

_ITEM = ("ITEM", "ITEM...", "[ITEM]")
"""The metavars of parameters that take references to items."""

_DATE = "DATE"
"""The metavar of parameters that take a date."""
_MOST_OF_DATE = 6
"""The words that a date has at most: Friday the 20th of November 2026."""

_OF_TEXT = ("--message", "-m", "--text")
"""The options for the text of an entry: a command has one or the other."""


class WordsCommand(TyperCommand):
    """A command that reads choices and references as people say them."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        for parameter in self.params:
            choices: Sequence[str] | None = getattr(parameter.type, "choices", None)
            if choices is not None:
                parameter.type.convert = partial(_chosen, choices)  # type: ignore[method-assign]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Join a kind's word and a number before the options are parsed."""
        return super().parse_args(ctx, self._joined(args))

    def invoke(self, ctx: Any) -> object:
        """Run the command; with -o its answer goes to a file, in the format of its ending."""
        if ctx.params.get("answer_file") is None:
            return super().invoke(ctx)
        file = Path(ctx.params["answer_file"])
        if not answer_file.is_standard_output(file) and "format" in ctx.params:
            source = ctx.get_parameter_source("format")
            if source is not None and source.name == "DEFAULT":
                formats = next(each.type for each in self.params if each.name == "format")
                ctx.params["format"] = answer_file.format_of_file(file, formats.choices)  # type: ignore[attr-defined]
        with answer_file.written_to(file):
            return super().invoke(ctx)

    def _joined(self, args: Sequence[str]) -> list[str]:
        """Return the arguments with each item's reference as one; an option keeps its value.

        Raises:
            GivenTwiceError: if an option that takes one value is given two.
            OtherOptionError: if the command has the option by another name.
        """
        options = {
            name: each for each in self.params for name in (*each.opts, *each.secondary_opts)
        }
        rest, typed_options, words = list(args), list[str](), list[str]()
        given: dict[str, str] = {}
        while rest:
            word = rest.pop(0)
            if word == "--":
                words += rest
                break
            if not word.startswith("-") or word == "-":
                words.append(word)
                continue
            typed_options.append(word)
            option: Any = options.get(word)
            if _is_unknown(word, options):  # as Typer will say
                return list(args)
            if option is not None and not option.is_flag:
                if not rest:  # its value is missing, as Typer will say
                    return list(args)
                count = _words_of_value(option, rest)
                value = " ".join(rest[:count])
                if not option.multiple and option.name in given:
                    raise GivenTwiceError(option.opts[0], given[option.name], value)
                given[option.name] = value
                typed_options.append(value)
                del rest[:count]
        return [*typed_options, "--", *self._arguments(words, typed_options)]

    def _arguments(self, words: list[str], typed_options: Sequence[str]) -> list[str]:
        """Return the words that are no options, each item's reference as one.

        Raises:
            ExtraWordsError: if there are too many, and an option that is still needed is meant, or
                the text of the entry.
        """
        arguments: list[Any] = [each for each in self.params if each.param_type_name == "argument"]
        if any(each.metavar in _ITEM for each in arguments):
            words = spoken.reference_joined(words)
        if arguments and arguments[-1].metavar == _DATE:
            words = _last_date_joined(words)
        extra = words[len(arguments) :] if all(each.nargs == 1 for each in arguments) else []
        for option in self.params if extra else ():
            is_needed = (getattr(option, "help", None) or "").endswith("[required]")
            if (is_needed or "--message" in option.opts) and not set(option.opts).intersection(
                typed_options
            ):
                raise ExtraWordsError(" ".join(extra), option.opts[0])
        return words


def _is_unknown(word: str, options: Collection[str]) -> bool:
    """Check whether a word is an option that the command has not.

    Raises:
        OtherOptionError: if the command has the option by another name.
    """
    name = word.partition("=")[0]
    if name in options:
        return False
    other = next((each for each in _OF_TEXT if each in options), None)
    if other and name in _OF_TEXT:
        raise OtherOptionError(name, other)
    return word.startswith("--")


def _words_of_value(option: Any, words: Sequence[str]) -> int:
    """Count the words that are an option's value: those of a reference or a date, else one."""
    if option.metavar in _ITEM:
        return spoken.words_in_reference(words) or 1
    most = _MOST_OF_DATE if option.metavar == _DATE else 1
    return next((n for n in range(min(most, len(words)), 1, -1) if _is_date(words[:n])), 1)


def _last_date_joined(words: list[str]) -> list[str]:
    """Join the words of a date at the end: afi-4 20 Nov 2026 are two."""
    for at in range(max(1, len(words) - _MOST_OF_DATE), len(words) - 1):
        if _is_date(words[at:]):
            return [*words[:at], " ".join(words[at:])]
    return words


def _is_date(words: Sequence[str]) -> bool:
    """Check whether words are a date, also one without its year."""
    return dates.parse_date(" ".join(words), date.min).value is not None


def _chosen(choices: Sequence[str], value: Any, parameter: Any, _: Any) -> str:
    """Return the choice that a word means.

    Raises:
        UnknownChoiceError: if it means none.
    """
    meant = spoken.choice_of(str(value), choices)
    if meant is None:
        name = parameter.opts[0] if parameter.param_type_name == "option" else None
        near = spoken.choices_near(str(value), choices)
        raise UnknownChoiceError(name or parameter.human_readable_name, str(value), choices, near)
    return meant
