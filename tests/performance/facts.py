"""What a micro-skill of a made-up catalogue has in common in all languages, drawn by chance: the same every time."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from texts import SEED, seeded

FIRST_DAY = datetime(2024, 1, 1, 9, tzinfo=UTC)
CODES = {"technical": "TE", "soft": "SO", "linguistic": "LI", "transversal": "TR"}
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# (value, weight): how often each is drawn. What is common in the sector is common here.
CATEGORIES = [("technical", 40), ("soft", 25), ("linguistic", 15), ("transversal", 20)]
LEVELS = [(1, 15), (2, 35), (3, 25), (4, 15), (5, 6), (6, 2), (7, 1), (8, 1)]
STATUSES = [("draft", 20), ("pilot", 40), ("adopted", 35), ("deprecated", 5)]
HOURS = [(None, 15), (5, 10), (10, 15), (20, 20), (25, 15), (40, 12), (60, 8), (120, 5)]
RUNGS = [(1, 20), (2, 35), (3, 45)]
FRAMEWORKS = [
    ("esco", 40), ("isco", 10), ("rome", 15), ("rncp", 8), ("cnpc", 8), ("cvdc", 5), ("uni", 4), ("cefr", 6),
    ("svq", 4),
]  # fmt: skip
RELATIONS = [("exact", 5), ("close", 30), ("broad", 35), ("narrow", 10), ("related", 20)]
COUNTRIES = [("BE", 1), ("CY", 1), ("FR", 3), ("IT", 2), ("ES", 3)]


@dataclass(frozen=True)
class Facts:
    """What a micro-skill has in common in all languages. Activities and methods are places in their lists."""

    number: int
    key: UUID
    category: str
    eqf_level: int
    status: str
    workload_hours: int | None
    rungs: int
    activities: list[int]
    methods: list[int]
    alignments: list[tuple[str, str, str]]
    countries: list[str]
    first_published: datetime
    last_published: datetime

    @property
    def code(self) -> str:
        """The code, for example TEAB-123: letters of the category, then the number in the form codes have."""
        group, place = divmod(self.number, 900)
        first, second = divmod(group, len(LETTERS))
        return f"{CODES[self.category]}{LETTERS[first]}{LETTERS[second]}-{100 + place}"


class Drawer:
    """Draws the facts of one micro-skill after the other."""

    def __init__(self, activities: int, methods: int) -> None:
        self.random = seeded(SEED, "facts")
        # Some activities and methods are much more usual than others.
        self.activities = [(place, 1 / (1 + place)) for place in range(activities)]
        self.methods = [(place, 1 / (1 + place)) for place in range(methods)]

    def one(self, values: list[tuple[Any, float]]) -> Any:
        """Draw one value by weight."""
        return self.random.choices([v for v, _weight in values], [weight for _v, weight in values])[0]

    def some(self, values: list[tuple[Any, float]], least: int, most: int) -> list[Any]:
        """Draw a few different values by weight, the first drawn first."""
        wanted = self.random.randint(least, most)
        return list(dict.fromkeys(self.one(values) for _time in range(wanted)))

    def facts(self, number: int) -> Facts:
        """Draw everything about the micro-skill with a number."""
        first = FIRST_DAY + timedelta(minutes=self.random.randrange(1_400_000))
        return Facts(
            number=number,
            key=self.key(),
            category=self.one(CATEGORIES),
            eqf_level=self.one(LEVELS),
            status=self.one(STATUSES),
            workload_hours=self.one(HOURS),
            rungs=self.one(RUNGS),
            activities=self.some(self.activities, 1, 2),
            methods=self.some(self.methods, 1, 2),
            alignments=[
                (framework, self.one(RELATIONS), f"{framework[0].upper()}{self.random.randrange(1000, 9999)}")
                for framework in self.some(FRAMEWORKS, 0, 2)
            ],
            countries=self.some(COUNTRIES, 0, 2),
            first_published=first,
            last_published=first + timedelta(minutes=self.random.randrange(100_000)),
        )

    def key(self) -> UUID:
        """Return an identity that is the same in every language."""
        return UUID(int=self.random.getrandbits(128), version=4)
