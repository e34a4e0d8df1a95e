"""The addresses of a site's pages, relative to its folder, or within its one file. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Addresses:
    """The address of each page, from the folder of the site.

    A template writes `{{ root }}` before it, which leads from its page to the folder.
    """

    is_single: bool = False
    """Whether all pages are in one file, and their addresses are places in it."""

    def page(self, name: str, place: str = "") -> str:
        """Return the address of a page, or of a place in it: deadlines.html#deadlines.overdue."""
        id_ = page_id(name)
        if self.is_single:
            return f"#{id_}.{place}" if place else f"#{id_}"
        return f"{name}.html#{id_}.{place}" if place else f"{name}.html"

    def item(self, id_: str) -> str:
        """Return the address of an item's page."""
        return self.page(f"items/{id_}")

    def meeting(self, id_: str) -> str:
        """Return the address of a meeting's page."""
        return self.page(f"meetings/{id_}")

    def inspection(self, id_: str) -> str:
        """Return the address of a report's page."""
        return self.page(f"inspections/{id_}")

    def lead(self, id_: str | None) -> str:
        """Return the place of a lead among the leads."""
        return self.page("leads", id_ or "")

    def programme(self, id_: str) -> str:
        """Return the place of a programme of work."""
        return self.page("areas", f"programme.{id_}")

    def area(self, inspection: str, area: str | None) -> str:
        """Return the place of an area of a report."""
        return self.page("areas", f"{inspection}.{area or 'none'}")

    def findings(self, **filters: str) -> str:
        """Return the address of the findings that pass filters: items.html#rag=amber&late=1."""
        if self.is_single:
            return self.page("items")
        return self.page("items") + "#" + "&".join(f"{k}={v}" for k, v in filters.items())


def page_id(name: str) -> str:
    """Return the id with which the places of a page begin: items.peel-2021.afi-01."""
    return name.replace("/", ".")


def root_of(name: str) -> str:
    """Return the way from a page to the folder of the site: ../../."""
    return "../" * name.count("/")
