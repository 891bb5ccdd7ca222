"""Builds a catalogue of any size in five languages, for the other programs of this folder to measure.

    python tests/performance/build_catalogue.py --skills 1000 --database sqlite:////tmp/catalogue-1k.sqlite3
    python tests/performance/build_catalogue.py --skills 1000 --database postgres://postgres@127.0.0.1:5432/perf_1k

makes the database (`--replace` drops one of that name first), loads the site's own content, writes micro-skills until
there are `--skills` in each language, and derives what the site derives from them: cards and search index.

The same seed gives the same catalogue, and a small one is the beginning of a large one. Rows are written in portions
past the editing interface, so memory does not grow with the size. Every micro-skill has about ten rows and two
kilobytes of text per language; in each language but English one in 25 is a draft.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit
from uuid import UUID

import measuring
from facts import Drawer, Facts
from measuring import say
from texts import SEED, Voice, seeded

PORTION = 400
DRAFT_IN = 25
# Of each category so many stand in a competence standard; a list of thousands is nobody's standard.
LISTED = 20


class Builder:
    """Writes micro-skills in all languages into the database in use."""

    def __init__(self) -> None:
        from wagtail.models import Locale

        from standards.models import Activity, AssessmentMethodPage, CompetenceStandardPage

        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}
        self.voices = {code: Voice(code, SEED) for code in self.locales}
        self.randoms = {code: seeded(SEED, code) for code in self.locales}
        self.activities: dict[int, list[int]] = defaultdict(list)
        for pk, locale in Activity.objects.order_by("slug").values_list("pk", "locale"):
            self.activities[locale].append(pk)
        english = self.locales["en"].pk
        self.methods = list(
            AssessmentMethodPage.objects.filter(locale=english).order_by("key").values_list("pk", flat=True)
        )
        pages = CompetenceStandardPage.objects.values_list("category", "locale", "pk")
        self.standards = {(category, locale): pk for category, locale, pk in pages}
        self.listed: dict[str, int] = defaultdict(int)
        self.drawer = Drawer(len(self.activities[english]), len(self.methods))

    def prepare(self) -> None:
        """Make the words and sentences that texts are drawn from."""
        for voice in self.voices.values():
            voice.prepare()

    def write(self, first: int, last: int) -> int:
        """Write the micro-skills with the numbers from `first` to `last` and return how many database rows that was."""
        from django.db import transaction

        written = 0
        for start in range(first, last + 1, PORTION):
            facts = [self.drawer.facts(number) for number in range(start, min(start + PORTION, last + 1))]
            with transaction.atomic():
                written += self._portion(facts)
            done = start + len(facts) - 1
            if done == last or done // PORTION % 25 == 0:
                memory = measuring.megabytes(measuring.resident())
                say(f"  {done:>7} micro-skills, {written:>9} rows, {memory} of memory")
        return written

    def _portion(self, facts: list[Facts]) -> int:
        from standards.models import MicroSkill

        listed = [self._listed(fact) for fact in facts]
        places = [(fact, code, place) for fact in facts for place, code in enumerate(self.locales)]
        skills = MicroSkill.objects.bulk_create([self._skill(fact, code, place) for fact, code, place in places])
        rows: dict[type, list[Any]] = defaultdict(list)
        for fact, in_standard, start in zip(facts, listed, range(0, len(skills), len(self.locales)), strict=True):
            keys: dict[tuple[type, int], UUID] = {}
            for skill, code in zip(skills[start : start + len(self.locales)], self.locales, strict=True):
                for row in self._rows(fact, skill, code, in_standard):
                    place = type(row), row.sort_order
                    row.translation_key = keys.get(place) or keys.setdefault(place, self.drawer.key())
                    rows[type(row)].append(row)
        for model, found in rows.items():
            model._default_manager.bulk_create(found)
        return len(skills) + sum(len(found) for found in rows.values())

    def _listed(self, fact: Facts) -> bool:
        self.listed[fact.category] += 1
        return self.listed[fact.category] <= LISTED

    def _skill(self, fact: Facts, code: str, place: int) -> Any:
        from standards.models import MicroSkill

        voice, random = self.voices[code], self.randoms[code]
        return MicroSkill(
            locale=self.locales[code],
            translation_key=fact.key,
            live=code == "en" or (fact.number + place) % DRAFT_IN != 0,
            first_published_at=fact.first_published,
            last_published_at=fact.last_published,
            slug=f"skill-{fact.number}",
            code=fact.code,
            category=fact.category,
            eqf_level=fact.eqf_level,
            status=fact.status,
            is_proposal=fact.status in ("draft", "pilot"),
            workload_hours=fact.workload_hours,
            assessment_minutes=15 + fact.number % 10 * 5,
            participation="onsite",
            supervision="identity-checked",
            stackability="stackable",
            quality_assurance="internal",
            title=voice.title(random),
            statement=voice.prose(random, 2),
            plain_summary=voice.prose(random, 3),
            description=voice.description(random, fact.number),
            target_group=voice.prose(random, 1),
            prerequisites=voice.prose(random, 1),
        )

    def _rows(self, fact: Facts, skill: Any, code: str, in_standard: bool) -> Iterator[Any]:
        from standards import models

        voice, random = self.voices[code], self.randoms[code]

        def row(model: type, place: int, **fields: Any) -> Any:
            return model(micro_skill=skill, locale_id=skill.locale_id, sort_order=place, **fields)

        for place, kind in enumerate(("skill", "knowledge" if fact.number % 2 else "autonomy")):
            yield row(
                models.LearningOutcome,
                place,
                kind=kind,
                statement=voice.prose(random, 1),
                assessor_sees=voice.prose(random, 1),
            )
        for place in range(2):
            yield row(models.PerformanceCriterion, place, text=voice.prose(random, 1))
        for place, (slug, name) in enumerate(list(voice.rungs.items())[: fact.rungs]):
            yield row(
                models.BadgeLevel,
                place,
                slug=slug,
                name=name,
                descriptor=voice.prose(random, 1),
                rule=voice.prose(random, 1),
            )
        for place, number in enumerate(fact.activities):
            yield row(models.MicroSkillActivity, place, activity_id=self.activities[skill.locale_id][number])
        for place, number in enumerate(fact.methods):
            yield row(models.MicroSkillMethod, place, method_id=self.methods[number])
        for place, (framework, relation, entry) in enumerate(fact.alignments):
            yield row(
                models.Alignment,
                place,
                framework=framework,
                relation=relation,
                code=entry,
                labels=f"en: entry {entry}\nfr: fiche {entry}",
            )
        for place, country in enumerate(fact.countries):
            yield row(models.PilotCountry, place, country=country)
        if in_standard:
            # Behind what the standard lists already.
            yield row(
                models.StandardMicroSkill,
                100 + fact.number,
                page_id=self.standards[fact.category, skill.locale_id],
            )


@dataclass
class Clock:
    """Notes how long each step takes and shows it at once."""

    steps: list[tuple[str, str, str, str]]

    def step(self, name: str, action: Callable[[], Any]) -> Any:
        """Run `action` and note its seconds and the memory it needed at most."""
        measuring.forget_most_resident()
        clock = measuring.Stopwatch()
        result = action()
        took, worked = f"{clock.seconds():,.1f}", f"{clock.cpu():,.1f}"
        self.steps.append((name, took, worked, measuring.megabytes(measuring.most_resident())))
        say(f"{name}: {took} s")
        return result


class Server:
    """Where the databases of an address are: they are made and dropped here."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.parts = urlsplit(address)

    @cached_property
    def name(self) -> str:
        """The file of an SQLite database, the name of any other."""
        return self.parts.path[1:]

    def make(self, replace: bool) -> None:
        """Make an empty database.

        Raises:
            SystemExit: there is one already and it must not be replaced.
        """
        made = self._make_file(replace) if self.parts.scheme.startswith("sqlite") else self._make_database(replace)
        if not made:
            raise SystemExit(f"There is a database {self.name} already. Give another name, or --replace to drop it.")

    def _make_file(self, replace: bool) -> bool:
        files = [Path(self.name + ending) for ending in ("", "-wal", "-shm")]
        if files[0].exists() and not replace:
            return False
        for file in files:
            file.unlink(missing_ok=True)
        return True

    def _make_database(self, replace: bool) -> bool:
        import psycopg
        from psycopg import sql

        name = sql.Identifier(self.name)
        with psycopg.connect(self.parts._replace(path="/postgres").geturl(), autocommit=True) as connection:
            if replace:
                connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
            try:
                connection.execute(sql.SQL("CREATE DATABASE {}").format(name))
            except psycopg.errors.DuplicateDatabase:
                return False
            # What can be built again need not survive a power cut, so nothing waits for the disk.
            connection.execute(sql.SQL("ALTER DATABASE {} SET synchronous_commit = off").format(name))
        return True


def derive(clock: Clock) -> None:
    """Run `derive_everything`, each part of it timed by itself."""
    from common import public_changes
    from common.public_changes import everything_changed

    def one_by_one(sender: Any = None, **named: Any) -> None:
        for receiver in everything_changed._live_receivers(sender)[0]:
            name = f"derived: {receiver.__module__}"
            clock.step(name, lambda call=receiver: call(signal=everything_changed, sender=sender, **named))

    with patch.object(everything_changed, "send", one_by_one):
        public_changes.derive_everything()


def analyse() -> None:
    """Let PostgreSQL count what is in its tables, as it would by itself a little later."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--skills", type=int, required=True, help="micro-skills in each language")
    parser.add_argument("--database", required=True, help="sqlite:////file or postgres://user@host/name")
    parser.add_argument("--replace", action="store_true", help="drop a database of that name first")
    options = parser.parse_args()
    Server(options.database).make(options.replace)
    measuring.set_up(options.database)

    from django.core.management import call_command

    clock = Clock([])
    clock.step("migrations", lambda: call_command("migrate", interactive=False, verbosity=0))
    clock.step("the site's own content", lambda: call_command("load_content", stdout=StringIO()))
    _vendor, there = measuring.catalogue_size()
    builder = Builder()
    clock.step("texts to draw from", builder.prepare)
    written = clock.step("micro-skills with their rows", lambda: builder.write(there + 1, options.skills))
    clock.step("counting what is in the tables", analyse)
    derive(clock)
    clock.step("counting what is in the tables", analyse)
    measuring.table(
        f"{options.skills:,} micro-skills, {written:,} rows written, {measuring.megabytes(measuring.database_size())}",
        ("step", "seconds", "CPU seconds", "most memory"),
        clock.steps,
    )


if __name__ == "__main__":
    main()
