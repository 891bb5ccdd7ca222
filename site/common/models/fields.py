"""Text fields that editors write line by line and content files hold as lists or mappings."""

from django.db import models


class LinesField(models.TextField):
    """A text of several lines, one item per line."""

    def to_file(self, value: str) -> list[str]:
        """Return the lines that are not empty."""
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def from_file(self, items: list[str]) -> str:
        """Return `items` one per line."""
        return "\n".join(items or [])


class LabelsField(models.TextField):
    """A text of several lines, each "language code: label"."""

    def to_file(self, value: str) -> dict[str, str]:
        """Return labels by language code, in the order they are written."""
        pairs = (line.partition(":") for line in (value or "").splitlines() if line.strip())
        return {code.strip(): label.strip() for code, _colon, label in pairs}

    def from_file(self, labels: dict[str, str]) -> str:
        """Return one line per label."""
        return "\n".join(f"{code}: {label}" for code, label in (labels or {}).items())
