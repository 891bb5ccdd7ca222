"""What the programs of this folder share: a database to work on, counting, timing, memory, tables in plain text.

Figures of one database are taken in a process of their own, so that nothing one database left in memory helps or
burdens the next: `in_own_process` runs the program again for one database and reads its figures as JSON.
"""

import ctypes
import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
RUNS = 50
# A measurement that takes longer than this many seconds in all is repeated less often, but never less than
# LEAST_RUNS times.
PATIENCE = 20.0
LEAST_RUNS = 3
KB = 1024
# The project's targets are about catalogues with so many micro-skills.
TARGET_SIZE = 100_000
# The figures of a process of its own stand on the last line it prints, behind this mark.
MARK = "figures: "


def say(*words: object) -> None:
    """Print a line at once: these programs run long and are watched."""
    print(*words, flush=True)  # noqa: T201


def set_up(database: str) -> None:
    """Prepare Django to work on the database at an address (`sqlite:////file` or `postgres://…`)."""
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    os.environ["DATABASE_URL"] = database
    import django

    django.setup()


def in_own_process(program: str, *arguments: str) -> Any:
    """Run a program of this folder again with other arguments and return what it gave to `hand_over`.

    Raises:
        SystemExit: the program failed; what it printed is shown.
    """
    command = [sys.executable, program, *arguments]
    result = subprocess.run(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    *lines, last = result.stdout.rstrip("\n").split("\n")
    for line in lines:
        say(line)
    if result.returncode or not last.startswith(MARK):
        say(last)
        raise SystemExit(f"failed: {' '.join(command)}")
    return json.loads(last.removeprefix(MARK))


def hand_over(figures: Any) -> None:
    """Give figures (anything JSON can hold) to the process that called `in_own_process`."""
    say(f"{MARK}{json.dumps(figures)}")


@dataclass(frozen=True)
class Timing:
    """How long something took, in milliseconds, over `runs` runs.

    `cpu` is the median of the time this process worked itself: what a database server does is not in it, and what
    else a busy machine does is hardly in it.
    """

    median: float
    p99: float
    slowest: float
    cpu: float
    runs: int


def timing(measured: Sequence[tuple[float, float]]) -> Timing:
    """Sum up measured (seconds, CPU seconds); p99 is the slowest run when there are fewer than a hundred."""
    seconds = sorted(each for each, _cpu in measured)
    p99 = seconds[min(len(seconds) - 1, int(len(seconds) * 0.99))]
    cpu = median(cpu for _seconds, cpu in measured)
    return Timing(1000 * median(seconds), 1000 * p99, 1000 * seconds[-1], 1000 * cpu, len(seconds))


class Stopwatch:
    """Tells the seconds since it was made, and how many of them this process worked."""

    def __init__(self) -> None:
        self.started, self.cpu_started = time.perf_counter(), time.process_time()

    def seconds(self) -> float:
        """Return the seconds until now."""
        return time.perf_counter() - self.started

    def cpu(self) -> float:
        """Return the seconds this process has worked until now."""
        return time.process_time() - self.cpu_started


def seconds_of(action: Callable[[], Any]) -> tuple[float, float]:
    """Return how many seconds `action` takes, and how many of them this process works."""
    clock = Stopwatch()
    action()
    return clock.seconds(), clock.cpu()


def repeated(action: Callable[[], Any], runs: int = RUNS, patience: float = PATIENCE) -> Timing:
    """Time `action`, which was run before, `runs` times, or as often as fits into `patience` seconds."""
    measured: list[tuple[float, float]] = []
    started = Stopwatch()
    while len(measured) < runs and (len(measured) < LEAST_RUNS or started.seconds() < patience):
        measured.append(seconds_of(action))
    return timing(measured)


def quietest(figures: Iterable[Any]) -> list[Any]:
    """Keep, of figures of the same case on the same database, those with the lowest median.

    A machine that is busy with something else makes everything slower, never faster.
    """
    kept: dict[tuple[Any, ...], Any] = {}
    for one in figures:
        key = one.vendor, one.skills, one.case, getattr(one, "way", "")
        if key not in kept or one.median < kept[key].median:
            kept[key] = one
    return list(kept.values())


TIME_HEAD = ("median ms", "p99 ms", "CPU ms", "runs")


def times(measured: Any) -> tuple[float, float, float, int]:
    """Return what tables show of a timing."""
    return measured.median, measured.p99, measured.cpu, measured.runs


def time_cells(measured: Any) -> list[str]:
    """Write `times` as cells below `TIME_HEAD`."""
    *milliseconds, runs = times(measured)
    return [*(f"{each:,.1f}" for each in milliseconds), str(runs)]


@dataclass
class Asked:
    """What was asked of the database: statements, and rows that came back."""

    statements: list[str] = field(default_factory=list)
    rows: int = 0

    @property
    def queries(self) -> int:
        """How many statements there were, without those that open and close transactions."""
        return len([sql for sql in self.statements if not sql.startswith(("SAVEPOINT", "RELEASE"))])


@contextmanager
def counting() -> Iterator[Asked]:
    """Count what this thread asks of the database within the block, and the rows it fetches."""
    from django.db import connection
    from django.db.backends.utils import CursorWrapper

    asked = Asked()

    class CountingCursor(CursorWrapper):
        def fetchone(self) -> Any:
            row = self.cursor.fetchone()
            asked.rows += row is not None
            return row

        def fetchmany(self, *size: int) -> list[Any]:
            rows = self.cursor.fetchmany(*size)
            asked.rows += len(rows)
            return rows

        def fetchall(self) -> list[Any]:
            rows = self.cursor.fetchall()
            asked.rows += len(rows)
            return rows

        def __iter__(self) -> Iterator[Any]:
            for row in super().__iter__():
                asked.rows += 1
                yield row

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        asked.statements.append(sql)
        return execute(sql, *rest)

    made = connection.make_cursor
    connection.make_cursor = lambda cursor: CountingCursor(cursor, connection)  # type: ignore[method-assign]
    try:
        with connection.execute_wrapper(note):
            yield asked
    finally:
        connection.make_cursor = made  # type: ignore[method-assign]


def resident() -> int:
    """Return the memory of this process that is in use now, in bytes."""
    return _status("VmRSS")


def most_resident() -> int:
    """Return the most memory this process has used since it began or since `forget_most_resident`, in bytes."""
    return _status("VmHWM")


def forget_most_resident() -> None:
    """Start `most_resident` anew from what is in use now, after everything that can be freed was freed."""
    gc.collect()
    # What Python gave back stays with the C library otherwise.
    ctypes.CDLL(None).malloc_trim(0)
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _status(name: str) -> int:
    for line in Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) * KB
    raise RuntimeError("This system does not tell the memory of a process in /proc")


def database_size() -> int:
    """Return the bytes of the database in use, its indexes included."""
    from django.db import connection

    if connection.vendor == "sqlite":
        name = Path(str(connection.settings_dict["NAME"]))
        return sum(file.stat().st_size for file in (name, Path(f"{name}-wal")) if file.exists())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return cursor.fetchone()[0]


def catalogue_size() -> tuple[str, int]:
    """Return the kind of the database in use, and how many micro-skills it has in English."""
    from django.db import connection

    from standards.models import MicroSkill

    return connection.vendor, MicroSkill.objects.filter(locale__language_code="en").count()


def megabytes(size: float) -> str:
    """Write bytes as megabytes."""
    return f"{size / KB / KB:,.1f} MB"


def ratio(large: float, small: float) -> str:
    """Write how many times `small` goes into `large`."""
    return f"{large / small:,.2f} x" if small else "-"


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a table: the first column to the left, the others to the right."""
    lines = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(head))]
    say(f"\n{title}")
    for number, (first, *others) in enumerate(lines):
        cells = [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        say("  ".join([first.ljust(widths[0]), *cells]))
        if not number:
            say("  ".join("-" * width for width in widths))


def verdict(target: str, what: str, measured: float, limit: float, at_least: bool = False, judged: bool = True) -> None:
    """Print whether a target of the project is met: at most `limit`, or at least.

    Without `judged` the measurement is not the one the target is about, for example of a smaller catalogue.
    """
    met = measured >= limit if at_least else measured <= limit
    wanted = "at least" if at_least else "at most"
    words = ("met" if met else "MISSED") if judged else "for information"
    say(f"{target}: {what}: {measured:,.2f}, {wanted} {limit:g} wanted: {words}")
