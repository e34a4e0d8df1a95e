"""The vocabulary of a site's pages: that of papers, with what filters and links need. Pure.

A page loads its style sheet, one script that is ours, and pictures, all from its own folder;
its policy forbids everything else, and a template can neither drop it nor loosen it.
"""

import re
from base64 import b64encode
from hashlib import sha256

from peeltrack.documents.formats.html_vocabulary import (
    ANYWHERE,
    OWN,
    PAPER,
    PLAIN,
    TAGS,
    OutsideVocabularyError,
    Vocabulary,
    checked_tags,
)

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""The content security policy of every page of a folder."""

_UP = r"(?:\.\./){0,2}"
_PAGE = re.compile(rf"{_UP}(?:[a-z0-9][a-z0-9.-]*/){{0,2}}[a-z0-9][a-z0-9.-]*\.html(?:#.*)?")
"""A page of the site: ../../items.html#rag=amber."""
_OURS = {
    ("link", "href"): re.compile(rf"{_UP}(?:style\.css|icon\.svg)"),
    ("script", "src"): re.compile(rf"{_UP}site\.js"),
    ("img", "src"): re.compile(
        rf"{_UP}logo\.(?:png|jpg)|data:image/(?:png|jpeg);base64,[A-Za-z0-9+/]*=*"
    ),
}
_TYPES = {"input": ("checkbox", "search"), "button": ("button", "reset")}
_CONTROLS = frozenset({"disabled", "name", "type", "value"})
_SCRIPT = re.compile(rf'<script src="{_UP}site\.js" defer></script>')
_PLAIN_LINK = rf'|<a (?:class="[a-z ]+" )?href="{_UP}[a-z0-9./-]+\.html(?:#[\w.=&+-]*)?">'


def _value_fault(tag: str, name: str, value: str) -> str | None:
    pattern = _OURS.get((tag, name))
    if pattern:
        fits = pattern.fullmatch(value)
        return None if fits else f"<{tag}> may not load {value[:40]!r}"
    if tag == "a" and name == "href" and _PAGE.fullmatch(value):
        return None
    if tag in _TYPES and name == "type":
        return None if value in _TYPES[tag] else f"<{tag}> may not be of type {value[:40]!r}"
    return PAPER.value_fault(tag, name, value)


_FORMS = frozenset({"button", "form", "input", "label", "option", "output", "select"})

SITE = Vocabulary(
    tags=TAGS | _FORMS | {"link", "script"},
    anywhere=ANYWHERE - {"style"} | {"hidden"},
    own={
        **OWN,
        "meta": OWN["meta"] | {"http-equiv"},
        "link": frozenset({"href", "rel"}),
        "script": frozenset({"defer", "src"}),
        "label": frozenset({"for"}),
        "output": frozenset({"for"}),
        "option": frozenset({"selected", "value"}),
        "details": frozenset({"open"}),
        **dict.fromkeys(("button", "input", "select"), _CONTROLS),
    },
    value_fault=_value_fault,
    plain=re.compile(PLAIN.pattern + _PLAIN_LINK),
)
"""The vocabulary of a site's pages."""


def check_page(html: str, passed: set[str] | None = None) -> None:
    """Refuse a page of a folder with anything that its policy would stop, or without the policy.

    Args:
        html: the page.
        passed: the tags of other pages that passed.

    Raises:
        OutsideVocabularyError: with what is at fault.
    """
    if "<style" in html:
        raise _refused(html, "<style", "a page has its style from style.css")
    _check(html, POLICY, passed)
    if html.count("<script") != len(_SCRIPT.findall(html)):
        raise _refused(html, "<script", "the only script of a page is site.js")


def check_single(html: str) -> None:
    """Refuse a site in one file with a script, another style than its own, or without the policy.

    Raises:
        OutsideVocabularyError: with what is at fault.
    """
    if "<script" in html:
        raise _refused(html, "<script", "a site in one file has no script")
    _check(html, policy_of_single(style_of(html)))


def style_of(html: str) -> str:
    """Return the style sheet that a page holds."""
    found = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    return found[1] if found else ""


def policy_of_single(style: str) -> str:
    """Return the policy of a site in one file: this style sheet, and pictures in the page."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _check(html: str, policy: str, passed: set[str] | None = None) -> None:
    tags = checked_tags(html, SITE, passed)
    wanted = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    asked = [tag for tag in tags if "http-equiv" in tag.lower()]
    if asked != [wanted] or html.find(wanted) > html.find("<body"):
        raise OutsideVocabularyError(1, "the page must have the content security policy", "<head")


def _refused(html: str, found: str, why: str) -> OutsideVocabularyError:
    line = html.count("\n", 0, html.index(found)) + 1
    return OutsideVocabularyError(line, why, found)
