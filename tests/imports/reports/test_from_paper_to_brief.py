"""A report is published; by lunch its own words stand in the brief."""

import html
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from peeltrack.cli import app
from peeltrack.storage.load import load_register
from tests.import_accuracy.careful_reading import Reading, invented_readings, published_readings

ORGANISATION = "name: Borsetshire Police\nforums:\n  hta:\n    name: Holding to Account\n"
PAPERS = {
    reading.name: reading
    for reading in (*published_readings(), *invented_readings())
    if reading.name in ("panel-report-2022", "boxes-2022")
}


@pytest.mark.parametrize("reading", PAPERS.values(), ids=PAPERS)
def test_the_brief_of_an_imported_paper_quotes_it_word_for_word(
    reading: Reading, tmp_path: Path
) -> None:
    if not reading.paper.is_file():
        pytest.skip(f"{reading.paper.name} is not there: set PEELTRACK_PAPERS")
    (tmp_path / "register.yaml").write_text(ORGANISATION, encoding="utf-8")
    where = ["-R", str(tmp_path)]
    published = ["--published", "2022-04-27"]
    report = [*where, "import", "report", str(reading.paper), *published, "--accept"]
    assert CliRunner().invoke(app, report).exit_code == 0
    assert CliRunner().invoke(app, [*where, "validate"]).exit_code == 0
    brief = [*where, "brief", "--meeting", "HTA", "--on", "2022-05-23", "--format", "html"]
    page = words(html.unescape(re.sub(r"<[^>]+>", " ", CliRunner().invoke(app, brief).stdout)))
    register = load_register(tmp_path).register
    assert register is not None
    assert len(register.items) == len(reading.findings)
    missing = [item.id for item in register.items.values() if words(item.wording) not in page]
    assert missing == []


def words(text: str) -> str:
    return " ".join(text.split())
