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
TRIES = 2
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
    listed = folder / "jobs.json"
    listed.write_text(json.dumps(jobs), encoding="utf-8")
    for attempt in range(TRIES):
        if _is_done(program, python, listed, f"peeltrack-{os.getpid()}-{attempt}"):
            return
    pytest.fail(f"the bridge to LibreOffice was ended by a signal, {TRIES} times")


def _is_done(program: str, python: str, listed: Path, pipe: str) -> bool:
    """Do the jobs; False if a signal ended the bridge to LibreOffice, whose fault that is."""
    profile = f"-env:UserInstallation={(listed.parent / f'profile-{pipe}').as_uri()}"
    options = ["--headless", "--norestore", "--nologo", profile, f"--accept=pipe,name={pipe};urp;"]
    with subprocess.Popen([program, *options], stderr=subprocess.DEVNULL) as office:
        try:
            command = [python, str(SCRIPT), pipe, str(listed)]
            ended = subprocess.run(command, check=False, timeout=SECONDS)
            if ended.returncode >= 0:
                ended.check_returncode()
                office.wait(SECONDS)
            return ended.returncode >= 0
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
