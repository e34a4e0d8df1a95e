"""The sandbox in which templates work: strict, escaped, and within the limits. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from typing import Any

from jinja2 import Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import Context, Macro, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment

from peeltrack.documents.formats.template_growth import (
    FILTER_CHECKS,
    at_most,
    bounded_join,
    check_method,
    check_operator,
)
from peeltrack.documents.formats.template_limits import LISTS, VALUE, Allowance

_JINJA = """abs attr batch capitalize count d default dictsort e escape first float forceescape
    format groupby int items join last length list lower map max min reject rejectattr
    replace reverse round safe select selectattr sort string sum title trim truncate unique
    upper urlencode wordcount"""
"""Jinja's own filters that a template may use: not those that pad, and none by chance."""
_OF_A_PAGE = frozenset({"count", "d", "default", "e", "escape", "length", "safe", "string", "trim"})
"""The filters for text of any length; others are for values."""
_LINE, _CALL, _INCLUDE = 100, 10, 20
"""The characters that count for a pass, and the passes that a call and an include count for, by
the time that they take."""


class _Generator(CodeGenerator):
    """A compiler that counts each pass of a loop, and what an expression makes."""

    _loop: list[nodes.Node] | None = None

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802 (jinja's name)
        self._loop = node.body
        words = sum(len(each.data) for each in node.find_all(nodes.TemplateData))
        self._pass = 1 + words // _LINE
        super().visit_For(node, frame)

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        if nodes is self._loop:
            self.writeline(f"environment.spend({self._pass})")
        super().blockvisit(nodes, frame)

    def _output_child_pre(self, *_: Any) -> None:  # noqa: ANN401
        self.write("environment.shown(")

    def _output_child_post(self, *_: Any) -> None:  # noqa: ANN401
        self.write(")")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        self.write("environment.joined((")
        for each in node.nodes:
            self.visit(each, frame)
            self.write(", ")
        self.write("))")

    def visit_List(self, node: nodes.List, frame: Frame) -> None:  # noqa: N802
        with self._counted():
            super().visit_List(node, frame)

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:  # noqa: N802
        with self._counted():
            super().visit_Dict(node, frame)

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:  # noqa: N802
        with self._counted() if node.ctx == "load" else nullcontext():
            super().visit_Tuple(node, frame)

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        with self._counted() if isinstance(node.arg, nodes.Slice) else nullcontext():
            super().visit_Getitem(node, frame)

    @contextmanager
    def _counted(self) -> Iterator[None]:
        self.write("environment.allowance.made(")
        yield
        self.write(")")


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox whose templates can only do so much; one for each document or site."""

    code_generator_class = _Generator
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(
        self,
        filters: Mapping[str, Callable[..., Any]],
        *,
        seconds: float | None = None,
        **options: Any,  # noqa: ANN401
    ) -> None:
        self.allowance = Allowance(seconds)
        self._known: dict[Any, Template] = {}
        self.spend, self.shown = self.allowance.spend, self.allowance.shown
        super().__init__(**options)
        del self.globals["lipsum"]
        jinjas = {name: JINJA_FILTERS[name] for name in _JINJA.split()} | {"join": bounded_join}
        self.filters = {name: self._bounded(name, each) for name, each in jinjas.items()}
        self.filters.update(filters)

    def get_template(self, name: Any, parent: Any = None, globals: Any = None) -> Template:  # noqa: ANN401, A002
        """Return a template, also for each include of it."""
        self.spend(_INCLUDE)
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = super().get_template(name, parent, globals)
        return known

    def select_template(self, names: Any, parent: Any = None, globals: Any = None) -> Template:  # noqa: ANN401, A002
        """Return the first template that is there, also for each include of it."""
        self.spend(_INCLUDE)
        return super().select_template(names, parent, globals)

    def concat(self, pieces: Iterable[str]) -> str:
        """Join the pieces of a page or of a part."""
        parts = pieces if type(pieces) is list else list(pieces)
        self.allowance.written(sum(map(len, parts)))
        return "".join(parts)

    def joined(self, values: tuple[Any, ...]) -> str:
        """Join the values on the sides of each ~."""
        texts = [each if hasattr(each, "__html__") else str(each) for each in values]
        at_most(sum(map(len, texts)))
        joined: str = self.allowance.made(markup_join(texts))
        return joined

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Return what a call in a template gives, if it is harmless."""
        self.spend(_CALL)
        if type(obj) is Macro:  # by far the most, and at once what the context would do
            for each in (*args, *kwargs.values()):
                if isinstance(each, LISTS):
                    self.allowance.made(each)
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return obj(context.eval_ctx, *args, **kwargs)
        check_method(obj, args, kwargs)
        return self.allowance.made(super().call(context, obj, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        """Return a sum, product, power or format, if it is not too long."""
        self.allowance.spend()
        check_operator(operator, left, right)
        return self.allowance.made(super().call_binop(context, operator, left, right))

    def _bounded(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        is_for_values = name not in _OF_A_PAGE
        check = FILTER_CHECKS.get(name)
        passed = 1 if getattr(function, "jinja_pass_arg", None) else 0
        allowance = self.allowance

        def bounded(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            value = args[passed] if len(args) > passed else ""
            allowance.spend(2 * len(value) if isinstance(value, LISTS) else 1)
            if is_for_values and isinstance(value, str) and len(value) > VALUE:
                at_most(len(value))
            if check:
                check(*args[passed:], **kwargs)
            return allowance.made(function(*args, **kwargs))

        if passed:
            bounded.jinja_pass_arg = function.jinja_pass_arg  # type: ignore[attr-defined]
        return bounded
