# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The fields of what people write: none that is unknown, and what pydantic finds wrong in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

LONGEST = 60
"""Characters of a wrong value, or of a name in a path, that are shown."""


def wrong(what: str, expected: str, field: str = "") -> PydanticCustomError:
    """An error for a validator: what is wrong, what is expected, and in which field of what is validated."""
    return PydanticCustomError("wrong", "{what}", {"what": what, "expected": expected, "field": field})


class Strict(BaseModel):
    """A mapping in a file: a field that is not known is refused, with the ones that are."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True, allow_inf_nan=False)

    @model_validator(mode="before")
    @classmethod
    def _only_known(cls, data: Any) -> Any:
        if isinstance(data, Mapping):
            known = [field.alias or name for name, field in cls.model_fields.items()]
            for key in data:
                if key not in known:
                    raise wrong(f"field “{short(key)}” is unknown", f"one of {', '.join(known)}", str(key))
        return data


_PLAIN: Mapping[str, str] = {
    "missing": "a value: this field may not be left out",
    "union_tag_not_found": "a value: this field may not be left out",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "finite_number": "a finite number",
    "string_type": "text",
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": "fields, as name: value",
    "model_type": "fields, as name: value",
    "model_attributes_type": "fields, as name: value",
    "date_type": "a date, such as 2026-11-25",
    "date_parsing": "a date, such as 2026-11-25",
    "date_from_datetime_parsing": "a date, such as 2026-11-25",
    "date_from_datetime_inexact": "a date, such as 2026-11-25",
    "union_tag_invalid": "one of {expected_tags}",
    "too_short": "{min_length} or more in the list",
    "too_long": "{max_length} or fewer in the list",
    "string_too_short": "text of {min_length} or more characters",
    "string_too_long": "text of {max_length} characters at most",
    "string_pattern_mismatch": "text that matches {pattern}",
}
"""What pydantic expected, in plain words, by the type of its error."""


def expected_of(error: ErrorDetails) -> str:
    """What was expected where pydantic found something else."""
    if error["type"] == "wrong":
        return str(error["ctx"]["expected"])
    if error["type"] in _PLAIN:
        return _PLAIN[error["type"]].format_map(error.get("ctx", {}))
    said = error["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
    return f"{said[:1].lower()}{said[1:]}"


def what_of(error: ErrorDetails) -> str:
    """What is wrong where pydantic found it."""
    if error["type"] == "wrong":
        return str(error["ctx"]["what"])
    if error["type"] in ("missing", "union_tag_not_found"):
        return "is missing"
    if error["type"] == "union_tag_invalid":
        return f"{short(error['ctx']['tag'], quoted=True)} is not right"
    return unfit(error["input"])


def unfit(value: Any) -> str:
    """Of a value that is not what was expected."""
    if value is None:
        return "is empty"
    if isinstance(value, str | int | float):
        return f"{short(value, quoted=True)} is not right"
    return "this does not fit"


def short(value: Any, *, quoted: bool = False) -> str:
    """A value as it may stand in an error."""
    said = repr(value) if quoted else str(value)
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}…"
