"""LibreOffice, started once, doing what it is told with workbooks."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).with_name("typing_in_calc.py")
SECONDS = 120
Job = dict[str, Any]


def fill(jobs: Sequence[Job], folder: Path) -> None:
    """Do every job in one LibreOffice with a profile of its own.

    Args:
        jobs: for each workbook `open`, what to `do`, and the files to `save`.
        folder: where the profile and the list of jobs may lie.
    """
    program, python = shutil.which("soffice"), _python()
    if (program is None or python is None) and os.environ.get("CI"):
        pytest.fail("LibreOffice or python3-uno is not installed: CI must not go without them")
    if program is None or python is None:
        pytest.skip("LibreOffice or python3-uno is not installed: no return is filled in earnest")
    listed, pipe = folder / "jobs.json", f"peeltrack-{os.getpid()}"
    listed.write_text(json.dumps(jobs), encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ["--headless", "--norestore", "--nologo", profile, f"--accept=pipe,name={pipe};urp;"]
    with subprocess.Popen([program, *options], stderr=subprocess.DEVNULL) as office:
        try:
            command = [python, str(SCRIPT), pipe, str(listed)]
            subprocess.run(command, check=True, timeout=SECONDS)
            office.wait(SECONDS)
        finally:
            office.kill()


def _python() -> str | None:
    """A Python that has LibreOffice's `uno`."""
    for python in (sys.executable, "/usr/bin/python3", shutil.which("python3")):
        if python and Path(python).exists():
            asked = subprocess.run(
                [python, "-c", "import uno"], check=False, capture_output=True, text=True
            )
            if asked.returncode == 0:
                return python
    return None
