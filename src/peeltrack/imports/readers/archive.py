"""Members of a zip file, unpacked within bounds and packed again as they were found. Pure."""

import io
import re
import zipfile
from collections.abc import Mapping
from xml.parsers import expat

from peeltrack.imports.errors import UnreadablePaperError
from peeltrack.imports.readers.limits import MEMBER_LIMIT, SIZE_LIMIT, UNPACKED_LIMIT

_XML = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<")


def unpacked(data: bytes, name: str) -> dict[str, bytes]:
    """Return every member by its name; none unpacks to more than the directory says.

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
    except Exception as error:  # whatever error hostile bytes cause in zipfile and zlib
        raise UnreadablePaperError(
            name, "it is damaged or incomplete; download it again"
        ) from error


def packed(members: Mapping[str, bytes]) -> bytes:
    """Return an archive of exactly these members.

    A library that gets this instead of the original file finds only what was checked: a zip
    file may name a member twice, or give a false length.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def is_xml(data: bytes) -> bool:
    """Check whether a member is XML, by its first bytes and whatever its name."""
    return bool(_XML.match(data))


def feed(parser: expat.XMLParserType, data: bytes, name: str) -> None:
    """Parse a member's XML with the handlers that a parser was given.

    Raises:
        UnreadablePaperError: if it is not XML, or declares a document type: that is where
            entities that grow without end come from, and no Office program writes one.
    """

    def refuse(*_: object) -> None:
        raise UnreadablePaperError(name, "it declares entities, which no Office program writes")

    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # the latter two: its encoding
        raise UnreadablePaperError(name, "it is damaged; open it and save it again") from error


def _check(members: list[zipfile.ZipInfo], name: str) -> None:
    if len(members) > MEMBER_LIMIT or sum(each.file_size for each in members) > UNPACKED_LIMIT:
        raise UnreadablePaperError(
            name, f"it unpacks to more than {UNPACKED_LIMIT >> 20} MB, more than any paper"
        )
    if any(member.flag_bits & 1 for member in members):
        raise UnreadablePaperError(name, "it is locked with a password; save it without one")
    if len({member.filename.casefold() for member in members}) < len(members):
        raise UnreadablePaperError(name, "it is damaged: it has the same part twice")
