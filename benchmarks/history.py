"""Write a repository with a long history of a generated register, the same for the same seed.

    python -m benchmarks.history 1000 5000 /tmp/history-1000

Every commit appends an invented update to one item, and now and then changes its RAG: what
an office does in five years. It goes straight into git's store, by git fast-import.
"""

import argparse
import re
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from benchmarks.generate import write_register

_BEGINNING = datetime(2023, 1, 2, 9, tzinfo=UTC)
_YEARS = 5
_WHO = "Force Liaison Officer <force-liaison-officer@anyshire.example>"


def write_history(folder: Path, items: int, commits: int, seed: int = 1) -> None:
    """Write a repository whose register/ has so many items and so many commits."""
    folder.mkdir(parents=True)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(folder)], check=True)
    with tempfile.TemporaryDirectory() as scratch:
        write_register(Path(scratch), items, seed)
        files = {
            path.relative_to(scratch).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(Path(scratch).rglob("*.yaml"))
        }
    stream = b"".join(_stream(files, commits, Random(seed)))
    importing = ["git", "-C", str(folder), "fast-import", "--quiet", "--force"]
    subprocess.run(importing, input=stream, check=True)
    subprocess.run(["git", "-C", str(folder), "reset", "--quiet", "--hard"], check=True)


def _stream(files: dict[str, str], commits: int, chance: Random) -> Iterator[bytes]:
    yield from _commit(1, 0, commits, files)
    items = [path for path in files if re.search(r"/(coc|rec|afi)-", path)]
    for number in range(1, commits):
        path = chance.choice(items)
        files[path] = _changed(files[path], _moment(number, commits), chance)
        yield from _commit(number + 1, number, commits, {path: files[path]})


def _moment(number: int, commits: int) -> datetime:
    return _BEGINNING + timedelta(days=365 * _YEARS) * number / commits


def _commit(mark: int, number: int, commits: int, files: dict[str, str]) -> Iterator[bytes]:
    stamp = f"{int(_moment(number, commits).timestamp())} +0000"
    said = f"change {number}\n"
    yield f"commit refs/heads/main\nmark :{mark}\ncommitter {_WHO} {stamp}\n".encode()
    yield f"data {len(said)}\n{said}".encode()
    yield f"from :{mark - 1}\n".encode() if number else b""
    for path, text in files.items():
        data = text.encode()
        yield f"M 100644 inline register/{path}\ndata {len(data)}\n".encode() + data + b"\n"
    yield b"\n"


def _changed(text: str, moment: datetime, chance: Random) -> str:
    """An update more and, one time in four, another RAG with its record."""
    update = (
        f"progress:\n  - date: {moment:%Y-%m-%d}\n    text: Invented, number {chance.random()}."
    )
    head, _, rest = text.partition("progress:\n")
    ends = re.search(r"^\S", rest, re.MULTILINE)
    at = ends.start() if ends else len(rest)
    text = f"{head}progress:\n{rest[:at]}{update.partition('progress:')[2][1:]}\n{rest[at:]}"
    if chance.random() < 0.25:
        text = _other_rag(text, moment, chance.choice(("red", "amber", "yellow")))
    return text


def _other_rag(text: str, moment: datetime, rag: str) -> str:
    before = re.search(r"^rag: (\w+)$", text, re.MULTILINE)
    if before is None or before[1] == rag or "sign_offs:" in text:
        return text
    record = f"  - date: {moment:%Y-%m-%d}\n    from: {before[1]}\n    to: {rag}\n"
    record += "    because: Invented.\n"
    text = text.replace(f"\nrag: {before[1]}\n", f"\nrag: {rag}\n", 1)
    return text.replace("\nsteps_to_green:\n", f"\n{record}steps_to_green:\n", 1)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.history", description=__doc__)
    parser.add_argument("items", type=int)
    parser.add_argument("commits", type=int)
    parser.add_argument("folder", metavar="DIR", type=Path, help="where to; a new folder")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other facts")
    given = parser.parse_args()
    write_history(given.folder, given.items, given.commits, given.seed)


if __name__ == "__main__":
    main()
