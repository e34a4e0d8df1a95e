"""docs/rules.md tells every way in which a change is refused."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from peeltrack.edits.sign_offs import _STAGES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
TOLD = re.findall(r"\| `([^`]+)` \|$", PAGE, re.MULTILINE)


def refusals() -> Iterator[str]:
    """What every RefusedError of the edits says, as a pattern."""
    for path in sorted((ROOT / "src" / "peeltrack" / "edits").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "RefusedError":
                why = node.args[1]
                parts = why.values if isinstance(why, ast.JoinedStr) else [why]
                yield "".join(map(_pattern, parts))
    yield from (re.escape(stage.needs) + ".*" for stage in _STAGES.values())


def _pattern(part: ast.expr) -> str:
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"


@pytest.mark.parametrize("refusal", sorted(set(refusals())))
def test_every_refusal_is_told(refusal: str) -> None:
    assert [told for told in TOLD if re.fullmatch(refusal, told)] != []
