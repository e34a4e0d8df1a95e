"""Shipped templates: escaped as jinja escapes, whatever a value is."""

from collections.abc import Sequence
from typing import NamedTuple

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from peeltrack.documents.formats.trusted_environment import TrustedEnvironment
from peeltrack.model.vocabulary import Audience

PAGE = """{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}
<a title="{{ one }}">{{ one }}</a>{{ bold(one) }}{{ one | upper }}{{ [one] | join("<br>") }}
{{ one ~ "&" }}{% if one is string %}{{ one[:3] }}{% endif %}"""

MACROS = """{% macro link(text, to="#", title=none) %}<a href="{{ to }}"{% if title %} title="{{
title }}"{% endif %}>{{ text }}</a>{% endmacro %}
{% macro each(texts) %}{% for text in texts %}{{ caller(loop.index0) }}: {{ text }};{% endfor %}
{% endmacro %}
{{ link("<", title="&") }}{{ link(to=page.address, text=page.names[1]) }}
{% call(n) each(page.names) %}{{ link(n) }}{{ link(page.names[n], "&") ~ "<" }}{% endcall %}
{{ page.parts | rejectattr("kind", "in", ("b", "c")) | map(attribute="text.value") | list }}"""

values = st.one_of(
    st.text(),
    st.text("&<>'\"a "),
    st.text("&<>a ").map(Markup),
    st.none() | st.integers() | st.booleans(),
    st.sampled_from(Audience),
    st.lists(st.text("<&'\"a"), max_size=2),
)


class Text(NamedTuple):
    value: str


class Part(NamedTuple):
    kind: str
    text: Text


class Page(NamedTuple):
    address: str
    names: tuple[str, ...]
    parts: Sequence[Part]


@given(values)
def test_every_value_is_escaped_as_jinja_escapes_it(one: object) -> None:
    plain, ours = jinja2.Environment(autoescape=True), TrustedEnvironment(autoescape=True)
    assert ours.from_string(PAGE).render(one=one) == plain.from_string(PAGE).render(one=one)


def test_a_text_is_escaped_and_what_is_escaped_is_not_escaped_again() -> None:
    page = TrustedEnvironment(autoescape=True).from_string("{{ text }}|{{ made }}|{{ plain }}")
    made = {"text": "<i>'A' & \"B\"</i>", "made": Markup("<i>&amp;</i>"), "plain": "A"}
    assert page.render(made) == "&lt;i&gt;&#39;A&#39; &amp; &#34;B&#34;&lt;/i&gt;|<i>&amp;</i>|A"


def test_macros_take_arguments_in_their_places_by_name_or_not_at_all() -> None:
    plain = jinja2.Environment(autoescape=True)
    ours = TrustedEnvironment(autoescape=True)
    parts = [Part(kind, Text(kind + "&")) for kind in "abcd"]
    page = Page("<address>", ("One", "T&wo"), parts)
    assert ours.from_string(MACROS).render(page=page) == plain.from_string(MACROS).render(page=page)


@pytest.mark.parametrize("call", ["bold()", "bold('a', 'b')", "bold('a', size=2)", "page.nonsense"])
def test_what_does_not_fit_is_an_error(call: str) -> None:
    macro = "{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}"
    page = TrustedEnvironment(undefined=jinja2.StrictUndefined).from_string(
        f"{macro}{{{{ {call} }}}}"
    )
    with pytest.raises((AttributeError, TypeError, jinja2.UndefinedError)):
        page.render(page=Page("", (), []))
