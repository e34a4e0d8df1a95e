"""Records that pydantic checks and that do without it: they are as its models would be."""

import pickle
from copy import copy, deepcopy
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic import Field as PydanticField

from peeltrack.model.record import Count, Flag, IsoDate, Record, Slug
from peeltrack.model.validated import Field, ModelField


class Inner(Record):
    """An entry."""

    starts: IsoDate = Field(alias="from")
    is_new: Flag = False


class Outer(Record):
    """A record with entries."""

    kind_of_entry: ClassVar = Inner

    id: Slug
    count: Count | None = None
    entries: tuple[Inner, ...] = ()
    by_name: dict[Slug, Inner] = Field(default_factory=dict)

    @cached_property
    def has_entries(self) -> bool:
        """Whether it has any."""
        return bool(self.entries)

    @cached_property
    def number(self) -> int:
        """The number of entries."""
        return len(self.entries)


class InnerModel(BaseModel):
    """The same as a model of pydantic."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    starts: IsoDate = PydanticField(alias="from")
    is_new: Flag = False


class OuterModel(BaseModel):
    """The same as a model of pydantic."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Slug
    count: Count | None = None
    entries: tuple[InnerModel, ...] = ()
    by_name: dict[Slug, InnerModel] = PydanticField(default_factory=dict)


INNER = {"from": "2022-05-23", "is_new": True}
OUTER = {
    "id": "one",
    "count": 2,
    "entries": [INNER, {"from": "2022-05-24"}],
    "by_name": {"a": INNER},
}

scalars = st.sampled_from(
    ["one", "Two", "", "2022-05-23", "2022-05-32", 0, 2, -1, 2.0, True, False, None]
)
keys = st.sampled_from(["id", "count", "entries", "by_name", "from", "is_new", "starts", "other"])
inners = st.dictionaries(keys, scalars, max_size=3) | st.just(INNER) | scalars
values = inners | st.lists(inners, max_size=3) | st.dictionaries(keys, inners, max_size=2)
outers = st.dictionaries(keys, values).map(lambda more: {**OUTER, **more})


def misfits(kind: Any, given_values: object) -> list[tuple[object, ...]]:  # noqa: ANN401
    """What pydantic finds wrong, and where."""
    try:
        kind.model_validate(given_values)
    except ValidationError as error:
        found = error.errors(include_url=False)
        return [(each["type"], each["loc"], each["msg"]) for each in found]
    return []


@given(outers | values)
def test_it_takes_and_refuses_what_a_model_does(given_values: object) -> None:
    told = misfits(Outer, given_values)
    as_model = [
        (type_, loc, str(msg).replace("OuterModel", "Outer").replace("InnerModel", "Inner"))
        for type_, loc, msg in misfits(OuterModel, given_values)
    ]
    assert told == as_model


@pytest.mark.parametrize(
    "how",
    [{}, {"by_alias": True}, {"mode": "json"}, {"exclude_defaults": True}, {"exclude_unset": True}],
)
def test_it_is_written_out_as_a_model_is(how: dict[str, Any]) -> None:
    assert Outer.model_validate(OUTER).model_dump(**how) == (
        OuterModel.model_validate(OUTER).model_dump(**how)
    )
    assert Outer(id="one").model_dump(**how) == OuterModel(id="one").model_dump(**how)


def test_its_schema_is_that_of_a_model() -> None:
    def plain(schema: object) -> str:
        said = repr(schema).replace("The same as a model of pydantic.", "")
        return (
            said.replace("An entry.", "").replace("A record with entries.", "").replace("Model", "")
        )

    assert plain(Outer.model_json_schema()) == plain(OuterModel.model_json_schema())


def test_its_fields_are_those_that_the_class_names() -> None:
    assert Outer.model_fields.keys() == {"id", "count", "entries", "by_name"}
    day: Any = IsoDate
    assert Inner.model_fields["starts"] == ModelField(date, day.__metadata__, alias="from")
    assert [each.is_required() for each in Outer.model_fields.values()] == [
        True, False, False, False,
    ]  # fmt: skip
    assert Outer.model_fields["by_name"].if_absent() == {}
    assert not hasattr(Outer, "entries")  # A default is a field's and not the class's.

    class More(Outer):
        """A record with one more."""

        title: Slug | None = None

    assert list(More.model_fields) == ["id", "count", "entries", "by_name", "title"]
    assert More(id="one", title="a").title == "a"


def test_a_copy_has_other_values_and_nothing_that_was_worked_out_of_the_old() -> None:
    record = Outer.model_validate(OUTER)
    assert record.number == 2
    fewer = record.model_copy(update={"entries": record.entries[:1]})
    assert (fewer.number, record.number) == (1, 2)
    assert Outer(id="one").model_copy(update={"count": 1}).model_fields_set == {"id", "count"}


def test_records_of_the_same_values_are_one_whatever_was_worked_out() -> None:
    record, same = Outer(id="one"), Outer(id="one")
    assert (record.number, same.has_entries) == (0, False)
    other = Outer(id="two")
    elsewhere: object = Inner.model_validate({"from": "2022-05-20"})
    assert (record == same, record == other, record == elsewhere) == (True, False, False)
    first, second = (Inner.model_validate({"from": f"2022-05-2{n}"}) for n in (1, 2))
    assert len({first, copy(first), second}) == 2
    for again in (copy(record), deepcopy(record), pickle.loads(pickle.dumps(record))):  # noqa: S301
        assert again == record
        assert again.model_fields_set == {"id"}
    assert repr(other) == "Outer(id='two', count=None, entries=(), by_name={})"


def test_nothing_of_it_can_be_set_or_deleted() -> None:
    record: Any = Outer(id="one")
    with pytest.raises(AttributeError, match="Outer is frozen: id cannot be set"):
        record.id = "two"
    with pytest.raises(AttributeError, match="Outer is frozen: id cannot be deleted"):
        del record.id
