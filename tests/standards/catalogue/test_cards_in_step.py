"""After any change of content the cards are what building them all anew would give."""

import random
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction

from standards.catalogue import cards
from standards.models import (
    Activity,
    AssessmentMethodPage,
    Card,
    CompetenceStandardPage,
    MicroSkill,
    MicroSkillActivity,
    MicroSkillMethod,
    StandardMicroSkill,
)
from tests import factories

pytestmark = pytest.mark.django_db
STEPS = 14


def written() -> list[dict[str, Any]]:
    return list(Card.objects.order_by("pk").values())


def assert_in_step() -> None:
    kept = written()
    cards.rebuild()
    assert kept == written()


def fresh(obj: Any) -> Any:
    return type(obj).objects.get(pk=obj.pk)


class Editors:
    """What editors do to a small catalogue in English and French; `chance` decides to what and how."""

    def __init__(self, publish: Any, chance: random.Random) -> None:
        self.publish, self.chance = publish, chance
        home = factories.home()
        self.index = factories.standards_index(home)
        self.hidden = factories.content_page(home, title="For members", slug="members")
        PageViewRestriction.objects.create(page=self.hidden, restriction_type=PageViewRestriction.LOGIN)
        self.methods_index = factories.method_index(home)
        activities = [factories.activity() for _ in range(2)]
        methods = [factories.method(self.methods_index) for _ in range(2)]
        skills = [factories.micro_skill(rows=1, methods=methods[:place]) for place in range(3)]
        for skill in skills[1:]:
            factories.with_activity(skill, activities[0])
        standards = [factories.standard(self.index, [skill]) for skill in skills[:2]]
        factories.translate_each(
            publish, home, self.index, self.methods_index, methods[0], activities[0], *skills[:2], standards[0]
        )

    def any(self, model: type) -> Any:
        return self.chance.choice(list(model.objects.order_by("pk")) or [None])

    def step(self) -> str:
        """Do one thing and return its name."""
        name = self.chance.choice([name for name in dir(self) if name.startswith("do_")])
        with self.publish():
            getattr(self, name)()
        return name

    def do_change_a_micro_skill(self):
        if skill := self.any(MicroSkill):
            number = self.chance.randint(1, 8)
            hours = self.chance.choice([None, 5, 20, 80])
            factories.republish(skill, eqf_level=number, workload_hours=hours, title=f"Title {number}")

    def do_link_a_micro_skill(self):
        skill, activity = self.any(MicroSkill), self.any(Activity)
        methods = list(AssessmentMethodPage.objects.filter(locale__language_code="en"))
        if skill and activity and methods:
            chosen = self.chance.choice(methods)
            skill.activities.set([MicroSkillActivity(activity=activity, locale=skill.locale)])
            skill.methods.set([MicroSkillMethod(method=chosen, locale=skill.locale)])
            skill.save()
            skill.save_revision().publish()

    def do_unpublish_a_micro_skill(self):
        if skill := self.any(MicroSkill):
            skill.unpublish()

    def do_translate_a_micro_skill(self):
        if skill := MicroSkill.objects.filter(locale__language_code="en", live=True).order_by("?").first():
            factories.translate(skill)

    def do_delete_a_micro_skill(self):
        if self.chance.random() < 0.3 and (skill := self.any(MicroSkill)):
            skill.delete()

    def do_add_a_micro_skill(self):
        factories.micro_skill(rows=1)

    def do_save_a_draft(self):
        if skill := self.any(MicroSkill):
            skill.title = "Draft title"
            skill.save_revision()

    def do_unpublish_a_standard(self):
        if page := self.any(CompetenceStandardPage):
            page.unpublish()

    def do_list_other_micro_skills(self):
        page, skill = self.any(CompetenceStandardPage), self.any(MicroSkill)
        if page and skill:
            page.micro_skills.set([StandardMicroSkill(micro_skill=skill, locale=page.locale)])
            page.save_revision().publish()

    def do_delete_a_standard(self):
        if self.chance.random() < 0.3 and (page := self.any(CompetenceStandardPage)):
            page.delete()

    def do_move_a_standard(self):
        if page := self.any(CompetenceStandardPage):
            target = fresh(self.chance.choice([self.hidden, self.index]))
            if page.get_parent().pk != target.pk and not page.is_ancestor_of(target):
                page.move(target, pos="last-child")

    def do_hide_or_show_a_page(self):
        page = self.any(self.chance.choice([CompetenceStandardPage, AssessmentMethodPage])) or self.methods_index
        restricted = PageViewRestriction.objects.filter(page=page)
        if restricted.exists():
            restricted.first().delete()
        else:
            PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="x")

    def do_rename_an_activity(self):
        if activity := self.any(Activity):
            number = self.chance.randint(1, 99)
            factories.republish(activity, slug=f"renamed-{number}-{activity.pk}", name=f"Renamed {number}")

    def do_put_an_activity_into_another_branch(self):
        if activity := self.any(Activity):
            factories.republish(activity, branch=self.chance.choice(["care", "non-care"]))

    def do_unpublish_an_activity(self):
        if activity := self.any(Activity):
            activity.unpublish()

    def do_delete_an_activity(self):
        if self.chance.random() < 0.3 and (activity := self.any(Activity)):
            activity.delete()

    def do_change_a_method(self):
        if method := self.any(AssessmentMethodPage):
            factories.republish(method, key=f"key-{self.chance.randint(1, 99)}-{method.pk}", title="Renamed")

    def do_unpublish_a_method(self):
        if method := self.any(AssessmentMethodPage):
            method.unpublish()

    def do_delete_a_method(self):
        if self.chance.random() < 0.3 and (method := self.any(AssessmentMethodPage)):
            method.delete()

    def do_rename_a_language(self):
        used = set(Locale.objects.values_list("language_code", flat=True))
        locale = Locale.objects.exclude(language_code="en").first()
        locale.language_code = self.chance.choice(sorted({"fr", "es", "it", "el"} - used))
        locale.save()


@pytest.mark.parametrize("seed", range(6))
def test_random_edits_leave_the_cards_in_step(home, publish, seed):
    editors = Editors(publish, random.Random(seed))  # noqa: S311
    done = ["beginning"]
    for _ in range(STEPS):
        kept = written()
        cards.rebuild()
        assert kept == written(), f"out of step after {done}"
        done.append(editors.step())
    assert_in_step()


def facets(skill, name):
    return Card.objects.get(pk=skill.pk).facets.get(name, [])


def test_a_card_says_what_a_list_shows(index, methods):
    quiz = factories.method(methods, key="quiz")
    activity = factories.activity(slug="bathing", branch="care")
    skill = factories.with_activity(
        factories.micro_skill(code="TEC-01", title="Éplucher", methods=[quiz], workload_hours=12), activity
    )
    card = Card.objects.get(pk=skill.pk)
    assert (card.code, card.title, card.statement, card.public_path) == (
        "TEC-01", "Éplucher", "Does the work.", skill.public_path,
    )  # fmt: skip
    assert (card.get_category_display(), card.get_eqf_level_display()) == ("Technical", "Level 2")
    assert (card.top_badge.name, card.badge_name, card.workload_hours) == ("Expert", "Expert", 12)
    assert card.languages == ["en"] and card.published_at == skill.first_published_at
    assert card.facets == {
        "category": ["technical"], "eqf": ["2"], "activity": ["bathing"], "method": ["quiz"],
        "badge": ["alone", "expert"], "workload": ["11-25"], "status": ["pilot"], "language": ["en"],
        "framework": ["esco"], "country": ["ES", "FR"],
    }  # fmt: skip


def test_a_method_counts_where_its_own_version_is_public(home, index, methods, publish):
    quiz = factories.method(methods, key="quiz")
    skill = factories.micro_skill(methods=[quiz])
    factories.translate_each(publish, home, index, methods, skill)
    french = skill.get_translations().get()
    assert (facets(skill, "method"), facets(french, "method")) == (["quiz"], [])
    with publish():
        factories.translate(quiz)
    assert facets(french, "method") == ["quiz"]
    fresh(quiz).unpublish()
    assert (facets(skill, "method"), facets(french, "method")) == ([], ["quiz"])


def test_a_new_key_of_a_method_reaches_the_cards(index, methods):
    quiz = factories.method(methods, key="quiz")
    skill = factories.micro_skill(methods=[quiz])
    factories.republish(quiz, key="written-test")
    assert facets(skill, "method") == ["written-test"]


def test_what_is_deleted_leaves_the_cards(index, methods):
    quiz, bathing = factories.method(methods, key="quiz"), factories.activity(slug="bathing")
    skill = factories.with_activity(factories.micro_skill(methods=[quiz]), bathing)
    quiz.delete()
    bathing.delete()
    assert (facets(skill, "method"), facets(skill, "activity")) == ([], [])


def test_another_name_of_an_activity_leaves_the_cards_alone(index):
    activity = factories.activity(slug="ironing", name="Ironing")
    factories.with_activity(factories.micro_skill(), activity)
    activity.name = "Ironing clothes"
    activity.save()
    with CaptureQueriesContext(connection) as captured:
        cards.refresh_activity(activity)
    assert not [query for query in captured if "INSERT" in query["sql"] or "DELETE" in query["sql"]]


def test_languages_follow_publication(home, index, publish):
    skill = factories.micro_skill()
    factories.translate_each(publish, home, index, skill)
    french = skill.get_translations().get()
    assert facets(skill, "language") == facets(french, "language") == ["en", "fr"]
    fresh(skill).unpublish()
    assert facets(french, "language") == ["fr"] and not Card.objects.filter(pk=skill.pk).exists()
    french.delete()
    assert not Card.objects.exists()


def test_rebuilding_costs_queries_by_portion_not_by_micro_skill(index, monkeypatch):
    def cost():
        with CaptureQueriesContext(connection) as captured:
            cards.rebuild()
        return len(captured)

    factories.micro_skill()
    one = cost()
    for _ in range(5):
        factories.micro_skill()
    assert cost() == one
    monkeypatch.setattr(cards, "PORTION", 3)
    assert one < cost() < 2 * one
