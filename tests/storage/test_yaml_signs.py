"""Signs of YAML that a register may not use, told from the same signs within a text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peeltrack.storage.yaml import YamlError, _may_work, decode, parse

AT_WORK = re.compile(r"(?:(?:^|[-:?,\[{])[ \t]*)[&*!]|^%", re.MULTILINE)
"""Slow, and so only here: it tries every place of a text, not only the signs."""


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="&*!% \t\n-:?,[{x", max_size=30))
def test_a_sign_may_work_where_a_value_begins(text: str) -> None:
    expected = {match.end() - 1 for match in AT_WORK.finditer(text)}
    signs = {at for at, sign in enumerate(text) if sign in "&*!%"}
    assert {at for at in signs if _may_work(text, at)} == expected


@pytest.mark.parametrize("text", ["D&I - 80% of it!", "2 * 3, [&*!%]", "no! %"])
def test_signs_within_a_text_mean_nothing(text: str) -> None:
    assert parse(f"title: {text}\nwording: |\n  %{text}\n  &a\n") == {
        "title": text,
        "wording": f"%{text}\n&a\n",
    }


@pytest.mark.parametrize("line", ["a: &x 1", "- *x", "a: [!b c]", "%YAML 1.2\n---\na: 1", "!a"])
def test_signs_where_a_value_begins_are_refused(line: str) -> None:
    with pytest.raises(YamlError):
        parse(decode(f"{line}\n".encode()))
