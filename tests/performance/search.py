"""What a search costs with few and with many micro-skills, and what Wagtail's own database search costs on the same.

    python tests/performance/search.py sqlite:////tmp/catalogue-1k.sqlite3 postgres://postgres@127.0.0.1/perf_1k …

takes databases made by `build_catalogue.py` and measures the whole search page and the search alone. Wagtail's index
of micro-skills is built where it is missing and the catalogue has at most `--wagtail-up-to` micro-skills, since
building it takes longer than the size would suggest; what is left out is said. The index stays in the database.
"""

import argparse
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

import measuring
from measuring import say
from texts import BROAD, SEED, TYPOS, Voice, rare_word

LANGUAGE = "en"
OTHER_LANGUAGE = "it"
PER_PAGE = 20
# Wagtail's index is built for so many micro-skills at a time.
PORTION = 1000
PAGE, ALONE, WAGTAIL = "search page (found: bytes)", "search alone", "Wagtail's search"


@dataclass
class Figures:
    """One measurement: times in milliseconds, `rows` fetched from the database, `found` in all."""

    vendor: str
    skills: int
    way: str
    case: str
    queries: int
    rows: int
    found: int
    median: float
    p99: float
    cpu: float
    runs: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("databases", nargs="+", help="addresses of databases")
    parser.add_argument("--runs", type=int, default=measuring.RUNS, help="repeat each measurement so often at most")
    parser.add_argument(
        "--wagtail-up-to", type=int, default=10_000, help="compare with Wagtail's search up to so many micro-skills"
    )
    parser.add_argument("--wagtail-seconds", type=float, default=1800, help="build its index for so long at most")
    parser.add_argument("--rounds", type=int, default=1, help="measure our search so often, keep the quietest round")
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.way:
        measuring.hand_over(WAYS[options.way](options.databases[0], options))
        return
    found = []
    limits = ["--runs", str(options.runs), "--wagtail-up-to", str(options.wagtail_up_to)]
    limits += ["--wagtail-seconds", str(options.wagtail_seconds)]
    for round_ in range(options.rounds):
        for database in options.databases:
            for way in WAYS if round_ == 0 else OURS:
                found += [Figures(**one) for one in measuring.in_own_process(__file__, database, "--way", way, *limits)]
    found = measuring.quietest(found)
    show(found)
    judge(found)


def cases() -> dict[str, str]:
    """Return what is searched for, by the name of the case."""
    return {
        "broad word": BROAD[LANGUAGE][0],
        "two words": " ".join(BROAD[LANGUAGE]),
        "rare word": rare_word(Voice(LANGUAGE, SEED)),
        "typo": TYPOS[LANGUAGE],
        "word of another language": BROAD[OTHER_LANGUAGE][0],
        "code": "TEC-01",
    }


def figures(way: str, runs: int, actions: dict[str, Callable[[], int]]) -> list[dict[str, Any]]:
    """Measure actions, which return how much they found, by the name of their case."""
    vendor, skills = measuring.catalogue_size()
    measured = []
    for case, action in actions.items():
        action()
        with measuring.counting() as asked:
            found = action()
        time = measuring.repeated(action, runs)
        measured.append(Figures(vendor, skills, way, case, asked.queries, asked.rows, found, *measuring.times(time)))
    return [asdict(one) for one in measured]


def page(database: str, options: Any) -> list[dict[str, Any]]:
    """Measure the search page, from the request to the last byte."""
    measuring.set_up(database)
    from django.test import Client

    client = Client()

    def ask(words: str) -> int:
        response = client.get(f"/{LANGUAGE}/search/?{urlencode({'q': words})}")
        assert response.status_code == 200, response.status_code
        return len(response.content)

    return figures(PAGE, options.runs, asking(ask))


def alone(database: str, options: Any) -> list[dict[str, Any]]:
    """Measure the search without the page: the number found and the first twenty."""
    measuring.set_up(database)
    from wagtail.models import Site

    from common import fulltext

    site = Site.objects.get(is_default_site=True)

    def ask(words: str) -> int:
        found = fulltext.search(words, LANGUAGE, site_id=site.pk)
        found.page(0, PER_PAGE)
        return found.total

    return figures(ALONE, options.runs, asking(ask))


def wagtail(database: str, options: Any) -> list[dict[str, Any]]:
    """Measure Wagtail's database search: the number found and the best twenty of the micro-skills."""
    measuring.set_up(database)
    from wagtail.models import Locale

    from standards.models import MicroSkill

    vendor, skills = measuring.catalogue_size()
    if skills > options.wagtail_up_to:
        say(f"Not run: Wagtail's search on {vendor} with {skills:,} micro-skills. Building its index takes too long.")
        return []
    if not index_for_wagtail(options.wagtail_seconds):
        return []
    locale = Locale.objects.get(language_code=LANGUAGE)

    def ask(words: str) -> int:
        results = MicroSkill.objects.published_in(locale).search(words)
        assert len(results[:PER_PAGE]) <= PER_PAGE
        return results.count()

    return figures(WAGTAIL, options.runs, asking(ask))


def asking(ask: Callable[[str], int]) -> dict[str, Callable[[], int]]:
    """Return one action per case."""
    return {case: (lambda words=words: ask(words)) for case, words in cases().items()}


def index_for_wagtail(patience: float) -> bool:
    """Build Wagtail's index of the micro-skills that it does not know yet.

    Return False when it is not complete after `patience` seconds; a later call goes on.
    """
    from django.contrib.contenttypes.models import ContentType
    from wagtail.search.backends import get_search_backend

    from standards.models import MicroSkill

    index = get_search_backend().get_index_for_model(MicroSkill)
    entries = index.entries.filter(content_type=ContentType.objects.get_for_model(MicroSkill))
    known = {int(pk) for pk in entries.values_list("object_id", flat=True)}
    missing = [pk for pk in MicroSkill.objects.order_by("pk").values_list("pk", flat=True) if pk not in known]
    vendor, _skills = measuring.catalogue_size()
    clock = measuring.Stopwatch()
    for done in range(0, len(missing), PORTION):
        if clock.seconds() > patience:
            say(f"Not run: Wagtail's search on {vendor}. Of {len(missing):,} texts {done:,} were indexed in time.")
            return False
        index.add_items(MicroSkill, list(MicroSkill.objects.filter(pk__in=missing[done : done + PORTION])))
    if missing:
        say(f"Wagtail's index of {len(missing):,} texts on {vendor}: built in {clock.seconds():,.1f} s")
    return True


WAYS: dict[str, Callable[[str, Any], list[dict[str, Any]]]] = {"page": page, "alone": alone, "wagtail": wagtail}
OURS = ("page", "alone")


def show(found: list[Figures]) -> None:
    """Print one table per way and database, with the ratio of each time to that of the smallest catalogue."""
    for way, vendor in sorted({(one.way, one.vendor) for one in found}):
        own = [one for one in found if (one.way, one.vendor) == (way, vendor)]
        smallest = {one.case: one for one in sorted(own, key=lambda one: -one.skills)}
        measuring.table(
            f"{way}, {vendor}",
            (
                "words",
                "micro-skills",
                "queries",
                "rows",
                "found",
                "median ms",
                "p99 ms",
                "CPU ms",
                "runs",
                "of smallest",
            ),
            [
                (
                    one.case,
                    f"{one.skills:,}",
                    one.queries,
                    f"{one.rows:,}",
                    f"{one.found:,}",
                    *measuring.time_cells(one),
                    measuring.ratio(one.median, smallest[one.case].median),
                )
                for one in sorted(own, key=lambda one: (list(smallest).index(one.case), one.skills))
            ],
        )


def judge(found: list[Figures]) -> None:
    """Compare with the targets, for each kind of database."""
    say()
    for vendor in sorted({one.vendor for one in found}):
        broad = {(one.way, one.skills): one for one in found if one.vendor == vendor and one.case == "broad word"}
        sizes = sorted({skills for _way, skills in broad})
        small, large = sizes[0], sizes[-1]
        if small < large:
            for way in (PAGE, ALONE):
                what = f"times the time, {way}, broad word, {large:,} against {small:,}, {vendor}"
                grown = broad[way, large].median / broad[way, small].median
                measuring.verdict("P3", what, grown, 8, judged=large >= measuring.TARGET_SIZE)
        for size in sizes:
            if (WAGTAIL, size) in broad:
                what = f"times faster than Wagtail's search, broad word, {size:,}, {vendor}"
                faster = broad[WAGTAIL, size].median / broad[ALONE, size].median
                measuring.verdict("P3", what, faster, 30, at_least=True, judged=size >= measuring.TARGET_SIZE)


if __name__ == "__main__":
    main()
