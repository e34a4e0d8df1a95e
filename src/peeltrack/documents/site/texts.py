"""The words of the findings, for the search on the list of findings. Pure."""

import json

from peeltrack.documents.parts.item_order import in_order
from peeltrack.documents.site.site import Site
from peeltrack.model.items import Item


def texts(site: Site) -> bytes:
    """Return a script with the words of each finding, in the order of the list.

    It is ASCII, and ends no element: neither an encoding nor a text can break it.
    """
    items = sorted(in_order(site.register, site.scope.items), key=lambda item: not item.needs_leads)
    entries = [json.dumps(_words(item)).replace("</", "<\\/").encode() for item in items]
    return b"\n".join([b"peeltrackTexts([", b",\n".join(entries), b"]);\n"])


def _words(item: Item) -> str:
    parts = (item.title, item.wording, *(update.text for update in item.progress))
    return " ".join(" ".join(parts).split()).casefold()
