"""Prints how exactly an import reads each paper: python -m tests.readings."""

import sys

from tests.readings.reading import invented_readings, line_of, published_readings


def main() -> int:
    """Print a line for each paper; 1 if any finding was missed or made up."""
    lines = [line_of(reading) for reading in (*published_readings(), *invented_readings())]
    sys.stdout.write(f"{'paper':32} findings  precision    recall\n")
    sys.stdout.write("".join(f"{line}\n" for line, _ in lines))
    return int(not all(right for _, right in lines))


if __name__ == "__main__":
    sys.exit(main())
