"""Frozen records whose values pydantic checks, made without it: most commands check nothing.

A class names its fields as a pydantic model does. Pydantic is imported, and the validator of a
class built, when the first values are checked or written out: to import it takes several times
as long as Python itself, and records that come from the cache were checked before they went
there.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    NamedTuple,
    Self,
    TypeVar,
    dataclass_transform,
    get_args,
    get_origin,
)

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, TypeAdapter
    from pydantic_core import CoreSchema

REQUIRED: Any = object()
"""The default of a field that has none."""


class ModelField(NamedTuple):
    """A field of a record."""

    annotation: Any
    """Its type, without what is annotated on it."""
    metadata: tuple[object, ...] = ()
    """What is annotated on its type."""
    alias: str | None = None
    """The key of it in a file, if that is not its name."""
    default: Any = REQUIRED
    """Its value if none is given."""
    default_factory: Callable[[], Any] | None = None
    """What makes that value."""

    def is_required(self) -> bool:
        """Check whether a record cannot do without it."""
        return self.default is REQUIRED and self.default_factory is None

    def if_absent(self) -> object:
        """Return its value where a record does not give it."""
        return self.default_factory() if self.default_factory else self.default

    def schema(self, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        """Return how pydantic checks it."""
        from pydantic_core import core_schema

        whole = Annotated[(self.annotation, *self.metadata)] if self.metadata else self.annotation
        schema = handler.generate_schema(whole)
        if self.default_factory:
            return core_schema.with_default_schema(schema, default_factory=self.default_factory)
        if self.is_required():
            return schema
        return core_schema.with_default_schema(schema, default=self.default)


def Field(  # noqa: N802 (as pydantic names it)
    *,
    default: Any = REQUIRED,  # noqa: ANN401 (whatever the field may hold)
    default_factory: Callable[[], Any] | None = None,
    alias: str | None = None,
) -> Any:  # noqa: ANN401 (it stands for a value of the field)
    """Say more of a field than its type and default: its key in a file, what makes its default."""
    return ModelField(None, (), alias, default, default_factory)


class _Kind(type):
    """A kind of record. It adds nothing; without it mypy takes no kind for a key."""


@dataclass_transform(
    eq_default=False, kw_only_default=True, frozen_default=True, field_specifiers=(Field,)
)
class Validated(metaclass=_Kind):
    """A frozen record; unless it says otherwise it takes no key but those of its fields.

    The names of its methods are those of a pydantic model.
    """

    # Where pydantic puts the values, the names of those given, and what only its models have.
    __slots__ = (
        "__dict__",
        "__pydantic_extra__",
        "__pydantic_fields_set__",
        "__pydantic_private__",
    )

    model_config: ClassVar[Mapping[str, Any]] = {"extra": "forbid", "frozen": True}
    model_fields: ClassVar[Mapping[str, ModelField]] = {}

    if TYPE_CHECKING:
        __pydantic_fields_set__: ClassVar[set[str]]

    def __init_subclass__(cls) -> None:
        """Collect its fields; a default is no attribute of the class."""
        own = {
            name: _field(annotation, vars(cls).get(name, REQUIRED))
            for name, annotation in cls.__annotations__.items()
            if ClassVar not in (annotation, get_origin(annotation))
        }
        for name in own.keys() & vars(cls).keys():
            delattr(cls, name)
        cls.model_fields = {**cls.model_fields, **own}

    if not TYPE_CHECKING:

        def __init__(self, **values: object) -> None:
            """Check values and hold them.

            Raises:
                pydantic.ValidationError: if they do not fit.
            """
            _adapter(type(self)).validator.validate_python(values, self_instance=self)

        def __setattr__(self, name: str, value: object) -> None:
            raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

        def __delattr__(self, name: str) -> None:
            raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

        def __eq__(self, other: object) -> bool:
            if type(other) is not type(self):
                return NotImplemented
            mine, theirs = self.__dict__, other.__dict__
            if mine == theirs:
                return True
            # What was worked out of one of them makes no difference.
            are_bare = len(mine) == len(theirs) == len(self.model_fields)
            return not are_bare and self._values == other._values

        def __hash__(self) -> int:
            return hash((type(self), *self._values))

    @classmethod
    def model_validate(cls, values: object) -> Self:
        """Return the record of values by their keys.

        Raises:
            pydantic.ValidationError: if they do not fit.
        """
        record: Self = _adapter(cls).validator.validate_python(values)
        return record

    @classmethod
    def model_json_schema(cls) -> dict[str, Any]:
        """Return the JSON Schema of its values."""
        return _adapter(cls).json_schema()

    def model_dump(self, **how: Any) -> dict[str, Any]:  # noqa: ANN401 (the options of pydantic)
        """Return its values as pydantic writes them out; the options are pydantic's."""
        written: dict[str, Any] = _adapter(type(self)).serializer.to_python(self, **how)
        return written

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self:
        """Return it with other values, which are not checked; what is worked out of them is not."""
        fields, values = self.model_fields, self.__dict__
        if len(values) > len(fields):
            values = {name: values[name] for name in fields}
        given = self.__pydantic_fields_set__ | (update or {}).keys()
        return made_of(type(self), {**values, **(update or {})}, given)

    @property
    def model_fields_set(self) -> set[str]:
        """The names of the fields that were given."""
        return self.__pydantic_fields_set__

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core import core_schema

        fields = {
            name: core_schema.model_field(
                field.schema(handler),
                validation_alias=field.alias,
                serialization_alias=field.alias,
            )
            for name, field in cls.model_fields.items()
        }
        extra = cls.model_config["extra"]
        return core_schema.model_schema(
            cls,
            core_schema.model_fields_schema(fields, model_name=cls.__name__, extra_behavior=extra),
            config=core_schema.CoreConfig(title=cls.__name__, extra_fields_behavior=extra),
            frozen=True,
            ref=f"{cls.__module__}.{cls.__qualname__}:{id(cls)}",
        )

    def __copy__(self) -> Self:
        return self.model_copy()

    def __repr__(self) -> str:
        shown = (
            f"{name}={each!r}" for name, each in zip(self.model_fields, self._values, strict=True)
        )
        return f"{type(self).__name__}({', '.join(shown)})"

    @property
    def _values(self) -> Sequence[object]:
        return [*map(self.__dict__.get, self.model_fields)]


_T = TypeVar("_T", bound=Validated)

put_values = vars(Validated)["__dict__"].__set__
_put_given = vars(Validated)["__pydantic_fields_set__"].__set__
_put_extra = vars(Validated)["__pydantic_extra__"].__set__
_put_private = vars(Validated)["__pydantic_private__"].__set__
values_of = vars(Validated)["__dict__"].__get__
"""The values of a record as they are, packed or not (`packed_details.py`)."""


def made_of(kind: type[_T], values: dict[str, Any], given: set[str]) -> _T:
    """Return a record of its parts, which were checked before."""
    record = object.__new__(kind)
    put_values(record, values)
    _put_given(record, given)
    _put_extra(record, None)
    _put_private(record, None)
    return record


def _field(annotation: Any, value: Any) -> ModelField:  # noqa: ANN401 (whatever a class says)
    """Return the field of an annotation and of what the class sets it to."""
    said = value if isinstance(value, ModelField) else ModelField(None, default=value)
    if get_origin(annotation) is Annotated:
        plain, *metadata = get_args(annotation)
        return said._replace(annotation=plain, metadata=tuple(metadata))
    return said._replace(annotation=annotation)


@cache
def _adapter(kind: type[_T]) -> "TypeAdapter[_T]":
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
