"""`peeltrack` and `python -m peeltrack`."""

import gc
import sys

from peeltrack import __version__


def main() -> None:
    """Run the command line; --version is answered before anything else is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"peeltrack {__version__}\n")
        return
    # A command lives for a moment: what little garbage it makes is not worth looking for
    # while a thousand classes and functions come into being.
    gc.set_threshold(100_000)
    from peeltrack.cli import app

    app()


if __name__ == "__main__":
    main()
