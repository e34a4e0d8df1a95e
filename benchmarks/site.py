"""What a site of a large register takes, and a filter of its list: make bench-site.

Whole processes in processor time, the median of the rounds, with the most memory that one held;
`--audience public` too, which filters the register first. The goals are multiples of the floor
program for 10,000 items, measured in the same run, and of the memory of `validate`.
The filter is the script's work in Chromium on a list of 1,000 findings, up to the next picture.
"""

import argparse
import shutil
from collections.abc import Mapping
from pathlib import Path

from benchmarks.generate import write_register
from benchmarks.measure import SCRATCH, Goal, Medians, measure, peeltrack, python

GOALS = {1_000: 1.2, 10_000: 10.0}
"""Times the floor program for 10,000 items that a site of so many items may take."""
MEMORY = 1.5
"""Times the memory of `validate` that a site may hold."""
FILTER = 0.1
"""Seconds that a filter of 1,000 findings may take."""

_TIMED = """async ([name, value]) => {
  const field = document.getElementById("filters").elements[name];
  const began = performance.now();
  if (field.type === "checkbox") field.checked = value; else field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  return (performance.now() - began) / 1000;
}"""
_FILTERS = (
    ("late", True),
    ("late", False),
    ("rag", "amber"),
    ("rag", ""),
    ("q", "plan"),
    ("q", ""),
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.site", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="few items, one round")
    given = parser.parse_args()
    sizes = {20: 1.2} if given.quick else GOALS
    try:
        registers = {number: SCRATCH / f"register-{number}" for number in sizes}
        for number, register in registers.items():
            write_register(register, number)
        commands = _commands(registers)
        made = {name: Path(command[-1]) for name, command in commands.items() if "-o" in command}
        took = measure(commands, 0 if given.quick else given.rounds, made=made)
        slowest = slowest_filter(_site(registers[min(sizes)]))
    finally:
        shutil.rmtree(SCRATCH, ignore_errors=True)
    print(f"The floor program, {max(sizes):,} items: {took.seconds('floor'):.2f} s")
    for number in sizes:
        print(f"A site of {number:,} items: {took.seconds(f'site {number}'):.2f} s")
    for goal in goals(took, sizes, slowest):
        print(goal)


def _commands(registers: Mapping[int, Path]) -> dict[str, list[str]]:
    commands = {"floor": python("-m", "benchmarks.floor", str(registers[max(registers)]))}
    for number, register in registers.items():
        at = ("--register", str(register))
        commands[f"validate {number}"] = peeltrack("validate", *at)
        site = str(_site(register))
        commands[f"site {number}"] = peeltrack("site", *at, "-o", site)
        public = ("--audience", "public", "-o", f"{site}-public")
        commands[f"public {number}"] = peeltrack("site", *at, *public)
    return commands


def _site(register: Path) -> Path:
    return SCRATCH / f"site-{register.name}"


def goals(took: Medians, sizes: Mapping[int, float], slowest: float | None) -> list[Goal]:
    """Compare the sites with their goals."""
    made = []
    for number, most in sizes.items():
        for what in ("site", "public"):
            name, ratio = f"{what} {number}", took.ratio(f"{what} {number}", "floor")
            made.append(Goal(f"{name} items", f"floor, {max(sizes):,} items", ratio, most))
        peak, checked = took.peak(f"site {number}"), took.peak(f"validate {number}")
        if peak and checked:
            made.append(Goal(f"memory, {number} items", "validate", peak / checked, MEMORY))
    if slowest is not None:
        made.append(Goal(f"a filter of {min(sizes):,} findings", "", slowest, FILTER, "s"))
    return made


def slowest_filter(site: Path) -> float | None:
    """Return the seconds of the slowest filter, each tried three times; None without Chromium."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        return None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page()
        tab.goto((site / "items.html").as_uri())
        tab.focus("#filter\\.q")
        times: list[float] = [
            min(tab.evaluate(_TIMED, list(each)) for _ in range(3)) for each in _FILTERS
        ]
        browser.close()
    return max(times)


if __name__ == "__main__":
    main()
