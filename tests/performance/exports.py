"""What taking away the whole catalogue costs: CSV, XLSX and JSON of all rows.

    python tests/performance/exports.py sqlite:////tmp/catalogue-1k.sqlite3 postgres://postgres@127.0.0.1/perf_1k …

takes databases made by `build_catalogue.py`. Every file is asked for in a process of its own, which has shown the
catalogue and written a small file before; memory is what is in use at most beyond that. Parts of a streamed file are
thrown away as they come, as a web server does.
"""

import argparse
from dataclasses import asdict, dataclass
from typing import Any

import measuring

FORMATS = ("csv", "xlsx", "json")
# P8 of the speed targets.
MOST_MEMORY = 64 * measuring.KB**2
SMALL = "?eqf=8&category=linguistic"


@dataclass
class Taken:
    """One file of all rows: its size in bytes, memory in bytes beyond idle, times in seconds.

    `parts` is how many pieces it came in and `largest` the bytes of the largest; a file that is not streamed comes
    in one.
    """

    vendor: str
    skills: int
    format: str
    size: int
    parts: int
    largest: int
    first_part: float
    seconds: float
    memory: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("databases", nargs="+", help="addresses of databases")
    parser.add_argument("--format", choices=FORMATS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.format:
        measuring.hand_over(asdict(take(options.databases[0], options.format)))
        return
    taken = [
        Taken(**measuring.in_own_process(__file__, database, "--format", format_))
        for database in options.databases
        for format_ in FORMATS
    ]
    show(sorted(taken, key=lambda one: (one.vendor, one.format, one.skills)))


def take(database: str, format_: str) -> Taken:
    """Take the whole catalogue away as a file and return what that cost."""
    measuring.set_up(database)
    from django.test import Client

    vendor, skills = measuring.catalogue_size()
    client = Client()
    address = "/en/standards/"
    for warm in ("", f"list.{format_}{SMALL}"):
        consume(client, f"{address}{warm}")
    measuring.forget_most_resident()
    idle = measuring.resident()
    clock = measuring.Stopwatch()
    size, parts, largest, first = consume(client, f"{address}list.{format_}", clock)
    return Taken(
        vendor, skills, format_, size, parts, largest, first, clock.seconds(), measuring.most_resident() - idle
    )


def consume(client: Any, address: str, clock: "measuring.Stopwatch | None" = None) -> tuple[int, int, int, float]:
    """Read an answer to its end and return (bytes, parts, bytes of the largest part, seconds to the first part)."""
    response = client.get(address)
    assert response.status_code == 200, f"{address}: {response.status_code}"
    size = parts = largest = 0
    first = 0.0
    for part in response.streaming_content if response.streaming else [response.content]:
        first = first or (clock.seconds() if clock else 0.0)
        size, parts, largest = size + len(part), parts + 1, max(largest, len(part))
    response.close()
    return size, parts, largest, first


def show(taken: list[Taken]) -> None:
    """Print what was measured and how it compares to the target."""
    measuring.table(
        "All rows of the catalogue as a file",
        ("file", "micro-skills", "seconds", "first part after", "size", "parts", "largest part", "memory beyond idle"),
        [
            (
                f"{one.format}, {one.vendor}",
                f"{one.skills:,}",
                f"{one.seconds:,.1f}",
                f"{one.first_part:.2f} s",
                measuring.megabytes(one.size),
                f"{one.parts:,}",
                measuring.megabytes(one.largest),
                measuring.megabytes(one.memory),
            )
            for one in taken
        ],
    )
    most = max(taken, key=lambda one: one.memory)
    measuring.verdict(
        "P8",
        f"most memory beyond idle ({most.format}, {most.skills:,}, {most.vendor}), in MB",
        most.memory / measuring.KB**2,
        MOST_MEMORY / measuring.KB**2,
    )


if __name__ == "__main__":
    main()
