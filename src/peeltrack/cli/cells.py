"""What a column's head and a cell of an answer say to people."""

from datetime import date

from peeltrack.wording import short_date


def spoken(value: object) -> str:
    """A value for people: dates in short, nothing for none, lists joined."""
    if value is None:
        return ""
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, list | tuple):
        return ", ".join(spoken(part) for part in value)
    return str(value).replace("_", " ") if hasattr(value, "name") else str(value)


def heading(key: str) -> str:
    """A column's name for people."""
    words = key.replace("_", " ").capitalize()
    return "RAG" if key == "rag" else words.replace(" rag", " RAG")
