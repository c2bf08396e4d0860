"""Plain classes that read and write themselves as pydantic's models do, and load it only then.

`planctl validate` starts often, and pydantic takes longer to load than a small file to be judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import TypeAdapter
    from pydantic.json_schema import JsonSchemaMode

_NOTHING = object()


class _Told:
    """What is told of a field: its default or what makes that, and what pydantic's `Field` is told."""

    __slots__ = ("default", "make", "more")

    def __init__(self, default: Any, make: Any, more: dict[str, Any]) -> None:
        self.default, self.make, self.more = default, make, more


def told(
    description: str | None = None,
    *,
    default: Any = _NOTHING,
    default_factory: Callable[[], Any] | None = None,
    key: str | None = None,
) -> Any:
    """What is told of a field: what it means, its default, and its key in JSON where that is not its name."""
    more = {"description": description, "alias": key}
    return _Told(default, default_factory, {name: value for name, value in more.items() if value is not None})


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(told,))
class Plain:
    """A closed and immutable class, as a `Result` is. Its fields are its annotations."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "extra": "forbid",
        "json_schema_serialization_defaults_required": True,
    }
    _fields: ClassVar[dict[str, _Told]]
    _adapter: ClassVar[Any]

    def __init_subclass__(cls) -> None:
        given = {name: vars(cls).get(name, _NOTHING) for name in cls.__annotations__ if name[0] != "_"}
        cls._fields = {
            name: value if isinstance(value, _Told) else _Told(value, None, {})
            for name, value in given.items()
        }

    def __init__(self, **given: Any) -> None:
        """Take the values of all fields, but those that have a default, by name."""
        own = self.__dict__
        for name, field in self._fields.items():
            if name in given:
                own[name] = given.pop(name)
            elif field.make is not None:
                own[name] = field.make()
            elif field.default is not _NOTHING:
                own[name] = field.default
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
    def model_json_schema(cls, *, mode: JsonSchemaMode = "validation", **how: Any) -> dict[str, Any]:
        """The JSON Schema. `how` is as with a model of pydantic: `by_alias`, `schema_generator`."""
        return cls._pydantic().json_schema(mode=mode, **how)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Pydantic's own schema of a dataclass, which the class is from now on."""
        from dataclasses import MISSING, dataclass, field

        if "__dataclass_fields__" not in vars(cls):
            for name, each in cls._fields.items():
                default = MISSING if each.default is _NOTHING else each.default
                made: Any = field(default=default, default_factory=each.make or MISSING, metadata=each.more)
                setattr(cls, name, made)
            dataclass(init=False, repr=False, eq=False, kw_only=True)(cls)
        return handler(source)

    @classmethod
    def names(cls) -> list[str]:
        """The names of the fields, in order."""
        return list(cls._fields)

    @classmethod
    def meanings(cls) -> dict[str, str | None]:
        """What each key in JSON means."""
        return {
            each.more.get("alias", name): each.more.get("description") for name, each in cls._fields.items()
        }

    @classmethod
    def _pydantic(cls) -> TypeAdapter[Any]:
        if "_adapter" not in cls.__dict__:
            from pydantic import TypeAdapter

            cls._adapter = TypeAdapter(cls)
        adapter: TypeAdapter[Any] = cls._adapter
        return adapter
