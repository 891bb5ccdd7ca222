"""Reading and writing the YAML files."""

from pathlib import Path
from typing import Any

import yaml


class ContentFileError(Exception):
    """A content file that cannot be loaded; the message names the file and what to change."""


class _Dumper(yaml.SafeDumper):
    """Writes several lines of text as a block, so that they stay readable and easy to compare."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)


def read(path: Path) -> Any:
    """Return the content of a YAML file.

    Raises:
        ContentFileError: the file is not valid YAML.
    """
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ContentFileError(f"{path}: not valid YAML in UTF-8. {error}") from error


def write(path: Path, data: Any) -> None:
    """Write `data` as YAML, making the folder when needed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    path.write_text(text, encoding="utf-8")
