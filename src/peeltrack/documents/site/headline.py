"""The sentence on the first page of a site: the gravest facts, by rules. Pure."""

from collections.abc import Iterator
from datetime import timedelta

from peeltrack.documents.parts.deadline_groups import (
    DeadlineGroup,
    deadline_groups,
    findings_named,
    said_of,
    steps_left,
)
from peeltrack.documents.site.site import Site
from peeltrack.queries.awaiting import not_submitted
from peeltrack.queries.due import kinds_in_words
from peeltrack.queries.updates import owes_update, owing_in_words
from peeltrack.wording import agreeing, capitalised, counted_in_words, days, in_words


def headline(site: Site) -> str:
    """Return the gravest facts in one or two sentences.

    First come HMICFRS's dates that have passed or are close, with what else is overdue; then
    updates out of date, leads missing, and findings rated green that were not submitted.
    """
    said = [*_deadlines(site)]
    said += [*_shortfalls(site)][:1] if said else [*_shortfalls(site)][:2]
    if not said:
        soon = days(site.register.organisation.rules.due_soon_days)
        return f"Nothing is overdue and nothing is due within {soon}."
    return " ".join(f"{capitalised(each)}." for each in said)


def _deadlines(site: Site) -> Iterator[str]:
    late = site.scope.watchlist.late
    passed = f"{counted_in_words(len(late), 'deadline')} {agreeing('have passed', len(late))}"
    group = next(filter(lambda each: _is_near(site, each), deadline_groups(site.scope)), None)
    if group:
        left = "" if site.page.is_public else f", with {steps_left(group.items)}"
        rest = f"; {passed} ({kinds_in_words(late)})" if late else ""
        yield f"{findings_named(site.scope, group.items)} {said_of(group, site.on)}{left}{rest}"
    elif late:
        yield f"{passed} ({kinds_in_words(late)})"


def _is_near(site: Site, group: DeadlineGroup) -> bool:
    within = timedelta(days=site.register.organisation.rules.due_soon_days)
    return group.is_missed or group.day <= site.on + within


def _shortfalls(site: Site) -> Iterator[str]:
    watch, owing = site.scope.watchlist, [i for i in site.scope.items if owes_update(i)]
    which = owing_in_words(site.scope.items)
    limit = days(site.scope.stale_after)
    if site.shows_shortfalls and watch.stale:
        if len(watch.stale) == len(owing):
            yield f"no open finding{which} has had an update in the last {limit}"
        else:
            old = len(watch.stale)
            some = f"{in_words(old)} of {len(owing):,} open findings{which}"
            yield f"{some} {agreeing('have', old)} had no update in the last {limit}"
    if site.shows_shortfalls:
        yield from (_findings(number, f"have {lack}") for lack, number in watch.lacks.items())
    if complete := len(not_submitted(site.register)):
        yield _findings(complete, "are rated green and not yet submitted")


def _findings(number: int, predicate: str) -> str:
    return f"{counted_in_words(number, 'finding')} {agreeing(predicate, number)}"
