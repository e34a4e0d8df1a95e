"""A template that would take all memory, or never end, is refused in one line."""

import time
import tracemalloc
from pathlib import Path

import pytest

from peeltrack.documents.board import forum_brief
from peeltrack.documents.formats import template_limits
from peeltrack.errors import TemplateFailedError
from tests.documents.builders import ON, a_register, an_item, rendered

TWICE = "{% set ns = namespace(x='ab') %}{% for n in range(64) %}"
"""What follows doubles ns.x 64 times."""


def refusal(folder: Path, template: str) -> str:
    (folder / "hta.html.j2").write_text(f"<h1>T</h1>\n{template}", encoding="utf-8")
    brief = forum_brief(a_register(an_item()), "hta", ON)
    with pytest.raises(TemplateFailedError) as caught:
        rendered(brief, folders=(folder,))
    return str(caught.value)


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("{{ ('a' * 10 ** 9) | length }}", "more than 1,000,000 characters or entries"),
        ("{{ (10 ** 9 * 'a') | length }}", "more than 1,000,000 characters"),
        ("{{ ([1] * 10 ** 9) | length }}", "more than 1,000,000 characters or entries"),
        ("{{ 9 ** 999999999 > 1 }}", "a number of more than 100 digits"),
        ("{% set ns = namespace(x=9) %}{% for n in range(64) %}{% set ns.x = ns.x * ns.x %}"
         "{% endfor %}", "more than 100 digits"),
        ("{{ 'x' | center(10 ** 9) }}", "No filter named 'center'"),
        ("{{ 'x' | indent(10 ** 9) }}", "No filter named 'indent'"),
        ("{{ page | tojson(10 ** 9) }}", "No filter named 'tojson'"),
        ("{{ lipsum(10 ** 9) }}", "'lipsum' is undefined"),
        ("{{ 'x'.center(10 ** 9) }}", "may not use str.center"),
        ("{{ ('x' | safe).center(10 ** 9) }}", "may not use str.center"),
        ("{{ ('x' | attr('ljust'))(10 ** 9) }}", "may not use str.ljust"),
        ("{{ '1'.zfill(10 ** 9) }}", "may not use str.zfill"),
        ("{{ '\\t'.expandtabs(10 ** 9) }}", "may not use str.expandtabs"),
        ("{{ 'a'.translate({97: 'b'}) }}", "may not use str.translate"),
        ("{% set n = 1 %}{{ n.to_bytes(10 ** 9, 'big') }}", "may not use int.to_bytes"),
        ("{{ '%900000000d' | format(1) }}", "a width of more than 999"),
        ("{{ '%900000000d' % 1 }}", "a width of more than 999"),
        ("{{ '%*d' % (10 ** 9, 1) }}", "a width of more than 999, or one that is computed"),
        ("{{ '{:900000000}'.format(1) }}", "a width of more than 999"),
        ("{{ '{:{}}'.format(1, 10 ** 9) }}", "one that is computed"),
        ("{{ '{:900000000}'.format_map({}) }}", "a width of more than 999"),
        ("{{ page.on.strftime('%900000000Y') }}", "a width of more than 999"),
        ("{{ 1 | round(-(10 ** 9)) }}", "more than 100 digits"),
        ("{{ [1] | batch(10 ** 9, 0) | list }}", "characters or entries"),
        ("{{ range(99999) | join('x' * 99999) | length }}", "characters or entries"),
        ("{{ ('x' * 99999).join(['y'] * 99999) | length }}", "characters or entries"),
        ("{{ ('x' * 99999).replace('x', 'y' * 99999) | length }}", "characters or entries"),
        ("{{ ('x' * 99999) | replace('x', 'y' * 99999) | length }}", "characters or entries"),
        ("{{ ('x' * 99999) | replace('', 'y' * 99999) | length }}", "characters or entries"),
        ("{{ ([[1] * 999] * 99) | sum(start=[]) | length }}", "sums what are no numbers"),
        (TWICE + "{% set ns.x = ns.x + ns.x %}{% endfor %}", "characters or entries"),
        (TWICE + "{% set ns.x = ns.x ~ ns.x %}{% endfor %}", "characters or entries"),
        (TWICE + "{% set ns.x = ns.x | replace('b', 'bab') %}{% endfor %}", "characters or"),
        (TWICE + "{% set ns.x = '%s%s' | format(ns.x, ns.x) %}{% endfor %}", "characters or"),
        (TWICE + "{% set ns.x = '{0}{0}'.format(ns.x) %}{% endfor %}", "characters or entries"),
        (TWICE + "{% set y %}{{ ns.x }}{{ ns.x }}{% endset %}{% set ns.x = y %}{% endfor %}",
         "more than 25,000,000 characters"),
        (TWICE + "{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x }}", "more than"),
        (TWICE + "{% set ns.x = (ns.x, ns.x) %}{% endfor %}{{ ns.x == 1 }}", "more than"),
        (TWICE + "{% set ns.x = {'a': ns.x, 'b': ns.x} %}{% endfor %}{{ ns.x }}", "more than"),
        (TWICE + "{% set ns.x = dict(a=ns.x, b=ns.x) %}{% endfor %}{{ ns.x }}", "more than"),
        ("{% macro m(n) %}{{ m(varargs, varargs) }}{% endmacro %}{{ m(1, 2, 3) }}", "recursion"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "recursion"),
        ("{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}"
         "{{ m(64) }}", "goes round more than 600,000 times"),
        ("{% include 'hta.html.j2' %}", "recursion"),
        ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
         "goes round more than 600,000 times"),
        ("{% for a in range(99999) %}{% for b in range(99999) if false %}{% endfor %}{% endfor %}",
         "seconds"),
        ("{% for a in range(99999) recursive %}{{ loop(range(99999)) }}{% endfor %}", "recursion"),
        ("{% for a in range(99999) %}{% for b in range(99999) %}xxxxxxxx{% endfor %}{% endfor %}",
         "goes round more than"),
        ("{% for a in range(99999) %}" + "x" * 9999 + "{% endfor %}", "goes round more than"),
        ("{% set x = '&' * 999999 %}{% for a in range(99999) %}{{ x }}{% endfor %}",
         "more than 25,000,000 characters"),
        ("{% set x = 'a' * 999999 %}{% for a in range(99999) %}{% set y = x | upper %}{% endfor %}",
         "more than 25,000,000 characters"),
        ("{% set x = 'a' * 999999 %}{% for a in range(99999) %}{% set y = x[1:] %}{% endfor %}",
         "more than 25,000,000 characters"),
        ("{% set x = range(99999) | list %}{% for a in x %}{% set y = x | sort %}{% endfor %}",
         "goes round more than"),
        ("{{ range(10 ** 9) | list }}", "Range too big"),
        ("{% for a in range(99999) %}{{ brief }}{% endfor %}", "more than 25,000,000 characters"),
    ],
)  # fmt: skip
def test_a_bomb_is_refused_in_one_line_with_its_place(
    tmp_path: Path, template: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(template_limits, "SECONDS", 1.0 if why == "seconds" else 30.0)
    monkeypatch.setattr(template_limits, "PASSES", template_limits.PASSES // 10)
    monkeypatch.setattr(template_limits, "CHARACTERS", template_limits.CHARACTERS // 10)
    began = time.process_time()
    told = refusal(tmp_path, template)
    assert why in told
    assert told.startswith(f"template {tmp_path / 'hta.html.j2'}:2: ")
    assert "\n" not in told
    assert time.process_time() - began < 20


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
         "goes round more than {passes:,} times"),
        ("{% set x = '&' * 999999 %}{% for a in range(99999) %}{{ x }}{% endfor %}",
         "more than {characters:,} characters"),
    ],
)  # fmt: skip
def test_the_limits_as_they_are_end_a_bomb_before_its_time_is_up(
    tmp_path: Path,
    template: str,
    why: str,
    monkeypatch: pytest.MonkeyPatch,
    pytestconfig: pytest.Config,
) -> None:
    """As they are with --soak; else a sixth of each, the time as well."""
    share = 1 if pytestconfig.getoption("--soak") else 6
    passes, characters = 6_000_000 // share, 250_000_000 // share
    monkeypatch.setattr(template_limits, "PASSES", template_limits.PASSES // share)
    monkeypatch.setattr(template_limits, "CHARACTERS", template_limits.CHARACTERS // share)
    monkeypatch.setattr(template_limits, "SECONDS", template_limits.SECONDS / share)
    told = why.format(passes=passes, characters=characters)
    assert told in refusal(tmp_path, template)


def test_a_chain_of_includes_that_doubles_is_refused(tmp_path: Path) -> None:
    for n in range(40):
        twice = f"{{% include '{n + 1}.j2' %}}" * 2
        (tmp_path / f"{n}.j2").write_text(twice, encoding="utf-8")
    (tmp_path / "40.j2").write_text("", encoding="utf-8")
    assert "goes round more than" in refusal(tmp_path, "{% include '0.j2' %}").replace("\n", "|")


def test_a_refusal_comes_before_the_memory_is_taken(tmp_path: Path) -> None:
    tracemalloc.start()
    try:
        refusal(
            tmp_path, "{% set x = '&' * 999999 %}{% for a in range(99) %}{{ x ~ x }}{% endfor %}"
        )
        refusal(tmp_path, "{{ ('x' * 10 ** 9) | length }}")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 20_000_000


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{ '%.1f%%' | format(12.34) }} {{ '%d of %d' % (3, 4) }}", "12.3% 3 of 4"),
        ("{{ '{:>5}|{}'.format(3, 'x') }}", "3|x"),
        ("{{ [1, 2, 3] | join(', ') }} {{ ', '.join(['a', 'b']) }}", "1, 2, 3 a, b"),
        ("{{ [page, page] | join('; ', attribute='on.year') }}", "2022; 2022"),
        ("{{ 'a-b'.replace('-', '&') }} {{ 'a' | upper ~ '<' }}", "a&amp;b A&lt;"),
        ("{{ '-' * 40 }}", "-" * 40),
        ("{{ 2 ** 10 + 1 }} {{ 12.345 | round(1) }} {{ 7 % 4 }}", "1025 12.3 3"),
        ("{{ page.on.strftime('%d/%m/%Y') }} {{ page.on.year }}", "23/05/2022 2022"),
        ("{{ brief.items[:5] | length }} {{ {'a': 1}.get('a') }}", "1 1"),
        ("{% for a in [[1, [2]], [3]] recursive %}{% if a is iterable %}{{ loop(a) }}"
         "{% else %}{{ a }}{{ loop.depth }}{% endif %}{% endfor %}", "122332"),
        ("{% macro m(n) %}{{ n }}{% if n %}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(9) }}",
         "9876543210"),
        ("{% call(x) m() %}{{ x }}{% endcall %}{% macro m() %}[{{ caller(7) }}]{% endmacro %}",
         None),
    ],
)  # fmt: skip
def test_what_a_paper_needs_is_done_as_before(
    tmp_path: Path, template: str, shown: str | None
) -> None:
    (tmp_path / "hta.html.j2").write_text(f"<h1>T</h1>\n<p>{template}</p>", encoding="utf-8")
    brief = forum_brief(a_register(an_item()), "hta", ON)
    if shown is None:
        with pytest.raises(TemplateFailedError, match="'m' is undefined"):
            rendered(brief, folders=(tmp_path,))
        return
    assert shown in " ".join(rendered(brief, folders=(tmp_path,)).split())
