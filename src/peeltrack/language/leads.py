"""Words that settle who leads an item. Pure."""

import re

_ARTICLES = (
    r"(?:(?:an?|the|its|their|both|each|every|new|interim|permanent|strategic|tactical|and|or)\s)*"
)
_LEADS = rf"{_ARTICLES}(?:leads?|owners?|successors?)\b"
_SETTLED = r"(?:agreed|allocated|appointed|assigned|chosen|confirmed|found|identified|named)"
_SETTLES = re.compile(
    r"\b(?:agree|allocate|appoint|assign|choose|confirm|decide\son|find|identify|name|nominate"
    rf"|recruit|update\s(?:on|about))\s{_LEADS}"
    rf"|{_LEADS}\s(?:(?:for|of|on)\s[^.;]{{1,40}}?\s)?"
    rf"(?:(?:will|is|are|has|have|must|should|to)\s)+(?:be|been)\s{_SETTLED}\b"
    r"|\bwho\s(?:owns|leads|(?:will|is\sto|should)\s(?:lead|own))\b"
    r"|\bwho\s(?:takes|(?:will|is\sto|should)\stake)\sover(?=$|[.,;]|\s(?:as|from|it)\b)",
    re.IGNORECASE,
)


def settles_who_leads(text: str) -> bool:
    """Check whether a promise or action is to say who leads an item: an owner will be named.

    What a lead is to do does not.
    """
    return _SETTLES.search(text) is not None
