"""The page with methods, an activity and a micro-skill to choose from, and a browser without JavaScript."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from tests import factories

URL = "/en/guide/own-standard/"


class Form:
    """The form as a browser without JavaScript fills it in and sends it."""

    def __init__(self, client: Client, url: str = URL) -> None:
        self.client, self.url = client, url
        self.response: Any = client.get(url)
        assert self.response.status_code == 200

    @property
    def page(self) -> BeautifulSoup:
        return BeautifulSoup(self.response.content, "html.parser")

    @property
    def heading(self) -> str:
        return " ".join(self.page.h1.get_text(" ").split())

    def fields(self) -> dict[str, Any]:
        """Return what the browser would send: everything but the buttons."""
        found: dict[str, Any] = {}
        for control in self.page.select("form#own [name]"):
            name, kind = str(control["name"]), control.get("type")
            if control.name == "button" or kind == "file":
                continue
            if kind in {"checkbox", "radio"}:
                if control.has_attr("checked"):
                    found.setdefault(name, []).append(control["value"])
            else:
                found[name] = _value(control)
        return found

    def press(self, action: str, expect: int = 200, **typed: Any) -> "Form":
        """Type into fields (`__` stands for the hyphens of a name), press a button that is there, and look."""
        names = {button["value"] for button in self.page.select("button[name=action]")}
        assert action in names, f"no button {action} among {sorted(names)}"
        data = self.fields() | {name.replace("__", "-"): value for name, value in typed.items()} | {"action": action}
        return self.send(data, expect)

    def send(self, data: dict[str, Any], expect: int = 200) -> "Form":
        """Send anything at all."""
        self.response = self.client.post(self.url, data)
        assert self.response.status_code == expect, self.problems() or self.response.content[:300]
        return self

    def problems(self) -> str:
        summary = self.page.select_one(".own-summary-problem")
        return " ".join(summary.get_text(" ").split()) if summary else ""

    def download(self, ending: str) -> bytes:
        """Return a file of the sheet; the page stays as it is."""
        response = self.client.post(self.url, self.fields() | {"action": f"download-{ending}"})
        assert response.status_code == 200
        assert f".{ending}" in response["Content-Disposition"]
        return response.content


def _value(control: Tag) -> str:
    if control.name == "textarea":
        return control.get_text().removeprefix("\n")
    if control.name == "select":
        chosen = control.select_one("option[selected]") or control.select_one("option")
        return str(chosen["value"])
    return str(control.get("value", ""))


def fill_in(form: Form) -> Form:
    """Go through all steps and fill in everything that is asked for."""
    form.press(
        "next", activities=["cleaning"], title="Iron a shirt", category="technical", organisation="Casa Aperta",
        statement="Irons a shirt without creases.", country="Italy",
    )  # fmt: skip
    form.press("next", eqf_level="2")
    form.press(
        "next",
        outcomes__knowledge__0__statement="Name three settings of the iron",
        outcomes__knowledge__0__assessor_sees="Points to the dots.",
        outcomes__skill__0__statement="Iron the collar first",
        outcomes__skill__0__assessor_sees="Begins with the collar.",
        outcomes__autonomy__0__statement="Report a burnt mark",
        outcomes__autonomy__0__assessor_sees="Tells the employer.",
    )
    form.press(
        "next", methods=["watching"], assessment_minutes="30", supervision="supervised",
        criteria__0__text="No crease is left on the front.",
        situations__0__title="A shirt", situations__0__situation="A board and an iron.",
        situations__0__task="Iron one shirt.", situations__0__evidence="A photo.",
        safety_notes__0__text="Never leave the iron alone.",
    )  # fmt: skip
    form.press("next")
    form.press(
        "next", plain_summary="You can iron a shirt.", target_group="Helpers.", prerequisites="None.",
        workload_hours="10", ects="0.5", participation="onsite", quality_assurance="internal",
        stackability="stackable", further_information="Valid for ever.",
    )  # fmt: skip
    return form


class Place:
    """The guide, a method, an activity and a micro-skill of the house."""

    def __init__(self) -> None:
        self.guide = factories.guide_index()
        self.methods = factories.method_index()
        self.watching = factories.method(self.methods, title="Watching", slug="watching", key="watching")
        self.activity = factories.activity(slug="cleaning", name="Cleaning")
        self.skill = factories.micro_skill(
            code="TEC-07", title="Clean the windows", methods=[self.watching], statement="Cleans windows.", rows=3
        )


@pytest.fixture(scope="module")
def place_once(kept_in_database):
    with kept_in_database():
        yield Place()


@pytest.fixture
def place(place_once, db) -> Place:
    """What the page needs, made once; a test may change what is in the database."""
    return place_once


@pytest.fixture
def form(client, place) -> Form:
    return Form(client)
