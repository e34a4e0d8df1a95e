"""The environment of shipped templates, which need no limits. Pure.

Jinja looks at whatever a template names, calls or writes, since it may be anything. Shipped
templates ask views for fields and call macros, and most of what they write is a text with nothing
to escape, or what a macro has escaped already. So they are compiled to what one would write in
Python: `brief.items[0]`, `rag(rating)`, the text as it is.
"""

from collections.abc import Callable, Sequence
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.utils import missing
from markupsafe import Markup, escape

GENERATOR = "as-python"
"""The name of what this environment makes of templates, beside those that jinja compiles."""


_PLAIN = frozenset({"days", "in_words", "long_date", "near_date", "short_date", "times"})
"""The filters that give words and numbers, with nothing to escape."""


class _AsPython(CodeGenerator):
    """A compiler of attributes, items and calls to those of Python, and of macros to functions."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 (jinja's name)
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        self.visit(node.node, frame)
        self.write("(")
        for each in (*node.args, *node.kwargs):
            self.visit(each, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:  # noqa: ARG002 (jinja's)
        names = [each.name for each in macro_ref.node.args]
        names += ["caller"] if macro_ref.accesses_caller else []
        self.write(f"environment.macro(macro, {names!r})")

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        elif isinstance(node, nodes.Filter) and node.name in _PLAIN:
            self.write("(")
        else:
            self.write("environment.escaped(")


class TrustedEnvironment(jinja2.Environment):
    """An environment that does what a template says, and no more."""

    code_generator_class = _AsPython

    @staticmethod
    def escaped(value: object) -> str:
        """Return a value as text for a page."""
        if type(value) is Markup:
            return value
        # Each sign by itself: a pattern takes twice as long, and for a paragraph ten times.
        if isinstance(value, str) and not (
            "&" in value or "<" in value or ">" in value or "'" in value or '"' in value
        ):
            return value
        return escape(value)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 (jinja's)
        """Return a field by its name, as `selectattr` asks: jinja would look for a key first."""
        return getattr(obj, argument) if isinstance(argument, str) else obj[argument]

    @staticmethod
    def macro(function: Callable[..., str], names: Sequence[str]) -> Callable[..., Markup]:
        """Return a macro: its compiled function, which takes the arguments of these names."""
        count = len(names)

        def called(*given: object, **named: object) -> Markup:
            if len(given) < count:
                given += tuple([named.pop(name, missing) for name in names[len(given) :]])
            if named:
                raise TypeError(f"a macro takes no {' and no '.join(named)}")
            return str.__new__(Markup, function(*given))

        return called
