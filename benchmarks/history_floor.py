"""The least that a trend over a whole history can cost, done the plain way.

    python -m benchmarks.history_floor DIR

`git log --raw` for every version of every file, one `git cat-file --batch` for their contents,
and each distinct content parsed once and made a record: no month, no count, no answer.
"""

import argparse
import gc
import subprocess
from pathlib import Path

from ryaml import loads  # type: ignore[attr-defined]  # its stubs do not export it

from benchmarks.floor import record


def distinct_contents(folder: Path) -> dict[str, str]:
    """Each distinct content that the history holds, with the path that it was first seen at."""
    log = ("log", "--raw", "--no-renames", "--no-abbrev", "-z", "--format=", "--relative")
    parts = iter(_git(folder, *log).split(b"\0"))
    found = {}
    for part in parts:
        if b":" in part:
            found[part.split(b" ")[3].decode()] = next(parts).decode()
    return found


def parse_each_once(folder: Path) -> int:
    gc.disable()
    contents = distinct_contents(folder)
    asked = "".join(f"{name}\n" for name in contents).encode()
    answer = _git(folder, "cat-file", "--batch", "--buffer", given=asked)
    at = 0
    for path in contents.values():
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split(b" ")[2])
        record(path, loads(answer[end + 1 : end + 1 + size].decode()))
        at = end + size + 2
    return len(contents)


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, input=given, stdout=subprocess.PIPE, check=True).stdout


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.history_floor", description=__doc__)
    parser.add_argument("folder", metavar="DIR", type=Path, help="the register's folder")
    print(f"{parse_each_once(parser.parse_args().folder):,} contents")


if __name__ == "__main__":
    main()
