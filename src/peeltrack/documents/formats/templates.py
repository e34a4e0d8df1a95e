"""Templates to documents, a force's own before the shipped. Touches: shipped templates, reading.

A template gives HTML, and whatever it writes out is escaped for that; every other format is
written from this HTML (`reading.py`, `writers/`). The environment is sandboxed, since templates
may come with a register, and strict about names it does not know.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from peeltrack import wording
from peeltrack.documents.formats import paragraph_numbers
from peeltrack.documents.parts.header import Frame
from peeltrack.errors import TemplateFailedError

_PACKAGE = Path(__file__).resolve().parents[2]
SHIPPED = (_PACKAGE / "templates", _PACKAGE.parents[1] / "templates")
"""Where the shipped templates are: in an installed package, else in the checkout."""

FILTERS: dict[str, Callable[..., str]] = {
    "long_date": wording.long_date,
    "short_date": wording.short_date,
    "days": wording.days,
    "counted": wording.counted,
    "times": wording.times,
    "in_words": wording.in_words,
    "listed": wording.listed,
    "paragraphs": paragraph_numbers.paragraphs,
    "numbered": paragraph_numbers.numbered,
}
"""What a template may write after a bar, besides jinja's own."""


class Found(Protocol):
    """A template that a force wrote."""

    @property
    def text(self) -> str:
        """What it says."""

    @property
    def file(self) -> Path:
        """Where it stands."""


Own = Callable[[str], Found | None]
"""A force's own template by its name, and none where it has none."""


def shipped_template(name: str) -> Path | None:
    """The file of the shipped template of that name; none where none is."""
    return next((folder / name for folder in SHIPPED if (folder / name).is_file()), None)


def render(
    name: str,
    page: Frame,
    views: Mapping[str, object],
    folders: Sequence[Path] = SHIPPED,
    own: Own | None = None,
) -> str:
    """The document that a template makes.

    Args:
        name: the template: hta.html.j2.
        page: what stands around the document; the template sees it as `page`.
        views: what it shows, each under the name by which the template knows it.
        folders: where to look for it and for what it includes, the first that has it wins.
        own: what comes before all of them.

    Raises:
        TemplateFailedError: if there is none, or it is broken or asks for what is not there.
    """
    environment = _environment(folders, own)
    try:
        text = environment.get_template(name).render(page=page, **views)
    except jinja2.TemplateNotFound as error:
        missing = str(error.name)
        raise TemplateFailedError(missing, None, _none_found(missing, name)) from error
    except jinja2.TemplateSyntaxError as error:
        place = error.filename or error.name or name
        raise TemplateFailedError(place, error.lineno, _one_line(error.message)) from error
    except Exception as error:
        # A template may do anything that Python can fail at; the person wants its line.
        place, line = _place(error, name)
        raise TemplateFailedError(place, line, _one_line(error)) from error
    return text.strip("\n") + "\n"


class _Environment(ImmutableSandboxedEnvironment):
    def getattr(self, obj: object, attribute: str) -> object:
        """A field of a view is open to every template; on anything else the sandbox judges.

        What a field holds is as safe as the view, and templates ask for little else.
        """
        if attribute in getattr(type(obj), "__dataclass_fields__", ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


def _environment(folders: Sequence[Path], own: Own | None) -> jinja2.Environment:
    def load(name: str) -> tuple[str, str, None] | None:
        found = own(name) if own else None
        return (found.text, str(found.file), None) if found else None

    environment = _Environment(
        loader=jinja2.ChoiceLoader(
            [jinja2.FunctionLoader(load), *map(jinja2.FileSystemLoader, folders)]
        ),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        newline_sequence="\n",
        auto_reload=False,
    )
    environment.filters.update(FILTERS)
    return environment


def _none_found(missing: str, wanted: str) -> str:
    if missing == wanted:
        return (
            "there is none of that name. Write it in a templates/ folder beside the register, "
            "with a copy of hta.html.j2 to start from"
        )
    return f"{wanted} needs it and it is in none of the templates folders"


def _place(error: Exception, name: str) -> tuple[str, int | None]:
    """The innermost line of a template that an error passed through."""
    place: tuple[str, int | None] = (name, None)
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            place = (file, trace.tb_lineno)
        trace = trace.tb_next
    return place


def _one_line(error: object) -> str:
    return " ".join(str(error).split()).removesuffix(".") or type(error).__name__
