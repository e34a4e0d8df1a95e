"""Earlier meetings: the last one's questions and actions, and open commitments. Pure."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.attention import action_heading, commitment_heading
from peeltrack.documents.parts.dates import Deadline, deadline
from peeltrack.documents.parts.names import Link, named_together
from peeltrack.documents.parts.questions import QuestionView, question_view
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.meetings import Action, Commitment, Meeting
from peeltrack.model.register import Register
from peeltrack.queries.forum import meetings_about, unkept_commitments
from peeltrack.wording import counted, days, lateness, listed, long_date, near_date, uncapitalised


@dataclass(frozen=True, slots=True)
class OutstandingEntry:
    """An open action or commitment of an earlier meeting."""

    meeting: date
    """The date of that meeting."""
    text: TextBlocks
    """The action or commitment."""
    link: Link | None
    """The item it is about, if it is in this brief."""
    owner: str | None
    """The office responsible; None if not recorded."""
    to: str | None
    """The meeting a commitment was made to."""
    promise: Deadline | None
    """Its due date; None if none was set."""


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action of a meeting."""

    text: TextBlocks
    """The action."""
    link: Link | None
    """The item, if it is in this document."""
    owner: str | None
    """The office responsible; None if not recorded."""
    promise: Deadline | None
    """Its due date; None if none was set."""
    done: date | None
    """The date it was completed."""
    outcome: str
    """Its outcome: Done 3 June 2022, 2 days late; Not done, 8 days overdue."""


@dataclass(frozen=True, slots=True)
class LastMeeting:
    """The forum's last meeting and its outcomes; never for a public audience."""

    date: date
    """Its date."""
    title: str
    """The title in its notes, otherwise the forum's name."""
    sentence: str
    """Its questions in a sentence: 26 questions: 24 answered, …; empty if none."""
    general: tuple[QuestionView, ...]
    """The questions on no item of this brief."""
    actions: tuple[ActionView, ...]
    """Its actions, done or not."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """An action or a commitment from a meeting that concerns an item."""

    what: str
    """Its kind and owner: Promised on 23 May 2022 by Chief Constable to the board."""
    text: str
    """The action or commitment, in one line."""
    outcome: str
    """Its outcome: Not recorded as kept, 33 days overdue; Done 3 June 2022."""
    is_late: bool
    """Whether its due date has passed without completion."""
    is_listed: bool = True
    """Whether a brief lists it under its earlier meetings."""


def last_meeting(scope: Scope) -> LastMeeting | None:
    """Return the forum's last meeting; None if there was none, or for a public audience."""
    meeting = scope.last
    if meeting is None:
        return None
    return LastMeeting(
        date=meeting.date,
        title=meeting.title or scope.forum.name,
        sentence=_question_counts(meeting),
        general=tuple(
            question_view(scope.register, meeting, question)
            for question in meeting.all_questions
            if scope.links.keys().isdisjoint(question.items)
        ),
        actions=tuple(_action_of_last(scope, action) for action in meeting.actions),
    )


def _action_of_last(scope: Scope, action: Action) -> ActionView:
    view = action_view(scope.register, scope.links, action, scope.on)
    return replace(view, owner=_owners(scope, action))


def _owners(scope: Scope, action: Action) -> str | None:
    """Name the owners of an action, of an open one with what is vacant by now."""
    return scope.register.lead_titles(action.owners, None if action.done else scope.on)


@dataclass(frozen=True, slots=True)
class Discussions:
    """The earlier meetings of any forum that discussed the items of a brief."""

    sentence: str
    """Those that discussed most of the items; empty if none did."""
    by_item: Mapping[str, Sequence[str]]
    """The others, by name, for each item's id."""


def discussions(scope: Scope) -> Discussions:
    """Return the meetings that discussed the items, but for the forum's last; none in public."""
    if scope.is_public:
        return Discussions("", {})
    by_item = {
        id_: [meeting for meeting in meetings if meeting is not scope.last]
        for id_, meetings in meetings_about(scope.register, scope.on).items()
        if id_ in scope.links
    }
    numbers = Counter(meeting.id for meetings in by_item.values() for meeting in meetings)
    common = {id_ for id_, number in numbers.items() if number * 2 > len(scope.items)}
    sentences = []
    for id_ in sorted(common):
        meeting = scope.register.meetings[id_]
        others = [link for key, link in scope.links.items() if meeting not in by_item.get(key, ())]
        but = "".join(_in_a_sentence(each.text) for each in named_together(others))
        rest = f" except {but}" if others else ""
        sentences.append(f"{meeting_name(scope, meeting)}, discussed every finding{rest}.")
    rare = {
        key: [meeting_name(scope, each) for each in meetings if each.id not in common]
        for key, meetings in by_item.items()
    }
    return Discussions(" ".join(sentences), rare)


def _in_a_sentence(name: str) -> str:
    """Return the name of a finding as a sentence has it: the cause of concern, AFI 7."""
    is_only = re.match(r"Cause of concern(?: \(|$)", name)
    return f"the {uncapitalised(name)}" if is_only else name


def meeting_name(scope: Scope, meeting: Meeting) -> str:
    """Name a meeting with its date: Monthly Assurance Meeting, 23 May."""
    return f"{scope.register.meeting_title(meeting)}, {near_date(meeting.date, scope.on)}"


def action_view(
    register: Register, item_links: Mapping[str, Link], action: Action, on: date
) -> ActionView:
    """Return an action of a meeting with its outcome by a date."""
    return ActionView(
        text=blocks(action.text),
        link=item_links.get(action.item or ""),
        owner=register.lead_titles(action.owners),
        promise=deadline(action.due, action.due_event, on, counts=False),
        done=action.done,
        outcome=_action_outcome(action, on),
    )


def follow_ups(scope: Scope) -> Mapping[str, Sequence[FollowUp]]:
    """Return each item's follow-ups: all of the last meeting's, the open ones of others.

    They are grouped by the item's id, oldest first; empty for a public audience.
    """
    by_item = defaultdict[str, list[FollowUp]](list)
    meetings = () if scope.is_public else scope.earlier
    for meeting in meetings:
        for action in meeting.actions:
            if action.item and (meeting is scope.last or action.done is None):
                by_item[action.item].append(action_follow_up(scope, meeting, action))
        for commitment in meeting.commitments:
            if commitment.item and (meeting is scope.last or commitment.kept is None):
                by_item[commitment.item].append(commitment_follow_up(scope, meeting, commitment))
    elsewhere = () if scope.is_public else _commitments_from_elsewhere(scope)
    for meeting, commitment in elsewhere:
        if commitment.item:
            by_item[commitment.item].append(commitment_follow_up(scope, meeting, commitment))
    return by_item


def action_follow_up(scope: Scope, meeting: Meeting, action: Action) -> FollowUp:
    """Return an action of a meeting as what follows from it for its item."""
    owners = _owners(scope, action)
    whose = f" for {owners}" if owners else ", without an owner"
    until = f", due {action.due_event}" if action.due_event and not action.due else ""
    return FollowUp(
        what=f"{action_heading(scope.register, meeting, scope.forum_id)}{whose}{until}",
        text=" ".join(action.text.split()),
        outcome=_action_outcome(action, scope.on),
        is_late=action.done is None and action.due is not None and action.due < scope.on,
    )


def commitment_follow_up(scope: Scope, meeting: Meeting, commitment: Commitment) -> FollowUp:
    """Return a commitment made at a meeting as what follows from it for its item."""
    by = scope.register.lead_title(commitment.by)
    return FollowUp(
        what=commitment_heading(scope.register, meeting, commitment.to, scope.forum_id, by),
        text=" ".join(commitment.text.split()),
        outcome=commitment_outcome(commitment, scope.on),
        is_late=commitment.kept is None
        and commitment.due is not None
        and commitment.due < scope.on,
        is_listed=commitment.kept is None
        and (meeting.forum != scope.forum_id or _is_due(scope, commitment)),
    )


def commitment_outcome(commitment: Commitment, on: date) -> str:
    """Return the outcome of a commitment: Kept 6 June 2022; Not recorded as kept, due today."""
    if commitment.kept:
        return f"Kept {long_date(commitment.kept)}"
    return "Not recorded as kept" + (f", {lateness(commitment.due, on)}" if commitment.due else "")


def open_actions(scope: Scope) -> Iterator[OutstandingEntry]:
    """Yield the open actions of the forum's earlier meetings, oldest first."""
    for meeting in scope.earlier:
        for action in meeting.actions:
            if action.done is None:
                yield OutstandingEntry(
                    meeting=meeting.date,
                    text=blocks(action.text),
                    link=scope.links.get(action.item or ""),
                    owner=_owners(scope, action),
                    to=None,
                    promise=deadline(action.due, action.due_event, scope.on, counts=True),
                )


def open_commitments(scope: Scope) -> Iterator[OutstandingEntry]:
    """Yield unkept commitments of those meetings that are due by the meeting or undated."""
    for meeting, commitment in _own_commitments(scope):
        if _is_due(scope, commitment):
            yield _outstanding_commitment(scope, meeting, commitment)


def _is_due(scope: Scope, commitment: Commitment) -> bool:
    return commitment.due is None or commitment.due <= scope.meeting


def commitments_to_forum(scope: Scope) -> Iterator[OutstandingEntry]:
    """Yield unkept commitments that other meetings made to this forum."""
    for meeting, commitment in _commitments_from_elsewhere(scope):
        yield replace(_outstanding_commitment(scope, meeting, commitment), to=None)


def _own_commitments(scope: Scope) -> Iterator[tuple[Meeting, Commitment]]:
    return (each for each in _commitments(scope) if each[0].forum == scope.forum_id)


def _commitments_from_elsewhere(scope: Scope) -> Iterator[tuple[Meeting, Commitment]]:
    return (each for each in _commitments(scope) if each[0].forum != scope.forum_id)


def _commitments(scope: Scope) -> Iterator[tuple[Meeting, Commitment]]:
    for meeting, _, commitment in unkept_commitments(scope.register, scope.forum_id, scope.meeting):
        yield meeting, commitment


def _outstanding_commitment(
    scope: Scope, meeting: Meeting, commitment: Commitment
) -> OutstandingEntry:
    return OutstandingEntry(
        meeting=meeting.date,
        text=blocks(commitment.text),
        link=scope.links.get(commitment.item or ""),
        owner=scope.register.lead_title(commitment.by, scope.on),
        to=commitment.made_to,
        promise=deadline(commitment.due, None, scope.on, counts=True),
    )


def _question_counts(meeting: Meeting) -> str:
    """Count the questions put at a meeting and their answers; empty if there were none."""
    questions = meeting.all_questions
    if not questions:
        return ""
    elsewhere = sum(not q.answers and q.addressed_at is not None for q in questions)
    unanswered = sum(not q.answers and q.addressed_at is None for q in questions)
    number = counted(len(questions), "question")
    if not elsewhere + unanswered:
        return f"{number}, {'all ' if len(questions) > 1 else ''}answered"
    parts = [f"{len(questions) - elsewhere - unanswered} answered"]
    if elsewhere:
        parts.append(f"{elsewhere} dealt with at another meeting")
    parts.append(f"{unanswered or 'none'} unanswered")
    return f"{number}: {listed(parts)}"


def _action_outcome(action: Action, on: date) -> str:
    if action.done is None:
        return f"Not done, {lateness(action.due, on)}" if action.due else "Not done"
    late = (action.done - action.due).days if action.due else 0
    return f"Done {long_date(action.done)}" + (f", {days(late)} late" if late > 0 else "")
