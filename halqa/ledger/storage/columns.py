"""Kinds of columns of which the databases have different ideas."""

from typing import Any

from sqlalchemy import Dialect, LargeBinary, Text
from sqlalchemy.types import TypeDecorator, TypeEngine


class Words(TypeDecorator[str]):
    """A text of any characters: PostgreSQL refuses U+0000 in its own texts, so bytes of UTF-8 are kept there."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return what the database keeps."""
        return dialect.type_descriptor(LargeBinary() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:
        """Return a text as it is kept."""
        return value.encode() if value is not None and dialect.name == "postgresql" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """Return what is kept as a text."""
        return bytes(value).decode() if value is not None and dialect.name == "postgresql" else value
