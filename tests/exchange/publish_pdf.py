"""Papers as PDF, printed by a real Chromium."""

import os
import shutil
from collections.abc import Sequence
from functools import cache

import pytest
from playwright.sync_api import Browser, PdfMargins, sync_playwright

_CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]


@cache
def chromium() -> str:
    """Where Chromium is; a test that needs it is skipped without it, but not where CI is set."""
    found = shutil.which("chromium")
    if found:
        return found
    if os.environ.get("CI"):
        pytest.fail("Chromium is not installed")
    pytest.skip("Chromium is not installed")


def as_pdf(page: str, running: str = "") -> bytes:
    """A page as Chromium prints it, with a running header and footer if one is given."""
    return as_pdfs([(page, running)])[0]


def as_pdfs(pages: Sequence[tuple[str, str]]) -> list[bytes]:
    """Several pages, each with its running header or none; the browser is started once."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=_CHROMIUM)
        made = [_printed(browser, page, running) for page, running in pages]
        browser.close()
    return made


def _printed(browser: Browser, page: str, running: str) -> bytes:
    margin: PdfMargins = {"top": "22mm", "bottom": "22mm", "left": "20mm", "right": "20mm"}
    small = 'style="font-size: 8px; width: 100%; margin: 0 20mm"'
    number = '<span class="pageNumber"></span> of <span class="totalPages"></span>'
    tab = browser.new_page()
    tab.set_content(page)
    made = tab.pdf(
        format="A4",
        margin=margin,
        display_header_footer=bool(running),
        header_template=f"<div {small}>{running}</div>",
        footer_template=f"<div {small}>{running} | Page {number}</div>",
    )
    tab.close()
    return made
