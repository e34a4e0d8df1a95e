"""Which parts of a wording the steps answer."""

from peeltrack.model.register import Register
from peeltrack.queries.parts import answered_parts, unanswered_parts


def test_a_part_is_unanswered_where_steps_name_other_parts(register: Register) -> None:
    """
    afi-01:
      clauses: [{ref: i, text: Record.}, {ref: ii, text: Review.}, {ref: iii, text: Train.}]
      steps_to_green:
        - {id: one, text: x, clauses: [ii]}
        - {id: two, text: y}
    """
    item = register.items["peel/afi-01"]
    assert answered_parts(item) == {"ii"}
    assert [part.ref for part in unanswered_parts(item)] == ["i", "iii"]


def test_where_no_step_says_what_it_answers_nothing_is_known_of_any_part(
    register: Register,
) -> None:
    """
    afi-01: {clauses: [{ref: i, text: Record.}], steps_to_green: [{id: one, text: x}]}
    afi-02: {clauses: [{ref: i, text: Record.}]}
    """
    found = [(answered_parts(item), unanswered_parts(item)) for item in register.items.values()]
    assert found == [(frozenset(), ()), (frozenset(), ())]
