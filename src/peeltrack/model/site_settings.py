"""The settings of a force's web pages: its look, its own words, and where they are."""

import re
from typing import Annotated

from peeltrack.model.record import Checked, Flag, Line, Record, Text

LEAST_CONTRAST = 4.5
"""Between the colour of the bar and the white words on it (WCAG 1.4.3)."""


def contrast_with_white(colour: str) -> float:
    """Return the contrast of a colour, such as #14284b, with white, from 1 to 21 (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _refusal(kind: str, message: str, **context: object) -> ValueError:
    """Return why a value does not fit; pydantic is not needed until one does not."""
    from pydantic_core import PydanticCustomError

    return PydanticCustomError(kind, message, context)


def _readable(colour: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise _refusal("colour", "is not a colour; write it like #14284b in quotes")
    contrast = contrast_with_white(colour)
    if contrast < LEAST_CONTRAST:
        message = (
            "is too light for white words: {found} to 1, where {least} is needed; "
            "choose a darker one"
        )
        raise _refusal("colour", message, found=f"{contrast:.1f}", least=LEAST_CONTRAST)
    return colour.lower()


def _address(address: str) -> str:
    if not re.fullmatch(r"https://[^\s\"'<>\\]+", address):
        raise _refusal("web_address", "is not a web address; write it with https://")
    return address


def _picture(name: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*\.(?:png|jpg|jpeg)", name):
        message = "is not the name of a picture in templates/; name a .png or .jpg there"
        raise _refusal("picture", message)
    return name


Colour = Annotated[Line, Checked(_readable)]
"""A colour such as #14284b on which white words can be read."""

WebAddress = Annotated[Line, Checked(_address)]
"""An address that begins with https://."""

PictureName = Annotated[Line, Checked(_picture)]
"""The name of a picture in the folder of templates."""


class SiteSettings(Record):
    """The force's web pages: their look, their own words, and where they are."""

    title: Line | None = None
    """The title beside the force's name; HMICFRS findings by default."""
    text: Text | None = None
    """The force's own text on the first page."""
    contact: Text | None = None
    """The contact for questions about the pages."""
    colour: Colour | None = None
    """The colour of the bar at the top, on which white words can be read: #14284b."""
    logo: PictureName | None = None
    """The logo: a .png or .jpg in the folder of templates."""
    address: WebAddress | None = None
    """The web address of the internal pages, to which internal papers link."""
    public_address: WebAddress | None = None
    """The web address of the public pages, to which public papers link."""
    public_shortfalls: Flag = False
    """Whether the public pages also show missing leads and the age of updates."""
