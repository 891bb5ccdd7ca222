"""From the translator's draft to the reader: submit, send back, submit again, approve, with e-mail at each step."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import WorkflowState

from common.models import LanguageTeam
from common.translation.review import ReviewError, approve, send_back, state_of, submit
from tests import factories
from tests.roles import member


@pytest.fixture
def translator(db):
    return member("translator")


@pytest.fixture
def reviewer(db):
    return member("reviewer")


def french_page(home):
    factories.translate(home)
    return factories.translate(factories.content_page(factories.home()))


def french_term(home):
    return factories.translate(factories.glossary_term())


def french_skill(home):
    return factories.translate(factories.micro_skill())


@pytest.fixture(params=[french_page, french_term, french_skill], ids=["page", "term", "micro-skill"])
def target(request, home, french):
    """A published French translation with a draft that says "Révisé"."""
    made = request.param(home)
    obj = type(made).objects.get(pk=made.pk)
    setattr(obj, field_of(obj), "Révisé")
    obj.save_revision()
    return fresh(obj)


def field_of(obj) -> str:
    return "name" if hasattr(obj, "definition") else "title"


def fresh(obj):
    return type(obj).objects.get(pk=obj.pk)


def public_words(obj) -> str:
    return getattr(fresh(obj), field_of(obj))


def mails_to(user) -> list[str]:
    """Return subject and text of the e-mails to a user, and forget all that were sent."""
    found = [f"{message.subject}\n{message.body}" for message in mail.outbox if user.email in message.to]
    mail.outbox.clear()
    return found


def test_a_draft_goes_to_the_reviewers_and_then_to_readers(target, translator, reviewer):
    member("Reviewers: Greek")
    submit(target, translator)
    assert state_of(fresh(target)).status == WorkflowState.STATUS_IN_PROGRESS
    assert public_words(target) != "Révisé"
    assert {address for message in mail.outbox for address in message.to} == {reviewer.email}
    (message,) = mails_to(reviewer)
    assert "Révisé" in message
    assert AdminURLFinder(reviewer).get_edit_url(target) in message

    send_back(fresh(target), reviewer, "Trop long.")
    assert state_of(fresh(target)).status == WorkflowState.STATUS_NEEDS_CHANGES
    assert public_words(target) != "Révisé"
    (message,) = mails_to(translator)
    assert "Trop long." in message

    submit(fresh(target), translator)
    assert state_of(fresh(target)).status == WorkflowState.STATUS_IN_PROGRESS
    assert len(mails_to(reviewer)) == 1

    approve(fresh(target), reviewer)
    assert state_of(fresh(target)) is None
    assert public_words(target) == "Révisé"
    assert "approved" in mails_to(translator)[0]


def test_submitting_twice_is_submitting_once(target, translator, reviewer):
    first = submit(target, translator)
    assert submit(fresh(target), translator) == first
    assert len(mails_to(reviewer)) == 1


def test_only_reviewers_of_the_language_decide(target, translator):
    submit(target, translator)
    for user in (translator, member("Reviewers: Greek"), member("source editor"), member()):
        with pytest.raises(PermissionDenied):
            approve(fresh(target), user)
        with pytest.raises(PermissionDenied):
            send_back(fresh(target), user, "Non.")
    assert state_of(fresh(target)).status == WorkflowState.STATUS_IN_PROGRESS


@pytest.mark.parametrize("role", ["publisher", "administrator"])
def test_publishers_and_administrators_decide_too(target, translator, role):
    submit(target, translator)
    approve(fresh(target), member(role), "Bien.")
    assert public_words(target) == "Révisé"


@pytest.mark.parametrize("group", ["Translators: Greek", "source editor"])
def test_only_translators_of_the_language_submit(target, group):
    with pytest.raises(PermissionDenied):
        submit(target, member(group))
    assert state_of(target) is None


@pytest.mark.parametrize("comment", ["", "  \n"])
def test_sending_back_needs_a_reason(target, translator, reviewer, comment):
    submit(target, translator)
    with pytest.raises(ReviewError, match="what should change"):
        send_back(fresh(target), reviewer, comment)
    assert state_of(fresh(target)).status == WorkflowState.STATUS_IN_PROGRESS


def test_what_was_not_submitted_cannot_be_decided(target, translator, reviewer):
    with pytest.raises(ReviewError, match="does not wait"):
        approve(target, reviewer)
    submit(target, translator)
    send_back(fresh(target), reviewer, "Trop long.")
    with pytest.raises(ReviewError, match="does not wait"):
        approve(fresh(target), reviewer)


def test_a_language_whose_review_was_switched_off(target, translator):
    LanguageTeam.objects.get(language_code="fr").workflow.deactivate()
    assert not fresh(target).has_workflow
    with pytest.raises(ReviewError, match="no review"):
        submit(fresh(target), translator)


def test_something_without_any_draft_is_submitted_as_it_is(home, french, translator, reviewer):
    term = french_term(home)
    type(term).objects.filter(pk=term.pk).update(latest_revision=None, live_revision=None)
    submit(fresh(term), translator)
    assert len(mails_to(reviewer)) == 1


@pytest.mark.parametrize("make", [factories.content_page, factories.glossary_term], ids=["page", "term"])
def test_english_drafts_go_to_the_publishers(home, make):
    obj = make()
    setattr(obj, field_of(obj), "Revised")
    obj.save_revision()
    editor, publisher = member("source editor"), member("publisher")
    submit(fresh(obj), editor)
    assert "Revised" in mails_to(publisher)[0]
    with pytest.raises(PermissionDenied):
        approve(fresh(obj), editor)
    approve(fresh(obj), publisher)
    assert public_words(obj) == "Revised"
