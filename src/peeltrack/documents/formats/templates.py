"""The rendering of templates, a force's own before the shipped. Touches: shipped templates.

A template gives HTML, with its output escaped for that; every other format is written from this
HTML (`html_reader.py` and the writers beside it). The environment is sandboxed, since templates may
come with a register, and strict about names it does not know.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import jinja2
from markupsafe import Markup

from peeltrack.documents.formats.bounded_environment import BoundedEnvironment
from peeltrack.documents.formats.html_vocabulary import OutsideVocabularyError, check_vocabulary
from peeltrack.documents.formats.template_filters import FILTERS
from peeltrack.documents.formats.trusted_environment import TrustedEnvironment
from peeltrack.documents.parts.header import Header
from peeltrack.errors import TemplateFailedError

_PACKAGE = Path(__file__).resolve().parents[2]
SHIPPED = (_PACKAGE / "templates", _PACKAGE.parents[1] / "templates")
"""The folders of the shipped templates: in an installed package, otherwise in the checkout."""

_REPLACED = {
    "tile": "sections.position(brief), which counts by area and rating",
    "retold": "overview.note",
    "quick_time_actions": "debrief_counts",
    "matched_later_findings": "debrief_counts",
    **dict.fromkeys(("year", "posts", "part_of"), "budget"),
}
"""The names that templates had before, each with what there is in its place."""


class TemplateFile(Protocol):
    """A template that a force wrote."""

    @property
    def text(self) -> str:
        """Return its text."""

    @property
    def file(self) -> Path:
        """Return its file."""


OwnTemplates = Callable[[str], TemplateFile | None]
"""A finder of a force's own template by its name; None if it has none."""


def shipped_template(name: str) -> Path | None:
    """Return the file of a shipped template; None if there is none of that name."""
    return next((folder / name for folder in SHIPPED if (folder / name).is_file()), None)


def shipped_names() -> Iterator[str]:
    """Yield the names of the shipped templates of papers, and of their parts."""
    folders = filter(Path.is_dir, SHIPPED)
    return (file.name for folder in folders for file in folder.iterdir() if file.is_file())


_STOP_AFTER = re.compile(r"</(?:bdi|b|a)>(?:</(?:bdi|b|a)>)*\.(?!\d)")
"""A template's full stop after a text of the register's own: Liaison Officer.</bdi>."""


def one_stop(html: str) -> str:
    """Return a page without the full stop that follows a text with one of its own."""

    def once(found: re.Match[str]) -> str:
        has_own = html[found.start() - 1] in ".!?\u2026"
        return found[0][:-1] if has_own else found[0]

    return _STOP_AFTER.sub(once, html)


def render(
    name: str,
    page: Header,
    views: Mapping[str, object],
    folders: Sequence[Path] = SHIPPED,
    own: OwnTemplates | None = None,
) -> str:
    """Return the HTML that a template makes.

    Args:
        name: the template: hta.html.j2.
        page: the document's header; the template sees it as `page`.
        views: its views, by their names in the template.
        folders: the folders to search for it and its includes; the first that has it wins.
        own: the force's own templates, searched before all of them.

    Raises:
        TemplateFailedError: if there is none, or it is broken, uses an unknown name, makes too
            much (`template_limits.py`) or HTML that no document may hold (`html_vocabulary.py`).
    """
    return Renderer(folders, own).page(name, page, views)


class Renderer:
    """A renderer that is kept for many pages: each template is compiled once.

    Args:
        folders: the folders to search for templates; the first that has one wins.
        own: the force's own templates, searched before all of them.
        check: refuses a page that holds what none may.
        seconds: the processor time of all pages together; None for that of one document.
        is_trusted: whether only shipped templates are used, which need no limits.
        compiled: templates that were compiled before; only for shipped ones.
    """

    def __init__(
        self,
        folders: Sequence[Path] = SHIPPED,
        own: OwnTemplates | None = None,
        check: Callable[[str], None] = check_vocabulary,
        seconds: float | None = None,
        *,
        is_trusted: bool = False,
        compiled: jinja2.BytecodeCache | None = None,
    ) -> None:
        self._environment: jinja2.Environment = (
            _trusted_environment(folders, compiled)
            if is_trusted
            else _environment(folders, own, seconds)
        )
        self._check = check

    def source(self, name: str) -> str:
        """Return the text of a template as it is written, such as a style sheet.

        Raises:
            TemplateFailedError: if there is none.
        """
        try:
            return (self._environment.loader or _NO_LOADER).get_source(self._environment, name)[0]
        except jinja2.TemplateNotFound as error:
            raise TemplateFailedError(name, None, _none_found(name, name)) from error

    def page(self, name: str, page: Header, views: Mapping[str, object]) -> str:
        """Return the HTML that a template makes.

        Raises:
            TemplateFailedError: as `render` does.
        """
        text = self._rendered(name, page, views, self._check)
        is_trim = text[:1] != "\n" and text[-1:] == "\n" and text[-2:-1] != "\n"
        return text if is_trim else text.strip("\n") + "\n"  # a large page takes long to copy

    def part(self, name: str, page: Header, views: Mapping[str, object]) -> Markup:
        """Return the HTML of a part, to be a view of pages; it is checked as part of them.

        Raises:
            TemplateFailedError: as `render` does.
        """
        text = self._rendered(name, page, views, lambda _: None)
        return Markup(text)  # noqa: S704 (what the template gave)

    def _rendered(
        self,
        name: str,
        page: Header,
        views: Mapping[str, object],
        check: Callable[[str], None],
    ) -> str:
        environment = self._environment
        if isinstance(environment, _Environment):
            environment.allowance.renew()
        try:
            text = one_stop(environment.get_template(name).render(page=page, **views))
            check(text)
        except jinja2.TemplateNotFound as error:
            missing = str(error.name)
            raise TemplateFailedError(missing, None, _none_found(missing, name)) from error
        except jinja2.TemplateSyntaxError as error:
            place = error.filename or error.name or name
            raise TemplateFailedError(place, error.lineno, _one_line(error.message)) from error
        except OutsideVocabularyError as error:
            place, line = _written_in(environment, error.found) or (name, None)
            raise TemplateFailedError(place, line, str(error)) from error
        except Exception as error:
            # A template may do anything that Python can fail at; the person wants its line.
            place, line = _place(error, name)
            raise TemplateFailedError(place, line, _with_replacement(_one_line(error))) from error
        return text


_NO_LOADER = jinja2.DictLoader({})


class _Environment(BoundedEnvironment):
    def __init__(self, **options: Any) -> None:  # noqa: ANN401 (jinja's)
        self.sources: list[tuple[str, str]] = []
        self._fields: dict[type, frozenset[str]] = {}
        super().__init__(FILTERS, **options)

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """Keep each text that is read, to say where something was written."""
        self.sources.append((source, filename or name or ""))
        return super().preprocess(source, name, filename)

    def getattr(self, obj: object, attribute: str) -> object:
        """Open every field of a view to templates; the sandbox judges anything else.

        A field's value is as safe as the view, and templates ask for little else.
        """
        kind = type(obj)
        fields = self._fields.get(kind)
        if fields is None:
            names = getattr(kind, "__dataclass_fields__", ())
            fields = self._fields[kind] = frozenset(n for n in names if not n.startswith("_"))
        if attribute in fields:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


_OPTIONS: dict[str, Any] = {
    "undefined": jinja2.StrictUndefined,
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "newline_sequence": "\n",
    "auto_reload": False,
}


def _trusted_environment(
    folders: Sequence[Path], compiled: jinja2.BytecodeCache | None
) -> jinja2.Environment:
    loader = jinja2.ChoiceLoader([*map(jinja2.FileSystemLoader, folders)])
    environment = TrustedEnvironment(loader=loader, bytecode_cache=compiled, **_OPTIONS)
    environment.filters.update(FILTERS)
    return environment


def _environment(
    folders: Sequence[Path], own: OwnTemplates | None, seconds: float | None
) -> _Environment:
    def load(name: str) -> tuple[str, str, None] | None:
        template = own(name) if own else None
        return (template.text, str(template.file), None) if template else None

    return _Environment(
        loader=jinja2.ChoiceLoader(
            [jinja2.FunctionLoader(load), *map(jinja2.FileSystemLoader, folders)]
        ),
        seconds=seconds,
        **_OPTIONS,
    )


def _none_found(missing: str, template: str) -> str:
    if missing == template:
        return (
            "there is none of that name. Choose one with peeltrack forum change FORUM --template "
            "sib, or put your own in a templates/ folder beside the register"
        )
    return f"{template} needs it and it is in none of the templates folders"


def _written_in(environment: jinja2.Environment, found: str) -> tuple[str, int] | None:
    """Return the template and line that have a text of the page; None if it was made of parts."""
    for source, file in getattr(environment, "sources", ()):
        for text in (found, found.partition(" ")[0]):
            if text in source:
                return file, source.count("\n", 0, source.index(text)) + 1
    return None


def _place(error: Exception, name: str) -> tuple[str, int | None]:
    """Return the innermost line of a template that an error passed through."""
    place: tuple[str, int | None] = (name, None)
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            place = (file, trace.tb_lineno)
        trace = trace.tb_next
    return place


def _with_replacement(message: str) -> str:
    """Add to a message about a name that templates no longer have what to use instead."""
    gone = (new for old, new in _REPLACED.items() if f"'{old}'" in message)
    return next((f"{message}; use {new} instead" for new in gone), message)


def _one_line(error: object) -> str:
    return " ".join(str(error).split()).removesuffix(".") or type(error).__name__
