"""A zip file's members, unpacked within bounds and packed again as they were found. Pure."""

import io
import re
import zipfile
from collections.abc import Mapping
from xml.parsers import expat

from peeltrack.imports.errors import UnreadablePaperError
from peeltrack.imports.readers.limits import MEMBER_LIMIT, SIZE_LIMIT, UNPACKED_LIMIT

_XML = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<")


def unpacked(data: bytes, name: str) -> dict[str, bytes]:
    """Every member by its name. No member ever unpacks to more than the directory says.

    Raises:
        UnreadablePaperError: if it is damaged, locked, or unpacks to too much.
    """
    if len(data) > SIZE_LIMIT:
        raise UnreadablePaperError(name, f"it is larger than {SIZE_LIMIT >> 20} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _check(members, name)
            return {member.filename: archive.read(member) for member in members}
    except UnreadablePaperError:
        raise
    except Exception as error:  # whatever zipfile and zlib stumble over in hostile bytes
        raise UnreadablePaperError(name, "it is damaged or cut short; fetch it again") from error


def packed(members: Mapping[str, bytes]) -> bytes:
    """An archive of exactly these members.

    A library given this instead of the file as it came cannot find in it anything but
    what was looked at: a zip file may name a member twice, or lie about its length.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def is_xml(data: bytes) -> bool:
    """Whether a member is XML, by how it begins and whatever it is called."""
    return bool(_XML.match(data))


def feed(parser: expat.XMLParserType, data: bytes, name: str) -> None:
    """Parse a member's XML with the handlers that a parser was given.

    Raises:
        UnreadablePaperError: if it is no XML, or declares a document type: that is where
            entities come from that grow without end, and no Office program writes one.
    """

    def refuse(*_: object) -> None:
        raise UnreadablePaperError(name, "it declares entities, which no Office program does")

    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # the latter two: its encoding
        raise UnreadablePaperError(name, "it is damaged; open it and save it again") from error


def _check(members: list[zipfile.ZipInfo], name: str) -> None:
    if len(members) > MEMBER_LIMIT or sum(each.file_size for each in members) > UNPACKED_LIMIT:
        raise UnreadablePaperError(
            name, f"it unpacks to more than {UNPACKED_LIMIT >> 20} MB, as no paper does"
        )
    if any(member.flag_bits & 1 for member in members):
        raise UnreadablePaperError(name, "it is locked with a password; save it without one")
    if len({member.filename.casefold() for member in members}) < len(members):
        raise UnreadablePaperError(name, "it is damaged: it holds the same part twice")
