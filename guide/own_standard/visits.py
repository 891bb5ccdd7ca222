"""One request to the page: what comes in, and what each button does with it.

Answering the same form twice does the same thing twice over, so "back" and "reload" lose nothing.
"""

import zlib
from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Locale

from . import carrying, sheets
from .carrying import TooLongError, UnreadableError
from .checks import check
from .files import FORMATS, json_file
from .offers import Offers, offers, sheet_of
from .pages import Page, Posted, tidy
from .sheets import Sheet, compact, new_sheet, read, with_language
from .steps import BY_KEY, STEPS, Step

MOST_POSTED = 600_000  # bytes of one request


class Visit:
    """One request: what came in, what is done with it, and what is to be shown.

    Attributes:
        sheet: the sheet as far as it is known to be sound; the form carries it on.
        packed: the sheet as the form carries it.
        page: the step to show.
        problems: what the site could not use, as (id of a field or "", sentence); the status is then 4xx.
        notices: what the reader should know besides.
        stopped: the page is shown once more before going on, because of hints.
        saved: the reader asked to keep the sheet.
        focus: the form's name of the field to begin in; empty for the heading or the list of problems.
    """

    def __init__(self, request: HttpRequest, locale: Locale) -> None:
        self.request, self.locale = request, locale
        self.language = locale.language_code
        self.offered: Offers = offers(request, locale)
        self.step: Step = STEPS[0]
        self.sheet: Sheet = new_sheet(self.language)
        self.packed = carrying.pack(compact(self.sheet))
        self.posted: Posted = Posted()
        self.page = Page.of_sheet(self.step, self.offered, self.sheet)
        self.status = 200
        self.problems: list[tuple[str, str]] = []
        self.notices: list[str] = []
        self.stopped = self.saved = False
        self.focus = ""

    # Reading what comes in

    def get(self) -> None:
        """Show the first step, or the check of a draft that came with the address."""
        draft = self.request.GET.get("draft")
        if draft is None:
            return
        if len(draft) > carrying.MOST_IN_A_LINK:
            self.refuse(_("The link is too long for a draft. Ask for the file instead."), 414)
        elif self.take(draft, _("The link holds no draft that can be read.")):
            self.turn_to(STEPS[-1])

    def post(self) -> HttpResponse | None:
        """Do what the pressed button says. Returns a file, or None when a page is to be shown."""
        try:
            self.posted = self._posted()
        except UnreadableError as error:
            self.refuse(str(error), 413)
            return None
        except (SuspiciousOperation, BadRequest, MultiPartParserError, OSError):
            self.refuse(_("The form did not arrive whole. Go back in your browser and try again."))
            return None
        self.take(self.posted.get("state", ""), _("The draft that came with the form cannot be read."))
        self.step = BY_KEY.get(self.posted.get("step", ""), STEPS[0])
        self.turn_to(self.step)
        name, _dash, detail = self.posted.get("action", "").partition("-")
        action = ACTIONS.get(name)
        if action is None:
            self.write()
            self.refuse(_("The site does not know this button. Nothing is lost: choose another one."))
            return None
        return action(self, detail)

    def _posted(self) -> Posted:
        length = self.request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > MOST_POSTED:
            # Not even read, so that nobody can keep the site busy with it.
            raise UnreadableError(_("That is more than a sheet can hold. Nothing of it was read."))
        return tidy(self.request.POST)

    def take(self, packed: str, otherwise: str) -> bool:
        """Take over a sheet from outside; tell the reader what was wrong with it."""
        try:
            self.adopt(carrying.unpack(packed))
        except UnreadableError as error:
            self.refuse(f"{otherwise} {error}")
            return False
        return True

    def adopt(self, data: dict[str, Any]) -> None:
        """Take over what can be used of plain data.

        Raises:
            UnreadableError: the sheet would be too long to carry.
        """
        sheet, left_out = read(data, self.language, self.offered)
        try:
            self.packed = carrying.pack(compact(sheet))
        except TooLongError as error:
            raise UnreadableError(str(error)) from error
        self.sheet = sheet
        for sentence in left_out:
            self.refuse(sentence)

    def refuse(self, sentence: str, status: int = 400, field: str = "") -> None:
        """Note a problem for the reader."""
        self.problems.append((field, sentence))
        self.status = max(self.status, status)

    def turn_to(self, step: Step, longer: str = "") -> None:
        """Show a step as the sheet has it."""
        self.step = step
        self.page = Page.of_sheet(step, self.offered, self.sheet, longer)

    def write(self, without: str = "") -> bool:
        """Take what was typed on the step into the sheet. When something cannot be used, show it as it was typed."""
        typed = Page.of_post(self.step, self.offered, self.posted, without)
        errors = typed.errors()
        for field, label, message in errors:
            self.refuse(f"{label}: {message}", field=field)
        if not errors:
            before = self.sheet["language"]
            sheet = with_language(typed.written_into(self.sheet), before)
            try:
                self.packed = carrying.pack(compact(sheet))
            except TooLongError as error:
                self.refuse(str(error), 413)
            else:
                self.sheet = sheet
                self.turn_to(self.step)
                return True
        self.page = typed
        return False

    def hints_digest(self) -> str:
        """Return a short mark of the hints on what is written on this step; empty when there are none."""
        hints = [hint for hint in check(self.sheet, self.offered) if hint.written and hint.step == self.step.key]
        return f"{zlib.crc32(repr(hints).encode('utf-8', 'replace')):x}" if hints else ""

    # What the buttons do

    def go_on(self, _detail: str) -> None:
        """Go to the next step, once the reader has seen the hints on this one."""
        if not self.write():
            return
        digest = self.hints_digest()
        if digest and digest != self.posted.get("seen", ""):
            self.stopped = True
        elif self.step.after:
            self.turn_to(self.step.after)

    def go_back(self, _detail: str) -> None:
        """Go to the step before."""
        if self.write() and self.step.before:
            self.turn_to(self.step.before)

    def go_to(self, detail: str) -> None:
        """Go to any step, and there to a field: `outcomes:outcomes-skill-0-statement`."""
        if self.write():
            key, _colon, self.focus = detail.partition(":")
            self.turn_to(BY_KEY.get(key, self.step))

    def save(self, _detail: str) -> None:
        """Stay here and show how to keep the sheet."""
        self.saved = self.write()

    def resume(self, _detail: str) -> None:
        """Go on with what the browser kept."""
        self.write()

    def add(self, name: str) -> None:
        """Add an empty row to a group."""
        if self.write():
            self.turn_to(self.step, longer=name)
            rows = next((group for group in self.page.groups if group.rows.name == name), None)
            if rows:
                self.focus = f"{name}-{len(rows.forms) - 1}-{next(iter(rows.rows.form.base_fields))}"

    def remove(self, prefix: str) -> None:
        """Take a row out of its group."""
        self.write(without=prefix)

    def begin_from(self, _detail: str) -> None:
        """Begin from a published micro-skill."""
        code = self.posted.get("begin", "")
        source = sheet_of(code, self.locale) if code in self.offered.micro_skills else None
        if not self.write():
            return
        if source is None:
            self.refuse(_("Choose a micro-skill to begin from."), field="id_begin")
            return
        self.sheet, left_out = sheets.begin_from(source, code, self.sheet, self.language, self.offered)
        self.packed = carrying.pack(compact(self.sheet))
        self.turn_to(self.step)
        self.notices.append(_("The sheet now holds the words of %(code)s. Change what differs.") % {"code": code})
        self.notices += left_out

    def open_file(self, _detail: str) -> None:
        """Go on with a file that was saved here."""
        file = self.request.FILES.get("file")
        try:
            if file is None:
                raise UnreadableError(_("Choose the JSON file that you saved."))
            self.adopt(json_file.load(file.read(carrying.MOST_JSON + 1)))
        except UnreadableError as error:
            self.write()
            self.refuse(_("This file cannot be opened. %(reason)s") % {"reason": error}, field="id_file")
            return
        self.turn_to(self.step)
        self.notices.append(_("The draft from your file is open."))

    def clear(self, _detail: str) -> None:
        """Begin again with an empty sheet."""
        self.sheet = new_sheet(self.language)
        self.packed = carrying.pack(compact(self.sheet))
        self.turn_to(STEPS[0])
        self.notices.append(_("The form is empty again."))

    def download(self, ending: str) -> HttpResponse | None:
        """Return the sheet as a file."""
        if not self.write():
            return None
        kind = FORMATS.get(ending)
        if kind is None:
            self.refuse(_("There is no such kind of file."))
            return None
        written_in = Locale.objects.filter(language_code=self.sheet["language"]).first() or self.locale
        offered = self.offered.completed_by(offers(self.request, written_in))
        with override(self.sheet["language"]):
            built = kind.build(self.sheet, offered)
        name = f"{slugify(self.sheet['title'])[:60] or 'own-standard'}.{ending}"
        disposition = content_disposition_header(True, name) or "attachment"
        return HttpResponse(built, content_type=kind.media_type, headers={"Content-Disposition": disposition})


ACTIONS: dict[str, Callable[[Visit, str], HttpResponse | None]] = {
    "next": Visit.go_on,
    "previous": Visit.go_back,
    "go": Visit.go_to,
    "save": Visit.save,
    "resume": Visit.resume,
    "add": Visit.add,
    "remove": Visit.remove,
    "copy": Visit.begin_from,
    "open": Visit.open_file,
    "clear": Visit.clear,
    "download": Visit.download,
}
