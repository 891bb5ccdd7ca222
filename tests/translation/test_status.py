"""The status of a translation follows everything that happens to it, and costs the same for few and for many."""

from io import StringIO
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, Workflow
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import TranslationCreator

from common.content_files.loader import Loader
from common.models import TranslationStatus
from common.translation import progress, status
from common.translation.checks import Finding
from common.translation.drafts import save_draft
from common.translation.progress import statuses
from tests import factories
from tests.content_folder import SMALL


@pytest.fixture(autouse=True)
def no_findings(monkeypatch):
    """Find nothing in any text, so that the numbers do not depend on the rules."""
    monkeypatch.setattr("common.translation.progress.check", lambda source, translation, language, **options: [])


def again(obj):
    return type(obj).objects.get(pk=obj.pk)


def in_french(obj):
    return type(obj).objects.get(translation_key=obj.translation_key, locale__language_code="fr")


def row(obj, code: str = "fr") -> TranslationStatus:
    return TranslationStatus.objects.get(translation_key=obj.translation_key, locale__language_code=code)


def stored() -> set[tuple]:
    return {_values(found) for found in TranslationStatus.objects.all()}


def computed() -> set[tuple]:
    return {_values(found) for found in statuses(progress.source_keys())}


def _values(found: TranslationStatus) -> tuple:
    fields = ["translation_key", "locale_id", "content_type_id", "title", "state", "total", "translated"]
    return tuple(str(getattr(found, name)) for name in [*fields, "words_to_do", "errors", "warnings", "codes"])


@pytest.fixture
def step(publish):
    """Run a block as a transaction; afterwards what is stored must be what would be computed."""

    class Step:
        def __enter__(self):
            self.commit = publish()
            self.commit.__enter__()

        def __exit__(self, *error):
            self.commit.__exit__(*error)
            if error[0] is None:
                assert stored() == computed()

    return Step


def begin(obj, code: str = "fr") -> None:
    """Submit for translation, as an editor does."""
    TranslationCreator(None, [factories.locale(code)]).create_translations(again(obj))


def write(obj, machine: bool = False, only: str = "") -> None:
    """Translate all texts of an object, or those of one place, without publishing."""
    source = TranslationSource.objects.get(object_id=obj.translation_key)
    kind = StringTranslation.TRANSLATION_TYPE_MACHINE if machine else StringTranslation.TRANSLATION_TYPE_MANUAL
    for segment in source.stringsegment_set.select_related("string", "context"):
        if not only or segment.context.path == only:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=factories.locale("fr"),
                defaults={"data": f"FR {segment.string.data}", "translation_type": kind},
            )


def submit(target) -> None:
    workflow = Workflow.objects.filter(active=True).first()
    workflow.start(target, factories.editor("someone"))


def approve(target) -> None:
    state = target.current_workflow_state
    state.current_task_state.approve(user=state.requested_by)


@pytest.fixture
def term_or_page(request, home, french, step):
    with step():
        if request.param == "snippet":
            return factories.glossary_term(name="badge", definition="A digital proof of skill.")
        factories.translate(home)
    with step():
        return factories.content_page(home, title="About", summary="A digital proof of skill.", body=[])


def change(obj, text: str) -> None:
    obj = again(obj)
    setattr(obj, "summary" if isinstance(obj, Page) else "definition", text)
    obj.save_revision().publish()


@pytest.mark.parametrize("term_or_page", ["snippet", "page"], indirect=True)
def test_the_journey_of_a_translation(term_or_page, step):
    obj = term_or_page
    found = row(obj)
    assert (found.state, found.total, found.translated, found.words_to_do) == ("missing", 2, 0, 6)

    with step():
        begin(obj)
    assert row(obj).state == "missing"

    with step():
        write(obj, machine=True)
    assert (row(obj).state, row(obj).percent, row(obj).words_to_do) == ("machine", 100, 0)

    with step():
        StringTranslation.objects.get(data__contains="digital").delete()
    assert (row(obj).state, row(obj).percent, row(obj).words_to_do) == ("draft", 50, 5)

    with step():
        write(obj)
    assert (row(obj).state, row(obj).percent) == ("draft", 100)

    with step():
        save_draft(Translation.objects.get(source__object_id=obj.translation_key))
        submit(in_french(obj))
    assert row(obj).state == "review"

    with step():
        in_french(obj).current_workflow_state.current_task_state.reject(user=None)
    assert row(obj).state == "draft"

    with step():
        in_french(obj).current_workflow_state.resume(None)
    assert row(obj).state == "review"

    with step():
        approve(in_french(obj))
    assert (row(obj).state, row(obj).percent, row(obj).words_to_do) == ("published", 100, 0)

    with step():
        change(obj, "A digital proof of a small skill.")
    assert (row(obj).state, row(obj).translated, row(obj).words_to_do) == ("stale", 1, 7)

    with step():
        again(obj).unpublish()
    assert not TranslationStatus.objects.exclude(title__icontains="small site").filter(
        translation_key=obj.translation_key
    )

    with step():
        again(obj).save_revision().publish()
    assert row(obj).state == "stale"

    with step():
        in_french(obj).unpublish()
    assert row(obj).state == "draft"

    with step():
        again(obj).delete()
    assert not TranslationStatus.objects.filter(translation_key=obj.translation_key)


def test_changing_one_sentence_turns_exactly_its_cells_stale(step, french):
    greek = factories.locale("el")
    with step():
        skill, other = factories.micro_skill(statement="Cleans well."), factories.micro_skill()
    for obj in (skill, other):
        for code in ("fr", "el"):
            with step():
                factories.translate(again(obj), code)
    skills = TranslationStatus.objects.filter(content_type__model="microskill")
    assert set(skills.values_list("state", "words_to_do")) == {("published", 0)}
    with step():
        changed = again(skill)
        changed.statement = "Cleans very well."
        changed.save_revision().publish()
    assert skills.count() == 4
    stale = TranslationStatus.objects.filter(state="stale")
    assert {(found.translation_key, found.locale_id) for found in stale} == {
        (skill.translation_key, french.pk),
        (skill.translation_key, greek.pk),
    }
    assert {found.words_to_do for found in stale} == {3}
    assert all(found.percent == 100 * (found.total - 1) // found.total for found in stale)


def test_a_draft_of_the_source_changes_nothing(step, french):
    with step():
        term = factories.glossary_term()
    with step():
        factories.translate(term)
    before = stored()
    with step():
        term = again(term)
        term.definition = "Something else."
        term.save_revision()
    assert stored() == before


def test_a_translation_with_an_error_is_not_done(step, french):
    with step():
        term = factories.glossary_term(definition="A proof.")
    with step():
        factories.translate(term)
    with step():
        text = StringTranslation.objects.get(data="FR A proof.")
        text.has_error = True
        text.save()
    assert (row(term).translated, row(term).words_to_do) == (1, 2)


def test_an_address_is_no_text_to_translate(step, home, french):
    with step():
        page = factories.content_page(home, body=[])
    assert (row(page).total, row(page).words_to_do) == (1, 1)


def test_an_english_alias_in_another_language_is_no_translation(step, home, french):
    with step():
        home.copy_for_translation(french, alias=True)
        home.save_revision().publish()
    assert in_french(home).live
    assert row(home).state == "missing"


def test_drafts_and_what_is_not_content_have_no_status(step, french):
    with step():
        factories.draft_micro_skill()
    assert not TranslationStatus.objects.filter(title__icontains="draft")
    assert UUID(int=0) not in progress.source_keys()


def test_findings_are_counted(step, french, monkeypatch):
    def check(source, translation, language, **options):
        assert language == "fr"
        return [Finding("error", "numbers", "!"), Finding("warning", "length", "?")] if "proof" in source else []

    monkeypatch.setattr("common.translation.progress.check", check)
    with step():
        term = factories.glossary_term(definition="A proof.")
    assert (row(term).errors, row(term).warnings) == (0, 0), "what is not translated has no findings"
    with step():
        factories.translate(term)
    assert (row(term).errors, row(term).warnings) == (1, 1)
    assert row(term).codes == " error:numbers  warning:length "


def test_a_new_language_gets_its_rows_and_a_removed_one_loses_them(step, french):
    with step():
        term = factories.glossary_term()
    with step():
        factories.locale("el")
    assert row(term, "el").state == "missing"
    with step():
        Locale.objects.get(language_code="el").delete()
    assert TranslationStatus.objects.filter(translation_key=term.translation_key).count() == 1


def test_deleting_a_page_takes_the_pages_below_it_along(step, home, french):
    with step():
        above = factories.content_page(home)
    with step():
        below = factories.content_page(above, title="Below", slug="below")
    assert row(below)
    with step():
        again(above).delete()
    assert not TranslationStatus.objects.filter(title="Below")


def test_a_rolled_back_change_leaves_the_rows_right(step, french):
    with step():
        term = factories.glossary_term(name="before")
    status.touch(uuid4())  # an object whose transaction was rolled back
    with step():
        factories.glossary_term()
    assert row(term).title == "before"


def test_within_a_pause_everything_is_refreshed_once_at_the_end(french, monkeypatch):
    with status.paused():
        pass  # computes what the fixture's new language asks for
    calls = []
    real = status.refresh
    monkeypatch.setattr(status, "refresh", lambda *keys: calls.append(len(keys)) or real(*keys))
    with status.paused():
        with status.paused():
            terms = [factories.glossary_term() for _number in range(3)]
        assert not TranslationStatus.objects.filter(translation_key=terms[0].translation_key)
    assert calls == [3]
    assert {row(term).state for term in terms} == {"missing"}


def test_a_pause_that_ends_in_an_error_still_refreshes(french):
    with pytest.raises(KeyError), status.paused():
        term = factories.glossary_term()
        raise KeyError
    assert row(term).state == "missing"


def test_rebuilding_repairs_everything_and_says_how_far_it_is(french, home):
    home.save_revision().publish()
    term = factories.glossary_term()
    TranslationStatus.objects.all().delete()
    TranslationStatus.objects.create(
        translation_key=uuid4(), locale=french, content_type_id=home.content_type_id, title="Gone"
    )
    said = StringIO()
    call_command("rebuild_translation_board", stdout=said)
    assert "2 of 2" in said.getvalue()
    assert stored() == computed()
    assert row(term) and row(home)


def test_the_cost_does_not_grow_with_the_number_of_objects(french, home, publish):
    terms = [factories.glossary_term() for _number in range(20)]
    for term in terms:
        with publish():
            factories.translate(term)
    keys = [term.translation_key for term in terms]
    assert _queries(keys[:2]) == _queries(keys)


def _queries(keys) -> int:
    with CaptureQueriesContext(connection) as captured:
        status.refresh(*keys)
    return len(captured)


def test_a_fresh_install_is_complete_in_every_language(db):
    Loader(base=SMALL, report=lambda line: None).run()
    rows = TranslationStatus.objects.filter(locale__language_code="fr")
    assert rows.count() == len(progress.source_keys()) > 10
    assert {(found.state, found.percent, found.words_to_do) for found in rows} == {("published", 100, 0)}
    assert stored() == computed()
    assert Translation.objects.filter(target_locale__language_code="fr").count() == rows.count()
