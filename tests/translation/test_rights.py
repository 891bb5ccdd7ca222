"""Who may do what at which address of the admin: every role, every language."""

from types import SimpleNamespace
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import ProtectedError
from django.test import Client, override_settings
from django.urls import get_resolver, resolve, reverse
from django.utils.functional import SimpleLazyObject
from wagtail.models import WorkflowState
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from common.translation.guards import TranslationGuardMiddleware
from common.translation.language_guard import LOCALIZE_VIEWS, SNIPPET_VIEWS, SNIPPET_VIEWS_LEFT_ALONE
from common.translation.review import submit
from guide.models import GlossaryTerm
from home.models import ContentPage, HomePage
from tests import factories
from tests.editing import our_snippets, snippet_url
from tests.looking import visit
from tests.roles import GROUPS, browser, member, refused

pytestmark = pytest.mark.any_database

LANGUAGES = ("en", "fr", "el")
LETTERS = {"S": "source editor", "T": "translator", "R": "reviewer", "P": "publisher", "A": "administrator"}
CONFIRMED = {"action": "publish", "publish-incomplete": "1"}


@pytest.fixture(scope="module")
def tree(django_db_setup, django_db_blocker):
    """A page and a term in English, French and Greek, and a browser for each role; made once, undone at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        home = factories.home()
        term = factories.glossary_term()
        for code in ("fr", "el"):
            factories.translate(factories.home(), code)
        page = factories.content_page(factories.home())
        for code in ("fr", "el"):
            factories.translate(page, code)
            factories.translate(term, code)
        yield SimpleNamespace(
            homes=_by_language(HomePage, home),
            pages=_by_language(ContentPage, page),
            terms=_by_language(GlossaryTerm, term),
            browsers={role: browser(member(role)) for role in GROUPS},
        )
        transaction.set_rollback(True)


def _by_language(model, obj):
    return {
        version.locale.language_code: version for version in model.objects.filter(translation_key=obj.translation_key)
    }


def page_url(name, *args):
    return lambda tree, code: reverse(f"wagtailadmin_pages:{name}", args=[tree.pages[code].pk, *args])


def term_url(name):
    return lambda tree, code: snippet_url(GlossaryTerm, name, tree.terms[code].pk)


def revert_url(tree, code):
    term = tree.terms[code]
    return snippet_url(GlossaryTerm, "revisions_revert", term.pk, term.latest_revision_id)


def add_page_url(tree, code):
    return reverse("wagtailadmin_pages:add", args=["home", "contentpage", tree.homes[code].pk])


def add_term_url(tree, code):
    return f"{snippet_url(GlossaryTerm, 'add')}?locale={code}"


def translation_of(obj):
    return Translation.objects.get(source__object_id=obj.translation_key, target_locale=obj.locale)


def localize_url(name, *args, of="terms"):
    return lambda tree, code: reverse(
        f"wagtail_localize:{name}", args=[translation_of(getattr(tree, of)[code]).pk, *args]
    )


def string_url(tree, code):
    translation = translation_of(tree.terms[code])
    segment = StringSegment.objects.filter(source=translation.source).first()
    return reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])


def submit_page_url(tree, code):
    return reverse("wagtail_localize:submit_page_translation", args=[tree.pages[code].pk])


def submit_term_url(tree, code):
    return reverse("wagtail_localize:submit_snippet_translation", args=["guide", "glossaryterm", tree.terms[code].pk])


def update_url(tree, code):
    source = TranslationSource.objects.get(object_id=tree.terms[code].translation_key)
    return reverse("wagtail_localize:update_translations", args=[source.pk])


def alias_url(tree, code):
    return reverse("wagtail_localize:convert_to_alias", args=[tree.pages[code].pk])


def site_url(name, *args):
    return lambda tree, code: reverse(name, args=args)


api_url = site_url("wagtail_localize:snippets_api_listing", "guide", "glossaryterm")
PUT = ("put", {"value": "Nouveau"})
# What | (method, form) | address | who may, by letter, on English, French and Greek objects ("-": no such address).
MATRIX = [
    ("edit a page", "get", page_url("edit"), "SPA", "TRPA", "PA"),
    ("publish a page", ("post", CONFIRMED), page_url("edit"), "-", "RPA", "PA"),
    ("restart a page", ("post", {"localize-restart-translation": "1"}), page_url("edit"), "-", "A", "A"),
    ("unpublish a page", "get", page_url("unpublish"), "PA", "RPA", "PA"),
    ("delete a page", "get", page_url("delete"), "PA", "A", "A"),
    ("move a page", "get", page_url("move"), "PA", "A", "A"),
    ("copy a page", "get", page_url("copy"), "SPA", "A", "A"),
    ("add a page", "get", add_page_url, "SPA", "A", "A"),
    ("read a page's history", "get", page_url("history"), "SPA", "TRPA", "PA"),
    ("read a page's usage", "get", page_url("usage"), "SPA", "TRPA", "PA"),
    ("lock a page", "post", page_url("lock"), "PA", "RPA", "PA"),
    ("unlock a page", "post", page_url("unlock"), "PA", "RPA", "PA"),
    ("restrict a page", "get", page_url("set_privacy"), "PA", "RPA", "PA"),
    ("list snippets", "get", site_url("wagtailsnippets_guide_glossaryterm:list"), "STRPA", "-", "-"),
    ("edit a snippet", "get", term_url("edit"), "SPA", "TRPA", "PA"),
    ("publish a snippet", ("post", CONFIRMED), term_url("edit"), "-", "RPA", "PA"),
    ("restart a snippet", ("post", {"localize-restart-translation": "1"}), term_url("edit"), "-", "A", "A"),
    ("revert a snippet", "get", revert_url, "SPA", "TRPA", "PA"),
    ("add a snippet", "get", add_term_url, "SPA", "A", "A"),
    ("delete a snippet", "get", term_url("delete"), "PA", "A", "A"),
    ("unpublish a snippet", "get", term_url("unpublish"), "PA", "RPA", "PA"),
    ("lock a snippet", "post", term_url("lock"), "PA", "RPA", "PA"),
    ("unlock a snippet", "post", term_url("unlock"), "PA", "RPA", "PA"),
    ("read a snippet's history", "get", term_url("history"), "STRPA", "STRPA", "STRPA"),
    ("read a snippet's usage", "get", term_url("usage"), "STRPA", "STRPA", "STRPA"),
    ("read a snippet's reviews", "get", term_url("workflow_history"), "STRPA", "STRPA", "STRPA"),
    ("write a translation", PUT, string_url, "-", "TRPA", "PA"),
    ("delete a translation", "delete", string_url, "-", "TRPA", "PA"),
    ("override a value", PUT, localize_url("edit_override", 1), "-", "TRPA", "PA"),
    ("download PO", "get", localize_url("download_pofile"), "-", "TRPA", "PA"),
    ("upload PO", "post", localize_url("upload_pofile"), "-", "TRPA", "PA"),
    ("upload PO of a page", "post", localize_url("upload_pofile", of="pages"), "-", "TRPA", "PA"),
    ("translate by machine", "post", localize_url("machine_translate"), "-", "TRPA", "PA"),
    ("preview a translation", "get", localize_url("preview_translation", of="pages"), "-", "TRPA", "PA"),
    ("stop a translation", "post", localize_url("stop_translation"), "-", "A", "A"),
    ("stop a page's translation", "post", localize_url("stop_translation", of="pages"), "-", "A", "A"),
    ("make an alias", "get", alias_url, "-", "A", "A"),
    ("submit a page", "get", submit_page_url, "SPA", "-", "-"),
    ("submit a snippet", "get", submit_term_url, "SPA", "-", "-"),
    ("take changes over", "get", update_url, "SPA", "-", "-"),
    ("read the report", "get", site_url("wagtail_localize:translations_report"), "STRPA", "-", "-"),
    (
        "list by API",
        "get",
        site_url("wagtail_localize:snippets_api_listing", "guide", "glossaryterm"),
        "STRPA",
        "-",
        "-",
    ),
    ("enter", "get", site_url("wagtailadmin_home"), "STRPA", "-", "-"),
    ("add an image", "get", site_url("wagtailimages:add"), "SPA", "-", "-"),
    ("add a document", "get", site_url("wagtaildocs:add"), "SPA", "-", "-"),
    ("see users", "get", site_url("wagtailusers_users:index"), "A", "-", "-"),
    ("add a user", "get", site_url("wagtailusers_users:add"), "A", "-", "-"),
    ("see groups", "get", site_url("wagtailusers_groups:index"), "A", "-", "-"),
    ("see languages", "get", site_url("wagtaillocales:index"), "A", "-", "-"),
    ("add a language", "get", site_url("wagtaillocales:add"), "A", "-", "-"),
    ("see sites", "get", site_url("wagtailsites:index"), "A", "-", "-"),
    ("see workflows", "get", site_url("wagtailadmin_workflows:index"), "A", "-", "-"),
    ("see redirects", "get", site_url("wagtailredirects:index"), "A", "-", "-"),
]
CELLS = [
    pytest.param(request, address, code, who, role, (letter in who), id=f"{role}-{what}-{code}")
    for what, request, address, *columns in MATRIX
    for code, who in zip(LANGUAGES, columns, strict=True)
    if who != "-"
    for letter, role in LETTERS.items()
]


def ask(client: Client, request, url):
    method, data = (request, {}) if isinstance(request, str) else request
    client.cookies.pop("messages", None)
    if method in ("put", "delete"):
        return getattr(client, method)(url, urlencode(data), content_type="application/x-www-form-urlencoded")
    return getattr(client, method)(url, data)


@pytest.mark.django_db
@pytest.mark.parametrize(("request_", "address", "code", "who", "role", "allowed"), CELLS)
def test_the_matrix(tree, request_, address, code, who, role, allowed):
    response = ask(tree.browsers[role], request_, address(tree, code))
    # An override and a machine that do not exist are no refusal.
    assert response.status_code < 405, response.status_code
    assert refused(response) != allowed, f"{who} may; {role} got {response.status_code}"


def test_every_address_of_wagtail_localize_has_a_rule():
    """A new version of wagtail-localize may bring addresses; until they have a rule, only administrators open them."""
    names = {name for name in _names(get_resolver(), "wagtail_localize") if isinstance(name, str)}
    assert names == set(LOCALIZE_VIEWS)


def _names(resolver, namespace):
    for pattern in resolver.url_patterns:
        if getattr(pattern, "namespace", None) == namespace:
            yield from (child.name for child in pattern.url_patterns)
        elif hasattr(pattern, "url_patterns"):
            yield from _names(pattern, namespace)


def test_every_address_of_snippets_has_a_rule():
    known = SNIPPET_VIEWS_LEFT_ALONE | set(SNIPPET_VIEWS)
    for model in our_snippets("common", "standards", "guide"):
        names = {pattern.name for pattern in model.snippet_viewset.get_urlpatterns()}
        assert names <= known, model


@pytest.mark.parametrize("name", ["edit", "delete", "unpublish"])
def test_a_snippet_that_is_not_there_is_no_error(home, editor_client, name):
    assert editor_client.get(snippet_url(GlossaryTerm, name, 0), follow=True).status_code == 404


def test_adding_in_an_unknown_language_is_no_error(home, editor_client):
    assert editor_client.get(f"{snippet_url(GlossaryTerm, 'add')}?locale=xx", follow=True).status_code == 404


# Without the guards.


@pytest.fixture
def greek(tree, db):
    return tree.terms["el"]


def texts_of(obj):
    translation = translation_of(obj)
    segments = translation.source.stringsegment_set
    return set(segments.get_translations(translation.target_locale).values_list("data", flat=True))


WITHOUT_GUARD = [name for name in settings.MIDDLEWARE if not name.endswith("TranslationGuardMiddleware")]


@override_settings(MIDDLEWARE=WITHOUT_GUARD)
def test_upstream_lets_a_french_translator_write_greek_snippets(tree, greek):
    client = browser(member("translator", name="another"))
    assert ask(client, PUT, string_url(tree, "el")).status_code == 200
    assert "Nouveau" in texts_of(greek)
    # Wagtail's own form, which opens for what is written by hand.
    Translation.objects.update(enabled=False)
    assert client.get(snippet_url(GlossaryTerm, "edit", greek.pk)).status_code == 200


@override_settings(MIDDLEWARE=WITHOUT_GUARD)
def test_upstream_lets_a_french_translator_stop_greek_translations(tree, greek):
    client = browser(member("translator", name="another"))
    client.post(localize_url("stop_translation")(tree, "el"))
    assert not translation_of(greek).enabled


# With the guards, nothing happens to what is refused.


def test_a_refused_string_is_not_written(tree, greek):
    ask(tree.browsers["translator"], PUT, string_url(tree, "el"))
    assert "Nouveau" not in texts_of(greek)


def test_the_refusal_is_explained(tree, greek):
    response = tree.browsers["translator"].get(snippet_url(GlossaryTerm, "edit", greek.pk))
    assert response.status_code == 403
    assert "Your role does not let you do this in this language" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "deleted"), [("reviewer", False), ("publisher", False), ("administrator", True)])
def test_deleting_translated_snippets_in_bulk(tree, role, deleted):
    url = reverse("wagtail_bulk_action", args=["guide", "glossaryterm", "delete"])
    tree.browsers[role].post(f"{url}?id={tree.terms['fr'].pk}&id={tree.terms['en'].pk}")
    found = GlossaryTerm.objects.filter(pk__in=[tree.terms["fr"].pk, tree.terms["en"].pk]).count()
    assert found == (0 if deleted else 2)


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "deleted"), [("reviewer", False), ("publisher", False), ("administrator", True)])
def test_deleting_translated_pages_in_bulk(tree, role, deleted):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    tree.browsers[role].post(f"{url}?id={tree.pages['fr'].pk}")
    assert ContentPage.objects.filter(pk=tree.pages["fr"].pk).exists() != deleted


@pytest.mark.django_db
def test_a_translator_does_not_delete_drafts(tree):
    ContentPage.objects.filter(pk=tree.pages["fr"].pk).update(live=False)
    tree.browsers["translator"].post(page_url("delete")(tree, "fr"))
    assert ContentPage.objects.filter(pk=tree.pages["fr"].pk).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("data", [CONFIRMED, {"action-publish": "1", "name": "faux"}])
def test_a_right_in_one_language_is_none_in_another(tree, data):
    """Wagtail's right to publish snippets holds for all languages; ours does not."""
    client = browser(member("Translators: French", "Reviewers: Greek"))
    assert refused(client.post(term_url("edit")(tree, "fr"), data))
    assert not refused(client.post(term_url("edit")(tree, "el"), data))


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["read the report", "list by API"])
def test_who_has_no_role_reads_nothing_of_translations(tree, what):
    user = member()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    address = next(row[2] for row in MATRIX if row[0] == what)
    assert refused(browser(user).get(address(tree, "en")))


# Reviews in Wagtail's own screens.


@pytest.fixture(params=["pages", "terms"])
def submitted(request, tree, db):
    """The French page or term, waiting for review; with the address at which Wagtail takes the decision."""
    target = getattr(tree, request.param)["fr"]
    target = type(target).objects.get(pk=target.pk)
    target.save_revision()
    state = submit(target, member("translator", name="another"))
    args = [target.pk, "approve", state.current_task_state_id]
    if request.param == "pages":
        return reverse("wagtailadmin_pages:workflow_action", args=args)
    return snippet_url(GlossaryTerm, "workflow_action", *args)


@pytest.mark.parametrize("group", ["Translators: French", "Reviewers: Greek", "Source editors", "Publishers"])
def test_others_do_not_decide(submitted, group):
    assert refused(browser(member(group, name="somebody")).post(submitted))
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS


def test_the_reviewer_of_the_language_decides(submitted, tree):
    assert not refused(ask(tree.browsers["reviewer"], "post", submitted))
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_APPROVED


# Administrators and groups.


@pytest.mark.django_db
def test_administrators_see_the_rights_of_the_roles(tree):
    group = Group.objects.get(name="Publishers")
    page = visit(tree.browsers["administrator"], reverse("wagtailusers_groups:edit", args=[group.pk]))
    assert "translate and publish in every language" in page.get_text()


@pytest.mark.django_db
def test_a_group_of_a_team_cannot_be_deleted(tree):
    group = Group.objects.get(name="Reviewers: French")
    client, url = tree.browsers["administrator"], reverse("wagtailusers_groups:delete", args=[group.pk])
    with pytest.raises(ProtectedError), override_settings(MIDDLEWARE=WITHOUT_GUARD):
        browser(factories.editor("upstream")).post(url)
    response = client.post(url, follow=True)
    assert "belongs to the team of a language" in response.content.decode()
    assert Group.objects.filter(pk=group.pk).exists()


def test_public_pages_are_served_without_asking_who_reads_them(rf):
    request = rf.get("/en/")
    request.resolver_match = resolve("/en/search/")
    request.user = SimpleLazyObject(lambda: pytest.fail("asked"))
    assert TranslationGuardMiddleware(lambda request: None).process_view(request, None, [], {}) is None
