"""Rules about the words of papers."""

from collections.abc import Iterator
from datetime import date

from peeltrack.checks.violation import Violation
from peeltrack.model.register import Register
from peeltrack.queries.abbreviations import unexplained_abbreviations
from peeltrack.wording import counted


def every_abbreviation_is_explained(register: Register, on: date) -> Iterator[Violation]:
    """Abbreviations in public text are under abbreviations, or in brackets after their words."""
    unexplained = unexplained_abbreviations(register)
    if unexplained:
        found = ", ".join(f"{word} ({record})" for word, record in unexplained.items())
        yield Violation(
            register.organisation.file,
            ("abbreviations",) if register.organisation.abbreviations else (),
            f"public text leaves {counted(len(unexplained), 'abbreviation')} unexplained: {found}; "
            f"add what each stands for under abbreviations.",
        )
