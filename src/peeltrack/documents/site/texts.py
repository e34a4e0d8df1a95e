"""The words of the findings, for the search on the list of findings. Pure."""

import json

from peeltrack.documents.parts.item_order import in_order
from peeltrack.documents.site.site import Site


def texts(site: Site) -> str:
    """Return a script with the words of each finding, in the order of the list.

    It is ASCII, and ends no element: neither an encoding nor a text can break it.
    """
    items = sorted(in_order(site.register, site.scope.items), key=lambda item: not item.needs_leads)
    words = [
        " ".join([item.title, item.wording, *(update.text for update in item.progress)]).split()
        for item in items
    ]
    lines = json.dumps([" ".join(each).casefold() for each in words], indent=0)
    return "peeltrackTexts(" + lines.replace("</", "<\\/") + ");\n"
