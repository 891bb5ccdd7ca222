"""What the catalogue page costs with few and with many micro-skills, and what the naive way costs on the same.

    python tests/performance/catalogue.py sqlite:////tmp/catalogue-1k.sqlite3 postgres://postgres@127.0.0.1/perf_1k …

takes databases made by `build_catalogue.py` and prints, for each kind of database and each size,

- the page with and without filters, search words, orders and views, and the comparison of four: queries, rows
  fetched, bytes, median and p99 of the whole answer, and the ratio to the smallest catalogue;
- the same pages made in the naive way (`naive_catalogue.py`), and whether both found and counted the same;
- the facet index: seconds and memory of building it for all languages;
- how long readers wait while the index is built anew all the time, because content changes.

`--parts pages index` measures only some of that.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from typing import Any

import measuring
from measuring import Timing
from texts import BROAD, SEED, Voice, rare_word

LANGUAGE = "en"
PAGE = f"/{LANGUAGE}/standards/"
PER_PAGE = 20
MULTI = "category=technical&category=soft&eqf=2&method=observed-task&method=quiz"
# Pages that are made in the naive way too. A page of it may take many seconds.
NAIVE = ("no filter", "one filter", "five values of three facets", "last page")
# Counting at every value of every facet with that filter, without a page; its bytes are the number of values.
FACETS_ALONE = "counts of five values alone"
# While content changes: so many pages in all, and a change before every so many.
READ = 400
CHANGE_EVERY = 20


@dataclass
class Page:
    """One page measured: times in milliseconds, `rows` fetched from the database."""

    vendor: str
    skills: int
    case: str
    queries: int
    rows: int
    size: int
    median: float
    p99: float
    cpu: float
    runs: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("databases", nargs="+", help="addresses of databases")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS), help="what to measure")
    parser.add_argument("--runs", type=int, default=measuring.RUNS, help="repeat each measurement so often at most")
    parser.add_argument("--rounds", type=int, default=1, help="measure pages so often, and keep the quietest round")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        measuring.set_up(options.databases[0])
        measuring.hand_over(PARTS[options.parts[0]](options.runs))
        return
    found: dict[str, list[Any]] = defaultdict(list)
    for round_ in range(options.rounds):
        for database in options.databases:
            for part in options.parts if round_ == 0 else ["pages"]:
                arguments = [database, "--parts", part, "--runs", str(options.runs), "--here"]
                found[part] += measuring.in_own_process(__file__, *arguments)
    pages = measuring.quietest(Page(**one) for one in found["pages"])
    naive = [Page(**one) for one in found["naive"]]
    show_pages("The catalogue", pages)
    show_pages("The same in the naive way", naive)
    for part, show in (("index", show_index), ("readers", show_readers)):
        if found[part]:
            show(found[part])
    measuring.say()
    judge_pages(pages)
    judge_naive(pages, naive)
    judge_index(found["index"])


def addresses() -> dict[str, str]:
    """Return the addresses to measure, by the name of the case."""
    from standards.models import Card

    cards = Card.objects.filter(locale__language_code=LANGUAGE)
    last = -(-cards.count() // PER_PAGE)
    compared = cards.order_by("code")[:4].values_list("code", flat=True)
    broad, rare = BROAD[LANGUAGE][0], rare_word(Voice(LANGUAGE, SEED))
    return {
        "no filter": PAGE,
        "one filter": f"{PAGE}?category=technical",
        "five values of three facets": f"{PAGE}?{MULTI}",
        "last page": f"{PAGE}?page={last}",
        "by title": f"{PAGE}?order=title",
        "by title, five values, page 2": f"{PAGE}?{MULTI}&order=title&page=2",
        "map": f"{PAGE}?view=map",
        "table": f"{PAGE}?view=table",
        "broad word": f"{PAGE}?q={broad}",
        "broad word, five values": f"{PAGE}?q={broad}&{MULTI}",
        "rare word": f"{PAGE}?q={rare}",
        "comparison of four": f"{PAGE}compare/?{'&'.join(f'id={code}' for code in compared)}",
    }


def measured(cases: dict[str, Callable[[], int]], runs: int) -> list[dict[str, Any]]:
    """Measure actions that return the bytes of an answer; each runs twice before."""
    vendor, skills = measuring.catalogue_size()
    pages = []
    for case, action in cases.items():
        action()
        with measuring.counting() as asked:
            size = action()
        time = measuring.repeated(action, runs)
        pages.append(Page(vendor, skills, case, asked.queries, asked.rows, size, *measuring.times(time)))
    return [asdict(page) for page in pages]


def reading(**headers: str) -> Callable[[str], int]:
    """Return a function that reads a page, asking with some headers, and returns its bytes."""
    from django.test import Client

    client = Client(headers=headers)

    def read(address: str) -> int:
        response = client.get(address)
        assert response.status_code == 200, f"{address}: {response.status_code}"
        return len(response.content)

    return read


def measure_pages(runs: int) -> list[dict[str, Any]]:
    """Measure every page, and the facets alone."""
    read = reading()
    cases: dict[str, Callable[[], int]] = {name: (lambda at=at: read(at)) for name, at in addresses().items()}
    fragment = reading(**{"HX-Request": "true", "HX-Request-Type": "partial"})
    cases["five values, only what they change"] = lambda: fragment(f"{PAGE}?{MULTI}")
    cases[FACETS_ALONE] = lambda: len(counted(MULTI))
    return measured(cases, runs)


def measure_naive(runs: int) -> list[dict[str, Any]]:
    """Measure some pages in the naive way, and check that it counts the same."""
    from naive_catalogue import naively

    queries = {"no filter": "", FACETS_ALONE: MULTI}
    read = reading()
    wanted = {name: address for name, address in addresses().items() if name in NAIVE}
    ours = {name: counted(query) for name, query in queries.items()}
    with naively():
        cases: dict[str, Callable[[], int]] = {name: (lambda at=at: read(at)) for name, at in wanted.items()}
        cases[FACETS_ALONE] = lambda: len(counted(MULTI))
        pages = measured(cases, runs)
        for name, query in queries.items():
            naive = counted(query)
            wrong = [value for value, count in ours[name].items() if naive.get(value) != count]
            assert not wrong, f"{name}: the two ways count differently: {wrong}"
    return pages


def counted(query: str) -> dict[str, int]:
    """Return the number at every value of every facet that has any, and the total, without a page."""
    from django.test import RequestFactory
    from django.utils.translation import override

    from standards.catalogue.listing import Listing
    from standards.models import StandardsIndexPage

    page = StandardsIndexPage.objects.select_related("locale").get(locale__language_code=LANGUAGE)
    with override(LANGUAGE):
        listing = Listing(page, RequestFactory().get(f"{PAGE}?{query}"))
        options = [
            (f"{facet.name}:{option.value}", option.count)
            for facet in listing.facets
            for above in facet.options
            for option in (above, *above.children)
        ]
        return {value: count for value, count in [("total", listing.total), *options] if count}


def measure_index(runs: int) -> list[dict[str, Any]]:
    """Build the facet index of every language, in a process that has shown another page before."""
    from django.conf import settings
    from wagtail.models import Locale

    from standards.catalogue.index import FacetIndex

    reading()(f"/{LANGUAGE}/")
    vendor, skills = measuring.catalogue_size()
    measuring.forget_most_resident()
    before = measuring.resident()
    kept, seconds = [], []
    for code, _name in settings.LANGUAGES:
        locale = Locale.objects.get(language_code=code)
        clock = measuring.Stopwatch()
        kept.append(FacetIndex(locale))
        seconds.append(clock.seconds())
    most = measuring.most_resident() - before
    measuring.forget_most_resident()
    memory = measuring.resident() - before
    return [
        {
            "vendor": vendor,
            "skills": skills,
            "rows": sum(index.size for index in kept),
            "seconds": seconds,
            "memory": memory,
            "most": most,
        }
    ]


def measure_readers(runs: int) -> list[dict[str, Any]]:
    """Time pages while nothing changes, and while content changes so often that an index is always being built."""
    from common.models import ContentVersion

    read = reading()
    address = f"{PAGE}?{MULTI}"
    read(address)
    vendor, skills = measuring.catalogue_size()
    times = {}
    for name, change in (("nothing changes", nullcontext), ("content changes", ContentVersion.change)):
        seconds = []
        for number in range(READ):
            if number % CHANGE_EVERY == 0:
                change()
            seconds.append(measuring.seconds_of(lambda: read(address)))
        times[name] = asdict(measuring.timing(seconds))
    return [{"vendor": vendor, "skills": skills, "times": times}]


PARTS: dict[str, Callable[[int], list[dict[str, Any]]]] = {
    "pages": measure_pages,
    "naive": measure_naive,
    "index": measure_index,
    "readers": measure_readers,
}


def show_pages(title: str, pages: list[Page]) -> None:
    """Print one table per kind of database, with the ratio of each time to that of the smallest catalogue."""
    for vendor in sorted({page.vendor for page in pages}):
        own = [page for page in pages if page.vendor == vendor]
        smallest = {page.case: page for page in sorted(own, key=lambda page: -page.skills)}
        measuring.table(
            f"{title}, {vendor}",
            (
                "page",
                "micro-skills",
                "queries",
                "rows",
                "bytes",
                "median ms",
                "p99 ms",
                "CPU ms",
                "runs",
                "of smallest",
            ),
            [
                (
                    page.case,
                    f"{page.skills:,}",
                    page.queries,
                    f"{page.rows:,}",
                    f"{page.size:,}",
                    *measuring.time_cells(page),
                    measuring.ratio(page.median, smallest[page.case].median),
                )
                for page in sorted(own, key=lambda page: (list(smallest).index(page.case), page.skills))
            ],
        )


def show_index(built: list[dict[str, Any]]) -> None:
    """Print what building the facet index cost."""
    measuring.table(
        "The facet index of all languages",
        ("database", "micro-skills", "rows", "slowest language, s", "all, s", "memory kept", "most while building"),
        [
            (
                one["vendor"],
                f"{one['skills']:,}",
                f"{one['rows']:,}",
                f"{max(one['seconds']):.2f}",
                f"{sum(one['seconds']):.2f}",
                measuring.megabytes(one["memory"]),
                measuring.megabytes(one["most"]),
            )
            for one in built
        ],
    )


def show_readers(waited: list[dict[str, Any]]) -> None:
    """Print how long readers waited, for five values of three facets."""
    measuring.table(
        f"A reader's wait, ms ({READ} pages, a change before every {CHANGE_EVERY}th)",
        ("while", "database", "micro-skills", "median", "p99", "longest"),
        [
            (name, one["vendor"], f"{one['skills']:,}", f"{time.median:.1f}", f"{time.p99:.1f}", f"{time.slowest:.1f}")
            for one in waited
            for name, time in ((name, Timing(**time)) for name, time in one["times"].items())
        ],
    )


def judge_pages(pages: list[Page]) -> None:
    """Compare the catalogue with its target, for each kind of database."""
    for vendor in sorted({page.vendor for page in pages}):
        own = [page for page in pages if page.vendor == vendor and page.case in NAIVE]
        small, large = min(page.skills for page in own), max(page.skills for page in own)
        by_case = {(page.case, page.skills): page for page in own}
        for case in NAIVE:
            first, last = by_case[case, small], by_case[case, large]
            measuring.verdict("P1", f"queries, {case}, {large:,}, {vendor}", last.queries, 6)
            if small < large:
                sized, judged = f"{case}, {large:,} against {small:,}, {vendor}", large >= measuring.TARGET_SIZE
                grown = last.median / first.median
                measuring.verdict("P1", f"times the time, {sized}", grown, 1.5, judged=judged)
                measuring.verdict("P1", f"more queries, {sized}", last.queries - first.queries, 0)


def judge_naive(pages: list[Page], naive: list[Page]) -> None:
    """Compare the naive way with ours at every size."""
    ours = {(page.vendor, page.skills, page.case): page for page in pages}
    for page in naive:
        key = (page.vendor, page.skills, page.case)
        if key in ours:
            what = f"times faster than the naive way, {page.case}, {page.skills:,}, {page.vendor}"
            faster, judged = page.median / ours[key].median, page.skills >= measuring.TARGET_SIZE
            measuring.verdict("P2", what, faster, 250, at_least=True, judged=judged)


def judge_index(built: list[dict[str, Any]]) -> None:
    """Compare the facet index with its target."""
    for one in built:
        sized, judged = f"{one['skills']:,}, {one['vendor']}", one["skills"] >= measuring.TARGET_SIZE
        measuring.verdict("P7", f"seconds to build one language, {sized}", max(one["seconds"]), 3, judged=judged)
        memory = one["memory"] / measuring.KB**2
        measuring.verdict("P7", f"MB for all languages, {sized}", memory, 40, judged=judged)


if __name__ == "__main__":
    main()
