"""The folders that keep something of a register for one user, outside it. Touches: environment.

Sources: XDG Base Directory Specification 0.8; "Known folders", learn.microsoft.com.
"""

import hashlib
import os
from pathlib import Path


def state_folder(kind: str, root: Path) -> Path:
    """Return the folder of what must stay between runs about a register; it need not exist.

    Args:
        kind: what is kept there.
        root: the register's folder.

    Raises:
        OSError: if the user has no folder of their own.
    """
    return _folder("XDG_STATE_HOME", (".local", "state")) / kind / _name(root)


def cache_folder(kind: str, root: Path) -> Path:
    """Return the folder of what can be made again from a register; it need not exist.

    Args:
        kind: what is kept there.
        root: the register's folder.

    Raises:
        OSError: if the user has no folder of their own.
    """
    return _folder("XDG_CACHE_HOME", (".cache",)) / kind / _name(root)


def _folder(variable: str, usual: tuple[str, ...]) -> Path:
    """Return the folder of this program: the one that the environment names, or the usual one."""
    on_windows = os.name == "nt"
    named = os.environ.get("LOCALAPPDATA" if on_windows else variable, "")
    if named and Path(named).is_absolute():
        return Path(named) / "peeltrack"
    try:
        home = Path.home()
    except RuntimeError as error:  # a service without a home
        raise OSError(str(error)) from error
    return home.joinpath(*(("AppData", "Local") if on_windows else usual), "peeltrack")


def _name(root: Path) -> str:
    place = os.path.normcase(root.resolve())
    return hashlib.sha256(os.fsencode(place)).hexdigest()[:32]
