"""How what was recorded may be put right: openly, with what stood there before."""

from peeltrack.model.record import IsoDate, Line, Record, Slug, Text


class Amendment(Record):
    """One correction of what had been recorded; it keeps what it replaced."""

    date: IsoDate
    """When it was made."""
    by: Slug
    """Who made it, a lead who may review."""
    because: Text
    """The reason."""
    what: Line
    """What was corrected, by its keys, an entry by its id or date: progress.2022-04-12.text."""
    replaced: Text | None = None
    """What stood there before, word for word; none where nothing did."""
