"""The least that reading a register can cost: list, read, parse, validate, nothing else.

    python -m benchmarks.floor DIR

With the project's own models and its own reader of YAML, but no safety, no check and no
answer. `validate` is measured against it.
"""

import argparse
import gc
import os
from collections.abc import Iterator
from pathlib import Path

from ryaml import loads  # type: ignore[attr-defined]  # its stubs do not export it

from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Organisation
from peeltrack.model.published_positions import Positions
from peeltrack.model.record import Record


def load(root: Path) -> list[Record]:
    """Every record of a register whose files are known to be good."""
    gc.disable()
    return [_record(root, path) for path in _paths(root, "")]


def _paths(root: Path, folder: str) -> Iterator[str]:
    with os.scandir(root / folder) as entries:
        for entry in entries:
            if entry.name.endswith(".yaml"):
                yield f"{folder}{entry.name}"
            elif entry.is_dir():
                yield from _paths(root, f"{folder}{entry.name}/")


def _record(root: Path, path: str) -> Record:
    with open(f"{root}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 (twice as fast)
        return record(path, loads(file.read().decode()))


def record(path: str, values: dict[str, object]) -> Record:
    """The record of a file's values, without a guard."""
    match path.removesuffix(".yaml").split("/"):
        case ["register"]:
            return Organisation.model_validate(values)
        case ["positions"]:
            return Positions.model_validate(values)
        case ["meetings", name]:
            return Meeting.model_validate({**values, "id": name})
        case ["inspections", name, "inspection"]:
            return Inspection.model_validate({**values, "id": name})
    return Item.model_validate({**values, "id": path[len("inspections/") : -len(".yaml")]})


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.floor", description=__doc__)
    parser.add_argument("folder", metavar="DIR", type=Path, help="the register's folder")
    records = load(parser.parse_args().folder)
    print(f"{sum(isinstance(record, Item) for record in records)} items")


if __name__ == "__main__":
    main()
