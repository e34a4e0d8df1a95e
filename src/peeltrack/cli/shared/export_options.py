"""The audience of an export, as an option and in words."""

from typing import Annotated

import typer

from peeltrack.model.vocabulary import Audience

AudienceOption = Annotated[
    Audience, typer.Option(help="public leaves out what is restricted or internal")
]

MARKINGS = {
    Audience.INTERNAL: "internal, restricted text included",
    Audience.PUBLIC: "public, restricted text left out",
}
