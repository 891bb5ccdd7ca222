"""Whatever is sent: a clear message and 4xx, never a failure, and never the sender's markup."""

import base64
import json
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guide.own_standard import carrying
from tests.guide.own_standard.conftest import URL, Form, fill_in
from tests.looking import words

pytestmark = pytest.mark.any_database

MANY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
KEYS = ["title", "language", "eqf_level", "ects", "methods", "activities", "outcomes", "criteria", "badge_levels",
        "situations", "safety_notes", "based_on", "country", "workload_hours", "category"]  # fmt: skip
ROWS = st.lists(
    st.dictionaries(st.sampled_from(["kind", "statement", "assessor_sees", "name", "slug", "rule"]), ANYTHING)
    | ANYTHING,
    max_size=4,
)


def packed(data) -> str:
    return base64.urlsafe_b64encode(zlib.compress(json.dumps(data).encode())).decode()


def refused(form: Form, **data) -> str:
    """Send a form and return what the page says about it; the page is whole all the same."""
    form.send({"state": packed({}), "step": "activity", "action": "save"} | data, expect=400)
    assert form.heading.startswith("Step ")
    return form.problems()


DAMAGED = {
    "nothing": "",
    "no code": "%%%",
    "not packed": base64.urlsafe_b64encode(b"hello").decode(),
    "cut short": packed({"title": "x" * 500})[:30],
    "no mapping": packed([1, 2]),
    "no JSON": base64.urlsafe_b64encode(zlib.compress(b"{'a'")).decode(),
    "endless depth": base64.urlsafe_b64encode(zlib.compress(b"[" * 200_000)).decode(),
    "endless depth in a mapping": base64.urlsafe_b64encode(zlib.compress(b'{"a":' * 50_000)).decode(),
    "a bomb": base64.urlsafe_b64encode(zlib.compress(b"0" * 40_000_000)).decode(),
    "not a number": base64.urlsafe_b64encode(zlib.compress(b'{"eqf_level": NaN}')).decode(),
    "an endless number": base64.urlsafe_b64encode(zlib.compress(b'{"eqf_level": ' + b"9" * 9000 + b"}")).decode(),
    "letters of no code": "\udcff\u0391\u0000",
    "too long": "A" * (carrying.MOST_CARRIED + 1),
}


@pytest.mark.parametrize("state", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_draft_gives_an_empty_sheet_and_says_so(form, state):
    state = state.encode("utf-8", "replace").decode()
    assert "The draft that came with the form cannot be read." in refused(form, state=state, title="Kept")
    assert form.fields()["title"] == "Kept"


@pytest.mark.parametrize("state", [DAMAGED["not packed"], DAMAGED["no mapping"], "%00", "%FF"])
def test_a_damaged_draft_in_the_address_says_so(client, place, state):
    response = client.get(f"{URL}?draft={state}")
    assert response.status_code == 400
    assert "The link holds no draft that can be read." in response.content.decode()


def test_a_draft_too_long_for_an_address_is_not_read(client, place):
    assert client.get(f"{URL}?draft={'A' * 6001}").status_code == 414


@MANY
@given(state=st.binary(max_size=200).map(lambda raw: base64.urlsafe_b64encode(raw).decode()) | st.text(max_size=80))
def test_no_text_at_all_breaks_the_page(form, state):
    response = form.client.post(URL, {"state": state.encode("utf-8", "replace").decode(), "step": "check"})
    assert response.status_code == 400


@MANY
@given(data=st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS, ANYTHING | ROWS)), ending=st.sampled_from("dxj"))
def test_no_draft_breaks_the_page_or_a_file(form, data, ending):
    kind = {"d": "docx", "x": "xlsx", "j": "json"}[ending]
    state = packed(data)
    shown = form.client.post(URL, {"state": state, "step": "check", "action": "save"})
    assert shown.status_code in {200, 400}
    taken = form.client.post(URL, {"state": state, "step": "check", "action": f"download-{kind}"})
    assert taken.status_code == 200


@MANY
@given(
    fields=st.dictionaries(
        st.sampled_from(["title", "language", "outcomes-skill-count", "outcomes-skill-0-statement", "methods", "begin",
                         "eqf_level", "step", "seen", "badge_levels-count", "badge_levels-0-slug", "ects"]),
        st.text(max_size=30),
    ),
    action=st.text(max_size=20) | st.sampled_from(["add-", "remove-", "go-x:y", "download-exe", "next-9", "copy"]),
    step=st.sampled_from(["activity", "outcomes", "assessment", "badge", "elements", "check", "zzz"]),
)  # fmt: skip
def test_no_form_breaks_the_page(form, fields, action, step):
    data = {"state": packed({"title": "x"}), "step": step, "action": action, **fields}
    data = {name: value.encode("utf-8", "replace").decode() for name, value in data.items()}
    assert form.client.post(URL, data).status_code in {200, 400}


def test_parts_of_the_wrong_kind_are_left_out_and_named(form):
    data = {
        "title": {"a": 1},
        "eqf_level": 9,
        "outcomes": "x",
        "category": "other",
        "methods": ["secret"],
        "ects": True,
    }
    said = refused(form, state=packed(data | {"statement": "Kept"}), step="check")
    for name in ("Title", "EQF level", "Category", "Assessment methods", "ECTS credits"):
        assert f"“{name}”: a part that cannot be used here was left out." in said
    assert "Kept" in words(form.page.select_one(".own-sheet"))


def test_markup_is_shown_as_the_words_it_is(form):
    script = "<script>alert(1)</script>\"'><img src=x>"
    form.press("next", title=script, organisation=script).press("go-check")
    answer = form.response.content.decode()
    assert "<script>alert" not in answer and "<img src=x>" not in answer
    assert script in form.page.select_one(".own-sheet").get_text()


def test_signs_that_no_document_can_hold_are_taken_out(form):
    form.press("next", title="Iron\x00 a\x0b shirt\ufffe")
    assert form.press("previous").fields()["title"] == "Iron a shirt"


def test_an_unknown_button_loses_nothing(form):
    said = refused(form, action="explode", title="Iron a shirt")
    assert "does not know this button" in said
    assert form.fields()["title"] == "Iron a shirt"


def test_a_draft_too_long_to_travel_is_refused_with_the_words_still_there(form):
    form.press("go-outcomes")
    for _more in range(14):
        form.press("add-outcomes-skill", outcomes__skill__0__statement="x")
        names = [name for name in form.fields() if name.startswith("outcomes-skill-") and name.endswith("-statement")]
        form.press("save", **{name.replace("-", "__"): name for name in names})
    long = {
        name.replace("-", "__"): "".join(chr(0x4E00 + (place * 977 + number * 7919) % 20_000) for number in range(3000))
        for place, name in enumerate(
            name for name in form.fields() if name.startswith("outcomes-skill-") and "-count" not in name
        )
    }
    form.press("save", expect=413, **long)
    assert "too long to travel" in form.problems()
    assert form.fields()["outcomes-skill-0-statement"] == long["outcomes__skill__0__statement"]


def test_a_huge_form_is_not_even_read(client, place):
    response = client.post(URL, {"state": "A" * 700_000})
    assert response.status_code == 413
    assert "more than a sheet can hold" in response.content.decode()


def test_too_many_fields_are_refused(client, place):
    response = client.post(URL, {f"field-{number}": "" for number in range(1500)})
    assert response.status_code == 400
    assert "did not arrive whole" in response.content.decode()


@pytest.mark.parametrize(
    "kind",
    [
        "application/json",
        "text/plain",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded; charset=latin-1",
    ],
)
def test_another_kind_of_request_gets_a_clear_answer(client, place, kind):
    response = client.generic("POST", URL, b"\xff\xfe{}", content_type=kind)
    assert response.status_code == 400
    assert "There is a problem" in response.content.decode()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_are_not_allowed(client, place, method):
    assert client.generic(method, URL).status_code == 405


FILES = {
    "empty": b" ",
    "text": b"hello",
    "bytes": bytes(range(256)),
    "a list": b"[]",
    "other JSON": b'{"a": 1}',
    "nothing in it": b'{"format": "mycred4home/own-standard", "version": 1, "micro_skill": []}',
    "another version": b'{"format": "mycred4home/own-standard", "version": 99, "micro_skill": {}}',
    "depth": b"[" * 100_000,
    "too long": b'{"a": "' + b"x" * 310_000 + b'"}',
}


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
def test_a_wrong_file_is_refused_and_the_words_stay(form, content):
    form.press("next", title="Iron a shirt").press("previous")
    file = SimpleUploadedFile("draft.json", content)
    form.send(form.fields() | {"file": file, "action": "open"}, expect=400)
    assert "This file cannot be opened." in form.problems()
    assert form.fields()["title"] == "Iron a shirt"


def test_no_file_at_all_is_asked_for(form):
    form.press("open", expect=400)
    assert "Choose the JSON file that you saved." in form.problems()


@MANY
@given(content=ANYTHING)
def test_no_file_breaks_the_page(form, content):
    data = {"format": "mycred4home/own-standard", "version": 1, "micro_skill": {"outcomes": content, "title": content},
            "organisation": content, "language": content, "based_on": content}  # fmt: skip
    file = SimpleUploadedFile("draft.json", json.dumps(data).encode())
    answer = form.client.post(URL, {"state": packed({}), "step": "activity", "action": "open", "file": file})
    assert answer.status_code in {200, 400}


def test_a_whole_sheet_survives_the_way_through_the_form(form):
    fill_in(form)
    state = form.fields()["state"]
    assert carrying.pack(carrying.unpack(state)) == state
    assert form.press("save").fields()["state"] == state
