"""The words of the findings, for the search on the list of findings. Pure."""

import json

from peeltrack.documents.site.site import Site
from peeltrack.model.items import Item


def texts(site: Site) -> bytes:
    """Return a script with the words of each finding, in the order of the list.

    It is ASCII, and ends no element: neither an encoding nor a text can break it.
    """
    entries = [json.dumps(_words(item)).replace("</", "<\\/").encode() for item in site.listed]
    return b"\n".join([b"peeltrackTexts([", b",\n".join(entries), b"]);\n"])


def _words(item: Item) -> str:
    parts = (item.title, item.wording, *(update.text for update in item.progress))
    return " ".join(" ".join(parts).split()).casefold()
