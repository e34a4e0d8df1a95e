"""`peeltrack` and `python -m peeltrack`."""

import sys

from peeltrack import __version__


def main() -> None:
    """Run the command line; --version is answered before anything else is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"peeltrack {__version__}\n")
        return
    from peeltrack.cli import app

    app()


if __name__ == "__main__":
    main()
