"""Plain classes that read and write themselves as pydantic's models do, and load it only then.

`planctl validate` starts often, and pydantic takes longer to load than a small file to be judged.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field, fields
from typing import TYPE_CHECKING, Any, ClassVar, Self, dataclass_transform

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
class Plain:
    """A closed and immutable class, as a `Result` is.

    A subclass is a dataclass; the `metadata` of a field is what pydantic's `Field` is told of it.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "extra": "forbid",
        "json_schema_serialization_defaults_required": True,
    }

    _fields: ClassVar[list[tuple[str, Any, Any]]]  # the name of each, its default, and what makes its default
    _adapter: ClassVar[Any]

    def __init_subclass__(cls) -> None:
        # The methods that it would write for each class are below, once for all of them.
        dataclass(init=False, repr=False, eq=False, kw_only=True)(cls)
        cls._fields = [(each.name, each.default, each.default_factory) for each in fields(cls)]  # type: ignore[arg-type]

    def __init__(self, **given: Any) -> None:
        """Take the values of all fields, but those that have a default, by name."""
        own = self.__dict__
        for name, default, make in self._fields:
            if name in given:
                own[name] = given.pop(name)
            elif default is not MISSING:
                own[name] = default
            elif make is not MISSING:
                own[name] = make()
            else:
                raise TypeError(f"{type(self).__name__} needs `{name}`")
        if given:
            raise TypeError(f"{type(self).__name__} has no `{next(iter(given))}`")

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.__dict__ == self.__dict__

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{key}={value!r}' for key, value in vars(self).items())})"

    def model_copy(self, *, update: dict[str, Any]) -> Self:
        """The same with other values in some fields."""
        return type(self)(**{**self.__dict__, **update})

    def model_dump(self, **how: Any) -> dict[str, Any]:
        """The values as plain data. `how` is as with a model of pydantic: `mode`, `by_alias`, `exclude` …"""
        made: dict[str, Any] = self._pydantic().dump_python(self, **how)
        return made

    def model_dump_json(self, **how: Any) -> str:
        """The values as JSON. `how` is as with a model of pydantic: `indent`, `by_alias`, `exclude` …"""
        return self._pydantic().dump_json(self, **how).decode()

    @classmethod
    def model_validate(cls, data: Any) -> Self:
        """The result that plain data is. Raises pydantic's ValidationError where it is none."""
        made: Self = cls._pydantic().validate_python(data)
        return made

    @classmethod
    def model_json_schema(
        cls, *, by_alias: bool = True, mode: JsonSchemaMode, schema_generator: type[GenerateJsonSchema]
    ) -> dict[str, Any]:
        """The JSON Schema."""
        return cls._pydantic().json_schema(by_alias=by_alias, mode=mode, schema_generator=schema_generator)

    @classmethod
    def _pydantic(cls) -> TypeAdapter[Any]:
        if "_adapter" not in cls.__dict__:
            from pydantic import TypeAdapter

            cls._adapter = TypeAdapter(cls)
        adapter: TypeAdapter[Any] = cls._adapter
        return adapter
