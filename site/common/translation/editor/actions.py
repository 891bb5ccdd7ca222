"""What the buttons of the editor do. Whatever the button, what was typed is stored first."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail_localize.models import Translation

from ..drafts import publish
from . import machine, neighbours
from .beginning import parent_to_begin
from .desk import TO_DO_ONLY, Desk, left_to_do
from .entries import Entry, add_findings, progress_of
from .forms import TextsForm
from .saving import draft, note_refusals, store

CONFIRMED = "confirmed"


def answer(desk: Desk) -> HttpResponse:
    """Store what was typed, then do what the button says.

    Raises:
        PermissionDenied: the button is not for this user.
    """
    name = "take" if "take" in desk.request.POST else desk.request.POST.get("action", "save")
    action = _ACTIONS.get(name)
    if action is None:
        return HttpResponseBadRequest(_("There is no such button."))
    if name in _FOR_REVIEWERS and not desk.may_review:
        raise PermissionDenied
    with transaction.atomic():
        # The second of two translators waits here, and then sees what the first one wrote.
        Translation.objects.select_for_update().get(pk=desk.translation.pk)
        form = TextsForm(desk.request.POST, desk.entries)
        if not form.is_valid():
            return HttpResponseBadRequest(" ".join(str(e) for errors in form.errors.values() for e in errors))
        if desk.is_locked:
            return _locked(desk, form)
        store(desk.translation, form.changes, desk.user)
    kept_open = [*form.conflicts, *form.faulty]
    complaints = _draft(desk, form, name)
    for complaint in complaints:
        messages.error(desk.request, complaint)
    if kept_open or form.homeless:
        return _open_again(desk, form, kept_open)
    if complaints:
        return _to(desk)
    last_changed = form.changes[-1].entry if form.changes else None
    return action(desk, form, last_changed)


def _draft(desk: Desk, form: TextsForm, name: str) -> list[str]:
    """Save the draft when there is something new to save; return complaints."""
    if form.changes:
        desk.refresh()
    if not form.changes and not (name in _NEEDS_DRAFT and desk.target is None):
        return []
    parent = parent_to_begin(desk.source, desk.locale) if desk.target is None else None
    if parent is not None:
        return [
            _("Your texts are stored, but the page above, “%s”, has to be begun in this language first.") % parent.title
        ]
    complaints = draft(desk.translation, desk.user)
    desk.refresh()
    return complaints


def _locked(desk: Desk, form: TextsForm) -> HttpResponse:
    """Show again what was typed while the review had begun; nothing is stored."""
    for change in form.changes:
        change.entry.typed = change.entry.typed or desk.request.POST.get(change.entry.name, "")
    messages.error(
        desk.request,
        _("The translation is in review now: nothing was saved. Go on when the reviewer has answered."),
    )
    return desk.render(homeless=form.homeless)


def _open_again(desk: Desk, form: TextsForm, kept_open: list[Entry]) -> HttpResponse:
    """Show the page with the texts that were not stored still in their boxes."""
    if form.conflicts:
        messages.error(
            desk.request,
            ngettext(
                "Somebody else changed %d text while you were writing. Both versions are shown; nothing of it was "
                "overwritten. All else was saved.",
                "Somebody else changed %d texts while you were writing. Both versions are shown; nothing of them was "
                "overwritten. All else was saved.",
                len(form.conflicts),
            )
            % len(form.conflicts),
        )
    if form.faulty:
        messages.error(desk.request, _("A text could not be saved; the reason stands beside it."))
    if form.homeless:
        messages.error(
            desk.request,
            _("The English text was changed while you were writing. What you wrote for it stands below: copy it over."),
        )
    _put_back(desk, kept_open)
    return desk.render(homeless=form.homeless)


def _put_back(desk: Desk, kept_open: list[Entry]) -> None:
    """Put typed texts back into the boxes of the page, which may have been read anew."""
    unsaved = {entry.segment_id: entry for entry in kept_open}
    for entry in desk.entries:
        if old := unsaved.get(entry.segment_id):
            entry.typed, entry.theirs, entry.complaint = old.typed, old.theirs, old.complaint


def _to(desk: Desk, entry: Entry | None = None) -> HttpResponse:
    query = f"?show={TO_DO_ONLY}" if desk.shows_only_to_do else ""
    is_shown = entry is not None and (not query or any(e.needs_work for e in desk.entries if e.name == entry.name))
    anchor = f"#{entry.name}" if entry is not None and is_shown else ""
    return HttpResponseRedirect(f"{desk.url}{query}{anchor}")


def _say_saved(desk: Desk, form: TextsForm) -> None:
    progress = progress_of(desk.entries)
    left = left_to_do(progress)
    refused = [entry for entry in desk.entries if entry.refusal]
    if refused:
        messages.warning(
            desk.request,
            ngettext(
                "%d text is stored but cannot be used as it is; the reason stands beside it.",
                "%d texts are stored but cannot be used as they are; the reasons stand beside them.",
                len(refused),
            )
            % len(refused),
        )
    if not form.changes:
        messages.info(desk.request, _("Nothing was changed. %s") % left)
    elif progress.to_do or progress.machine or desk.waits_for_review:
        messages.success(desk.request, _("Saved. %s") % left)
    elif desk.may_review:
        messages.success(desk.request, _("Saved. %s Publish it when it is ready.") % left)
    else:
        messages.success(desk.request, _("Saved. %s Submit it for review when it is ready.") % left)


def _save(desk: Desk, form: TextsForm, last: Entry | None) -> HttpResponse:
    _say_saved(desk, form)
    return _to(desk, last)


def _save_and_go_on(desk: Desk, form: TextsForm, last: Entry | None) -> HttpResponse:
    """Save, and lead to the first text to do after the one written last."""
    _say_saved(desk, form)
    after = last.number if last else 0
    waiting = [entry for entry in desk.entries if entry.is_to_do]
    following = [entry for entry in waiting if entry.number > after]
    return _to(desk, next(iter(following or waiting), last))


def _take(desk: Desk, form: TextsForm, last: Entry | None) -> HttpResponse:
    """Put a suggestion into its box, for the translator to adapt and save."""
    segment, _colon, text = desk.request.POST["take"].partition(":")
    entry = next((entry for entry in desk.entries if str(entry.segment_id) == segment), None)
    if entry is None:
        return HttpResponseBadRequest(_("There is no such text."))
    entry.typed, entry.is_taken = text, True
    messages.info(desk.request, _("The suggestion stands in its text box and is not saved yet: adapt it, then save."))
    return desk.render()


def _fill_by_machine(desk: Desk, form: TextsForm, last: Entry | None) -> HttpResponse:
    try:
        number = machine.fill_empty(desk.translation, desk.user)
    except machine.MachineError as error:
        messages.error(desk.request, str(error))
        return _to(desk)
    desk.refresh()
    if not number:
        messages.info(desk.request, _("There was nothing to fill by machine."))
        return _to(desk)
    for complaint in draft(desk.translation, desk.user):
        messages.error(desk.request, complaint)
    desk.refresh()
    message = ngettext(
        "%d text was filled by machine: check it.", "%d texts were filled by machine: check them.", number
    )
    messages.success(desk.request, message % number)
    return _to(desk)


def _submit(desk: Desk, form: TextsForm, last: Entry | None) -> HttpResponse:
    try:
        neighbours.submit(desk.target, desk.user)
    except ValueError as error:
        messages.error(desk.request, str(error))
        return _to(desk)
    left = left_to_do(progress_of(desk.entries))
    messages.success(desk.request, _("Submitted for review. %s The reviewers of this language were told.") % left)
    return _to(desk)


def _publish(desk: Desk, form: TextsForm, last: Entry | None) -> HttpResponse:
    if desk.waits_for_review:
        return _approve(desk, form, last)
    if question := _ask(desk, "publish"):
        return question
    try:
        publish(desk.translation, desk.user)
    except ValidationError as error:
        for complaint in note_refusals(desk.translation, error):
            messages.error(desk.request, complaint)
        messages.error(desk.request, _("Nothing was published: see the texts that cannot be used."))
        return _to(desk)
    messages.success(desk.request, _("Published. Readers see this translation now."))
    return _to(desk)


def _approve(desk: Desk, form: TextsForm, last: Entry | None) -> HttpResponse:
    if question := _ask(desk, "approve"):
        return question
    try:
        neighbours.approve(desk.target, desk.user, form.cleaned_data["comment"])
    except ValueError as error:
        messages.error(desk.request, str(error))
        return _to(desk)
    messages.success(desk.request, _("Approved and published. Readers see this translation now."))
    return _to(desk)


def _send_back(desk: Desk, form: TextsForm, last: Entry | None) -> HttpResponse:
    comment = form.cleaned_data["comment"].strip()
    if not comment:
        messages.error(desk.request, _("Say what should change, so that the translator knows. Nothing was sent back."))
        return HttpResponseRedirect(f"{desk.url}#review")
    try:
        neighbours.send_back(desk.target, desk.user, comment)
    except ValueError as error:
        messages.error(desk.request, str(error))
        return _to(desk)
    messages.success(desk.request, _("Sent back to the translator with your comment."))
    return _to(desk)


def _ask(desk: Desk, action: str) -> HttpResponse | None:
    """Ask for confirmation before a translation with gaps or errors goes public; None when nothing is against it."""
    if CONFIRMED in desk.request.POST:
        return None
    add_findings(desk.entries, desk.locale)
    problems = _problems(desk.entries)
    if not problems:
        return None
    context: dict[str, Any] = {
        "desk": desk,
        "code": desk.locale.language_code,
        "problems": problems,
        "action": action,
        "comment": desk.request.POST.get("comment", ""),
        "confirmed": CONFIRMED,
    }
    return render(desk.request, "translation/admin/confirm_publish.html", context)


def _problems(entries: list[Entry]) -> list[tuple[str, list[Entry]]]:
    """Return (what is wrong, the texts concerned) pairs."""
    kinds: list[tuple[Callable[[Entry], bool], Callable[[int], str]]] = [
        (
            lambda entry: entry.is_to_do and not entry.has_old_source and not entry.refusal,
            lambda n: ngettext(
                "%d text is not translated. Readers would see it in English.",
                "%d texts are not translated. Readers would see them in English.",
                n,
            ),
        ),
        (
            lambda entry: entry.may_be_kept,
            lambda n: ngettext(
                "%d text was changed in English since it was translated. Readers would see the old translation.",
                "%d texts were changed in English since they were translated. Readers would see the old translations.",
                n,
            ),
        ),
        (
            lambda entry: bool(entry.refusal),
            lambda n: ngettext(
                "%d translation cannot be used as it is. Readers would see the English text instead.",
                "%d translations cannot be used as they are. Readers would see the English texts instead.",
                n,
            ),
        ),
        (
            lambda entry: entry.may_be_checked,
            lambda n: ngettext(
                "%d text was translated by machine and nobody has checked it.",
                "%d texts were translated by machine and nobody has checked them.",
                n,
            ),
        ),
        (
            lambda entry: entry.has_error and not entry.refusal,
            lambda n: ngettext(
                "%d translation has an error that the checks found.",
                "%d translations have errors that the checks found.",
                n,
            ),
        ),
    ]
    found = []
    for concerns, say in kinds:
        concerned = [entry for entry in entries if concerns(entry)]
        if concerned:
            found.append((say(len(concerned)) % len(concerned), concerned))
    return found


Action = Callable[[Desk, TextsForm, Entry | None], HttpResponse]
_ACTIONS: dict[str, Action] = {
    "save": _save,
    "next": _save_and_go_on,
    "take": _take,
    "machine": _fill_by_machine,
    "submit": _submit,
    "publish": _publish,
    "approve": _approve,
    "send-back": _send_back,
}
_FOR_REVIEWERS = {"publish", "approve", "send-back"}
_NEEDS_DRAFT = {"submit", "publish", "approve", "send-back", "machine"}
