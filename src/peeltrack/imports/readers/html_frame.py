"""Frame of a web page, which is not its text: menus, banners, links to print or share. Pure."""

import re

from bs4 import Tag

_TAGS_WORDS = (
    "script style noscript template nav select input textarea iframe svg canvas object "
    "video audio head title"
)
_TAGS = frozenset(_TAGS_WORDS.split())
_UNLESS_INSIDE = {"header": ("article", "main", "section"), "footer": (), "aside": ()}
_ROLES_WORDS = "navigation banner contentinfo search dialog alertdialog menu menubar"
_ROLES = frozenset(_ROLES_WORDS.split())
_NAMES = re.compile(
    r"cookie|skip-?(?:link|to|nav)|breadcrumb|shar(?:e|ing)|social|print-?(?:link|button|page|this)"
    r"|site-?notice|back-to-|pagination|visually-hidden|sr-only|screen-reader|toc\b|contents-list",
    re.IGNORECASE,
)
_TEXTS = re.compile(
    r"(?:print this (?:document|page)|skip to (?:main )?(?:content|navigation)|share this page"
    r"|back to (?:top|publication|contents)|get the report|(?:accept|reject) (?:all )?cookies"
    r"|expand all|close all|open all|on this page|download (?:the )?(?:pdf|report))\.?",
    re.IGNORECASE,
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "summary")
_FEWEST_WORDS = 4
"""The fewest words of a button that heads something; a shorter one says what it does: Print."""
_FOLDED_ROLES = ("region", "tabpanel")
_FOLDED = re.compile(r"accordion|collaps|tab-?panel|expand|fold|toggle-?content", re.IGNORECASE)
"""Names of parts of a page that a reader folds out."""
_FINDING = re.compile(r"areas? for improvement|causes? of concern|recommendation", re.IGNORECASE)
_LONG = 2_000
"""The most characters of furniture, whatever its name."""


def is_frame_text(words: str) -> bool:
    """Check whether a paragraph is a label of the page's furniture."""
    return bool(_TEXTS.fullmatch(words))


def is_frame(tag: Tag) -> bool:
    """Check whether a tag belongs to the page's frame."""
    if tag.name in _TAGS or _is_hidden(tag) or _only_acts(tag):
        return True
    if tag.name in _UNLESS_INSIDE:
        inside = _UNLESS_INSIDE[tag.name]
        is_outside = not (inside and tag.find_parent(inside)) and not _has_the_title(tag)
        if is_outside and not _FINDING.search(tag.get_text()):
            return True
    if str(tag.get("role", "")).lower() in _ROLES:
        return True
    return _is_named_as_frame(tag)


def _has_the_title(tag: Tag) -> bool:
    """Check whether a page's head has its only heading of the first level, and what is below it."""
    titles = [each for each in tag.find_all("h1") if len(each.get_text().split()) > 1]
    body = tag.find_parent("body")
    return bool(titles) and body is not None and len(body.find_all("h1")) == 1


def _only_acts(tag: Tag) -> bool:
    """Check whether a button does something and heads no part of the page that it opens."""
    if tag.name != "button":
        return False
    is_headed = tag.has_attr("aria-expanded") or tag.find_parent(_HEADINGS) is not None
    return not (is_headed or len(tag.get_text().split()) >= _FEWEST_WORDS)


def _is_hidden(tag: Tag) -> bool:
    """Check whether a part is never shown; what folds out when it is asked for is of the page."""
    style = str(tag.get("style", "")).replace(" ", "").lower()
    is_hidden = tag.has_attr("hidden") or "display:none" in style
    return is_hidden and not _folds_out(tag)


def _folds_out(tag: Tag) -> bool:
    if tag.get("hidden") == "until-found" or str(tag.get("role", "")).lower() in _FOLDED_ROLES:
        return True
    names = (str(name) for name in (*tag.get_attribute_list("class"), tag.get("id")) if name)
    return bool(_FOLDED.search(" ".join(names)))


def _is_named_as_frame(tag: Tag) -> bool:
    if tag.name in ("html", "body", "main", "article"):
        return False
    classes = tag.get_attribute_list("class")
    names = " ".join(str(name) for name in (*classes, tag.get("id")) if name)
    return bool(_NAMES.search(names)) and len(tag.get_text()) < _LONG
