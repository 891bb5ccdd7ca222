"""A micro-skill on its way into Italian: translator, reviewer, reader; and back when the English changes."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE

pytestmark = [pytest.mark.site, pytest.mark.browser]

SHEET = "micro-skills/iron-a-shirt/"

PREPARE = """
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from tests import factories
factories.micro_skill(rows=1, code="TEC-90", slug="iron-a-shirt", title="Iron a shirt", statement="Irons a shirt well.")
for name, group in (("translator", "Translators: Italian"), ("reviewer", "Reviewers: Italian")):
    user = get_user_model().objects.create_user(name, email=name + "@example.org", password="%(password)s")
    user.groups.add(Group.objects.get(name=group))
"""
CHANGE = """
from standards.models import MicroSkill
skill = MicroSkill.objects.get(slug="iron-a-shirt", locale__language_code="en")
skill.statement = "Irons a shirt and trousers well."
skill.save_revision().publish()
"""
TIDY = """
from django.contrib.auth import get_user_model
from standards.models import MicroSkill
from wagtail_localize.models import TranslationSource
for skill in MicroSkill.objects.filter(slug="iron-a-shirt"):
    skill.delete()
    TranslationSource.objects.filter(object_id=skill.translation_key).delete()
get_user_model().objects.filter(username__in=["translator", "reviewer"]).delete()
"""


@pytest.fixture
def team(running_site):
    """An English micro-skill, an Italian translator and an Italian reviewer, all gone afterwards."""
    running_site.manage("shell", "-c", PREPARE % {"password": running_site.password})
    yield
    running_site.manage("shell", "-c", TIDY)


def sign_in(open_page, running_site, name: str) -> Page:
    page = open_page("/admin/login/")
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(running_site.password)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/admin/")
    return page


def cells(page: Page) -> dict[str, str]:
    """Return the state that the board shows for the new micro-skill in each language."""
    page.goto("/admin/translation/?q=Iron")
    row = page.locator("main table tr", has_text="Iron a shirt").last
    return {
        link.get_attribute("href").split("?")[0].rstrip("/").split("/")[-1]: link.inner_text()
        for link in row.locator("td a").all()
    }


def test_from_the_translator_to_the_reader_and_back(open_page, running_site, team):
    translator = sign_in(open_page, running_site, "translator")
    assert all("missing" in words for words in cells(translator).values())
    translator.locator("main table a[href*='/it/']", has_text="missing").click()
    translator.get_by_role("button", name="Begin").click()
    boxes = translator.locator("textarea[name^='text-']")
    expect(boxes.first).to_be_visible()
    for box in boxes.all():
        source = translator.locator(f"#{box.get_attribute('id').replace('box', 'source')}").inner_text()
        box.fill(f"In italiano: {source}" if source != "iron-a-shirt" else source)
    translator.get_by_role("button", name="Submit for review").click()
    expect(translator.locator("#review")).to_contain_text("asked for a review")

    reader = open_page("/it/", width=PHONE)
    reader.locator("header nav a").first.click()
    assert "In italiano" not in reader.locator("main").inner_text()
    address = f"{reader.url}{SHEET}"

    reviewer = sign_in(open_page, running_site, "reviewer")
    reviewer.locator("#translations-waiting, section", has_text="Translations waiting for you").get_by_role(
        "link", name=re.compile("Italian")
    ).first.click()
    reviewer.locator("main table a[href$='/it/']", has_text="in review").click()
    reviewer.get_by_role("button", name="Approve and publish").click()
    expect(reviewer.locator("main .te-head")).to_contain_text("Published and up to date")
    assert "published" in cells(reviewer)["it"]

    reader.goto(address)
    expect(reader.locator("main")).to_contain_text("In italiano: Irons a shirt well.")
    expect(reader.locator(".stale")).to_have_count(0)

    running_site.manage("shell", "-c", CHANGE)
    states = cells(reviewer)
    assert "stale" in states["it"]
    assert all("missing" in words for code, words in states.items() if code != "it")
    reader.reload()
    expect(reader.locator("main")).to_contain_text("In italiano: Irons a shirt well.")
    reader.locator(".stale a").click()
    expect(reader.locator("ol.changes ins")).to_have_text("and trousers")
    expect(reader.locator("ol.changes li")).to_have_count(1)

    reviewer.locator("main table a[href*='/it/']", has_text="stale").click()
    changed = reviewer.locator(".te-text.te-changed")
    expect(changed).to_have_count(1)
    expect(changed.locator("textarea")).to_be_focused()
    expect(changed.locator("ins")).to_have_text("and trousers")
    changed.locator("textarea").fill("In italiano: Irons a shirt and trousers well.")
    reviewer.get_by_role("button", name="Publish", exact=True).click()
    expect(reviewer.locator("main .te-head")).to_contain_text("Published and up to date")
    reader.goto(address)
    expect(reader.locator("main")).to_contain_text("and trousers well.")
    expect(reader.locator(".stale")).to_have_count(0)
