"""`peeltrack` and `python -m peeltrack`."""

import gc
import os
import sys

from peeltrack import __version__

_INTERRUPTED = 130


def main() -> None:
    """Run the command line; --version is answered before anything else is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]) and _is_printed(f"peeltrack {__version__}\n"):
        return
    # A command lives for a moment: what little garbage it makes is not worth looking for
    # while a thousand classes and functions come into being, or the views of a large paper.
    gc.set_threshold(1_000_000)
    # Looking for plugins of pydantic takes as long as Python itself; none may see a record.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    try:
        from peeltrack.cli import app

        app()
    except KeyboardInterrupt:  # before the command line is there to catch it
        sys.exit(_INTERRUPTED)
    except SystemExit as ended:
        _leave(ended)
        raise


def _leave(ended: SystemExit) -> None:
    """Leave the process at once: to take ten thousand records apart takes a tenth of a second."""
    if isinstance(ended.code, int | None):
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (OSError, AttributeError, ValueError):  # the usual end reports it
            return
        os._exit(ended.code or 0)


def _is_printed(text: str) -> bool:
    """Print a text; if that fails the command line knows what to say."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except (OSError, AttributeError):  # a full disk; no standard output at all
        return False
    return True


if __name__ == "__main__":
    if not sys.flags.safe_path:
        # python -m puts the current folder first on the module path: there a branch of the
        # register could put a module by the name of a library's.
        del sys.path[0]
    main()
