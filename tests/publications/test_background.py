"""When a builder is started, and that there is one at a time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from common.models import ContentVersion, PublicationBuilder
from common.publications import background, rounds, turn
from tests import factories
from tests.publishing import build, pretend, row


@pytest.fixture
def started(settings, monkeypatch):
    """The commands with which builders are started; nothing is."""
    settings.PUBLICATIONS = "background"
    commands = []

    class Process:
        def __init__(self, command, **options):
            commands.append(command)

        def wait(self):
            return 0

    monkeypatch.setattr(background.subprocess, "Popen", Process)
    return commands


def publish_chapter(guide, capture):
    with capture(execute=True):
        factories.chapter(guide)


def test_publishing_starts_one_builder_and_gives_it_the_turn(guide, started, django_capture_on_commit_callbacks):
    publish_chapter(guide, django_capture_on_commit_callbacks)
    publish_chapter(guide, django_capture_on_commit_callbacks)
    assert len(started) == 1
    assert started[0][-3:-1] == ["build_publications", "--holder"]
    assert PublicationBuilder.objects.get().holder == started[0][-1]


@pytest.mark.parametrize("choice", ["service", "off"])
def test_a_deployment_may_start_builders_itself(guide, started, settings, choice, django_capture_on_commit_callbacks):
    settings.PUBLICATIONS = choice
    publish_chapter(guide, django_capture_on_commit_callbacks)
    assert started == [] and not turn.is_taken()


def test_a_command_that_prepares_the_site_starts_none(guide, started, django_capture_on_commit_callbacks):
    with background.held():
        publish_chapter(guide, django_capture_on_commit_callbacks)
    assert started == []


def test_a_builder_that_cannot_be_started_keeps_no_editor_from_publishing(
    guide, settings, monkeypatch, django_capture_on_commit_callbacks, caplog
):
    settings.PUBLICATIONS = "background"

    def fails(*args, **options):
        raise OSError("no more processes")

    monkeypatch.setattr(background.subprocess, "Popen", fails)
    publish_chapter(guide, django_capture_on_commit_callbacks)
    assert "No builder of publications could be started" in caplog.text
    assert not turn.is_taken()


def test_a_killed_builder_loses_its_turn_after_a_minute(db):
    dead = turn.take()
    assert turn.take() is None
    PublicationBuilder.objects.update(held_until=timezone.now() - timedelta(seconds=1))
    alive = turn.take()
    assert alive
    turn.keep(alive)
    with pytest.raises(turn.TurnLostError):
        turn.keep(dead)
    turn.give_back(dead)
    assert turn.is_taken()


def test_a_builder_goes_on_until_nothing_is_due(guide, monkeypatch):
    made = pretend(monkeypatch)
    monkeypatch.setattr(rounds, "QUIET", 0)
    factories.chapter(guide, title="First")
    changed = []

    def while_at_work(holder):
        # An editor publishes when the builder has looked at everything already, and sees it still at work.
        give_back(holder)
        if not changed:
            changed.append(factories.chapter(guide, title="Second"))

    give_back = turn.give_back
    monkeypatch.setattr(turn, "give_back", while_at_work)
    rounds.look_after_all()
    assert any("Second" in document for document in made)
    assert turn.all_checked() and not turn.is_taken()


def test_a_change_in_the_middle_of_a_round_is_followed_by_another(guide, monkeypatch):
    from common.publications import formats

    made = pretend(monkeypatch)
    monkeypatch.setattr(rounds, "QUIET", 0)
    factories.chapter(guide, title="First")
    pretended = formats.make

    def busy(manuscript, form, html):
        if len(made) == 1:
            factories.chapter(guide, title="Second")
        return pretended(manuscript, form, html)

    monkeypatch.setattr(formats, "make", busy)
    rounds.look_after_all()
    assert "Second" in row("guide").file.open().read().decode()
    assert turn.all_checked()


def test_what_was_looked_at_counts_until_content_changes(guide, monkeypatch):
    pretend(monkeypatch)
    factories.chapter(guide)
    assert not turn.all_checked()
    build()
    assert turn.all_checked()
    ContentVersion.change()
    assert not turn.all_checked()
    build()
    turn.ask_to_look_again()
    assert not turn.all_checked()


def test_who_asks_for_a_file_while_others_are_made_gets_it(guide, monkeypatch):
    from common.models import Publication
    from common.publications import formats

    made = pretend(monkeypatch)
    monkeypatch.setattr(rounds, "QUIET", 0)
    factories.chapter(guide)
    pretended = formats.make

    def asked_meanwhile(manuscript, form, html):
        if len(made) == 4:
            Publication.objects.filter(kind="guide", format="pdf").update(state="due", content_hash="")
            turn.ask_to_look_again()
        return pretended(manuscript, form, html)

    monkeypatch.setattr(formats, "make", asked_meanwhile)
    rounds.look_after_all()
    assert row("guide").state == "ready" and turn.all_checked()


def test_a_choice_of_publications_does_not_count_as_everything(guide, monkeypatch):
    pretend(monkeypatch)
    factories.chapter(guide)
    build("chapter")
    assert not turn.all_checked()
