"""The form with JavaScript off, step by step."""

import pytest

from tests import factories
from tests.guide.own_standard.conftest import fill_in
from tests.looking import all_words, broken_anchors, language_link, links, repeated_ids, section, visit, words

pytestmark = pytest.mark.any_database


def test_it_begins_with_the_first_of_seven_steps(form):
    assert form.heading == "Step 1 of 7 Activity and title"
    assert form.page.title.string.startswith("Write your own standard")


def test_all_steps_can_be_filled_in_and_end_with_a_complete_sheet(form):
    page = fill_in(form).page
    assert form.heading == "Step 7 of 7 Check and take away"
    assert "9 of 9 mandatory elements of Annex I are filled" in words(page.main)
    assert "Nothing is missing" in words(page.main)
    sheet = words(page.select_one(".own-sheet"))
    for text in ("Iron a shirt", "Draft of Casa Aperta", "Italy", "Watching", "S1 Iron the collar first", "With help"):
        assert text in sheet


def test_the_guide_leads_to_it(client, place):
    assert "/en/guide/own-standard/" in links(visit(client, "/en/guide/").main)
    assert "http://testserver/en/guide/own-standard/" in client.get("/sitemap.xml").content.decode()


def test_each_control_has_a_label_and_ids_are_not_repeated(form):
    fill_in(form)
    for step in ("activity", "level", "outcomes", "assessment", "badge", "elements", "check"):
        page = form.press(f"go-{step}").page
        assert repeated_ids(page) == [] and broken_anchors(page) == []
        labelled = {label["for"] for label in page.select("label[for]")}
        visible = page.select("#own :is(input, textarea, select):not([type=hidden])")
        assert {control["id"] for control in visible} <= labelled


def test_the_steps_say_what_is_ready_and_what_is_to_mend(form):
    form.press("next", title="Iron a shirt")
    entries = all_words(form.page.select("nav.own-steps button"))
    assert entries[0] == "1. Activity and title 4 things to mend"
    assert entries[1] == "2. Level" and entries[4] == "5. Badge ladder ready"
    assert form.page.select_one("nav.own-steps [aria-current=step]")["value"] == "go-level"


def test_previous_and_the_list_of_steps_lose_no_words(form):
    form.press("next", title="Iron a shirt").press("previous", eqf_level="3")
    assert form.fields()["title"] == "Iron a shirt"
    assert form.press("go-level").fields()["eqf_level"] == ["3"]


def test_the_level_stands_beside_what_it_means(form):
    page = form.press("go-level").page
    assert len(page.select(".own-level")) == 8
    second = words(page.select(".own-level")[1])
    assert second.startswith("Level 2 Knowledge Basic facts") and "under supervision" in second
    assert "2017/C 189/03" in words(page.main)


def test_rows_are_added_and_removed_by_buttons(form):
    form.press("go-outcomes")
    form.press("add-outcomes-skill", outcomes__skill__0__statement="Iron the collar")
    added = form.page.find(id="id_outcomes-skill-1-statement")
    assert added.has_attr("autofocus")
    form.press("add-outcomes-skill", outcomes__skill__1__statement="Fold the shirt")
    form.press("remove-outcomes-skill-0")
    statements = [value for name, value in form.fields().items() if name.endswith("-statement")]
    assert statements == ["", "Fold the shirt", ""]


def test_there_is_an_end_to_the_rows(form):
    form.press("go-badge")
    for number in range(3, 6):
        form.press("add-badge_levels", **{f"badge_levels__{number}__name": ""})
        form.press("save", **{f"badge_levels__{number}__name": f"Rung {number}"})
    assert "There is no room for more rows here." in words(form.page.main)
    assert not form.page.select("button[value=add-badge_levels]")


def test_the_ladder_begins_with_three_rungs_in_the_language_of_the_sheet(form):
    form.press("go-badge")
    assert [form.fields()[f"badge_levels-{place}-name"] for place in range(3)] == ["With help", "Alone", "Expert"]
    form.press("go-activity").press("next", language="fr").press("go-badge")
    assert form.fields()["badge_levels-2-slug"] == "expert"


def test_hints_stop_once_and_then_let_go(form):
    form.press("go-outcomes")
    form.press("next", outcomes__knowledge__0__statement="Understand the iron")
    assert form.heading == "Step 3 of 7 Learning outcomes"
    summary = section(form.page, "s-hints")
    assert "“Understand” does not say what an assessor sees or hears." in words(summary)
    assert summary.has_attr("autofocus")
    assert broken_anchors(form.page) == []
    described = form.page.find(id="id_outcomes-knowledge-0-statement")["aria-describedby"].split()
    assert "neither" not in described and all(form.page.find(id=name) for name in described)
    assert words(form.page.select_one(".own-buttons .btn")) == "Go on all the same"
    assert form.press("next").heading == "Step 4 of 7 Assessment"


def test_a_finding_leads_to_the_field_where_it_is_mended(form):
    fill_in(form)
    form.press("go-elements").press("next", workload_hours="", ects="")
    page = form.press("go-elements:workload_hours").page
    assert page.find(id="id_workload_hours").has_attr("autofocus")
    assert len(page.select("[autofocus]")) == 1


def test_after_a_button_the_heading_has_the_focus(form):
    assert not form.page.select("[autofocus]")
    assert [element.name for element in form.press("next").page.select("[autofocus]")] == ["h1"]


def test_a_value_that_cannot_be_used_is_shown_as_typed_with_a_link_to_it(form):
    form.press("go-elements")
    form.press("next", expect=400, workload_hours="2000", ects="many")
    assert "There is a problem" in form.problems() and "At most 1500 hours" in form.problems()
    assert "#id_workload_hours" in links(section(form.page, "s-problems"))
    assert form.fields()["workload_hours"] == "2000"
    assert form.page.find(id="id_ects")["aria-invalid"] == "true"
    assert form.page.title.string.startswith("Problem in step 6 of 7")
    form.press("next", workload_hours="20", ects="1.5")
    assert form.heading.startswith("Step 7 of 7")


def test_saving_shows_how_to_keep_the_draft_and_the_link_opens_it(client, form):
    form.press("save", title="Iron a shirt")
    assert form.heading.startswith("Step 1 of 7")
    link = form.page.select_one("[data-own-unscripted] a")["href"]
    assert link.startswith("?draft=")
    opened = visit(client, f"/en/guide/own-standard/{link}")
    assert "Iron a shirt" in words(opened.select_one(".own-sheet"))


def test_the_draft_in_a_link_does_not_go_along_to_other_languages(client, home, place, publish, form):
    factories.translate_each(publish, home, place.guide)
    form.press("save", title="Iron a shirt")
    opened = visit(client, "/en/guide/own-standard/" + form.page.select_one("[data-own-unscripted] a")["href"])
    assert language_link(opened, "fr")["href"] == "/fr/guide-fr/own-standard/"
    assert opened.find("meta", attrs={"name": "robots"})["content"] == "noindex"


def test_a_draft_that_is_too_long_for_a_link_says_so(form):
    letters = "".join(chr(0x4E00 + number * 7 % 20000) for number in range(3000))
    form.press("save", statement=letters)
    assert "too long for a link that works without JavaScript" in words(form.page.main)
    assert not form.page.select_one("[data-own-unscripted] a")


def test_a_published_micro_skill_can_be_the_beginning(form):
    form.press("next", organisation="Casa Aperta").press("previous")
    form.press("copy", begin="TEC-07")
    assert form.fields()["title"] == "Clean the windows"
    assert form.fields()["organisation"] == "Casa Aperta"
    assert "The sheet now holds the words of TEC-07" in words(form.page.main)
    assert form.press("go-assessment").fields()["methods"] == ["watching"]
    sheet = words(form.press("go-check").page.select_one(".own-sheet"))
    assert "Begun from TEC-07 of MyCred4Home, licence CC BY-NC-SA 4.0" in sheet


def test_beginning_without_a_choice_asks_for_one(form):
    form.press("copy", expect=400, title="Iron")
    assert "Choose a micro-skill to begin from." in form.problems()
    assert form.fields()["title"] == "Iron"


def test_the_form_can_be_emptied(form):
    form.press("next", title="Iron a shirt").press("clear")
    assert form.heading.startswith("Step 1 of 7") and form.fields()["title"] == ""


def test_the_recommended_method_stays_first(form, place):
    factories.method(place.methods, title="Asking", key="asking")
    form.press("go-assessment").press("save", methods=["watching"])
    form.press("save", methods=["asking", "watching"])
    sheet = words(form.press("go-check").page.select_one(".own-sheet"))
    assert "Watching, Asking" in sheet
