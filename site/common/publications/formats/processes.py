"""Running the tools: each in a process of its own that gives its memory back and cannot take the builder with it."""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# A whole guide takes half a minute; this many seconds mean that something is wrong.
PATIENCE = 600
# How often, in seconds, whoever waits for a tool says that it is alive.
PULSE = 5.0

# Called while a tool works, so that others know that it does.
alive: list[Callable[[], None]] = []


class ToolError(Exception):
    """A tool ended without a file; the message is what it said."""


@dataclass(frozen=True)
class Run:
    """The file a tool wrote, how many seconds it took and how many bytes of memory at most."""

    content: bytes
    seconds: float
    memory: int


def run(command: Sequence[str], folder: Path, target: str, environment: Mapping[str, str] | None = None) -> Run:
    """Run a tool within `folder` and return the file it wrote there under the name `target`.

    Raises:
        ToolError: it failed, took too long, or wrote nothing.
    """
    started = time.monotonic()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603  (the commands are ours; no text of editors is among the arguments)
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        memory, status = _wait(process, started)
        said.seek(0)
        words = said.read().decode(errors="replace").strip()
    if status is None:
        raise ToolError(f"{command[0]} took more than {PATIENCE} seconds and was ended.")
    if status:
        raise ToolError(f"{command[0]} ended with status {status}. {words[-1500:]}")
    made = folder / target
    content = made.read_bytes() if made.exists() else b""
    if not content:
        raise ToolError(f"{command[0]} wrote nothing. {words[-1500:]}")
    return Run(content, time.monotonic() - started, memory)


def _wait(process: "subprocess.Popen[bytes]", started: float) -> tuple[int, int | None]:
    """Return the most memory the process took and its status, None when it had to be ended."""
    pulse = started
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            # Linux counts in kilobytes.
            return usage.ru_maxrss * 1024, process.returncode
        now = time.monotonic()
        if now - started > PATIENCE:
            process.kill()
            process.wait()
            return 0, None
        if now - pulse > PULSE:
            pulse = now
            for call in alive:
                call()
        time.sleep(0.02)
