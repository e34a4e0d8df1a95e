"""Numbers and letters of lists. Pure."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """Return a number in small Roman numerals."""
    if not 0 < number < 4000:
        return str(number)
    made = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        made += letters * times
    return made


def letters(number: int) -> str:
    """Return a number as letters: a, b … z, aa, ab as browsers count."""
    if not 0 < number < 10_000:
        return str(number)
    made = ""
    while number:
        number, rest = divmod(number - 1, 26)
        made = chr(ord("a") + rest) + made
    return made
