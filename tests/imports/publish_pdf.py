"""Papers as PDF, printed by a real Chromium."""

from playwright.sync_api import Page, PdfMargins


def as_pdf(tab: Page, page: str, running: str = "") -> bytes:
    """A page as Chromium prints it, with a running header and footer if one is given."""
    margin: PdfMargins = {"top": "22mm", "bottom": "22mm", "left": "20mm", "right": "20mm"}
    small = 'style="font-size: 8px; width: 100%; margin: 0 20mm"'
    number = '<span class="pageNumber"></span> of <span class="totalPages"></span>'
    tab.set_content(page)
    return tab.pdf(
        format="A4",
        margin=margin,
        display_header_footer=bool(running),
        header_template=f"<div {small}>{running}</div>",
        footer_template=f"<div {small}>{running} | Page {number}</div>",
    )
