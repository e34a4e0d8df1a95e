"""Shipped templates: escaped as jinja escapes, whatever a value is."""

import jinja2
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from peeltrack.documents.formats.trusted_environment import TrustedEnvironment
from peeltrack.model.vocabulary import Audience

PAGE = """{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}
<a title="{{ one }}">{{ one }}</a>{{ bold(one) }}{{ one | upper }}{{ [one] | join("<br>") }}
{{ one ~ "&" }}{% if one is string %}{{ one[:3] }}{% endif %}"""

values = st.one_of(
    st.text(),
    st.text("&<>'\"a "),
    st.text("&<>a ").map(Markup),
    st.none() | st.integers() | st.booleans(),
    st.sampled_from(Audience),
    st.lists(st.text("<&'\"a"), max_size=2),
)


@given(values)
def test_every_value_is_escaped_as_jinja_escapes_it(one: object) -> None:
    plain, ours = jinja2.Environment(autoescape=True), TrustedEnvironment(autoescape=True)
    assert ours.from_string(PAGE).render(one=one) == plain.from_string(PAGE).render(one=one)


def test_a_text_is_escaped_and_what_is_escaped_is_not_escaped_again() -> None:
    page = TrustedEnvironment(autoescape=True).from_string("{{ text }}|{{ made }}|{{ plain }}")
    made = {"text": "<i>'A' & \"B\"</i>", "made": Markup("<i>&amp;</i>"), "plain": "A"}
    assert page.render(made) == "&lt;i&gt;&#39;A&#39; &amp; &#34;B&#34;&lt;/i&gt;|<i>&amp;</i>|A"
