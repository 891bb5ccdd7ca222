"""Pages where translators take texts to their own tools and bring them back."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Locale
from wagtail_localize.models import Translation

from common.translation.roles import languages_of, may_translate

from . import FORMATS, ExchangeError, bundle
from .forms import ExportForm, ImportForm
from .taking_in import FileReport, take_in


@require_safe
def export(request: HttpRequest) -> HttpResponse | FileResponse:
    """Let a translator choose what to export, and send it as a ZIP."""
    languages = _languages(request)
    form = ExportForm(request.GET if "format" in request.GET else None, languages=languages)
    if not form.is_valid():
        return TemplateResponse(
            request, "translation/admin/export.html", {"form": form}, status=400 if form.is_bound else 200
        )
    chosen = form.cleaned_data
    language = chosen["language"].language_code
    file = bundle.write(chosen["language"], FORMATS[chosen["format"]], chosen["type"])
    return FileResponse(file, as_attachment=True, filename=f"translations-{language}.zip")


@require_safe
def export_one(request: HttpRequest, translation_id: int, format: str) -> HttpResponse:  # noqa: A002
    """Send the file of one translation."""
    kind = FORMATS.get(format)
    if kind is None:
        raise Http404(f"No format {format}")
    translation = get_object_or_404(
        Translation.objects.select_related("source__locale", "source__specific_content_type", "target_locale"),
        pk=translation_id,
    )
    if not may_translate(request.user, translation.target_locale):
        raise PermissionDenied
    response = HttpResponse(bundle.file_of(translation, kind), content_type=kind.content_type)
    name = bundle.file_name(translation, kind).removesuffix(f".{kind.suffix}")
    language = translation.target_locale.language_code
    response.headers["Content-Disposition"] = f'attachment; filename="{name}-{language}.{kind.suffix}"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def import_(request: HttpRequest) -> HttpResponse:
    """Take in a file of translations as drafts, and report on every file in it."""
    languages = _languages(request)
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        context |= _take_in(request, form, languages)
    status = 400 if form.errors else 200
    return TemplateResponse(request, "translation/admin/import.html", context, status=status)


def _take_in(request: HttpRequest, form: ImportForm, languages: list[Locale]) -> dict[str, object]:
    upload, dry_run = form.cleaned_data["file"], form.cleaned_data["dry_run"]
    reports: list[FileReport] = []
    try:
        # One by one, to report on the files before the one at which a ZIP turns out to be damaged.
        for report in take_in(bundle.files_in(upload.name, upload.file), languages, request.user, dry_run):
            reports.append(report)
    except ExchangeError as error:
        reports.append(FileReport(upload.name, problem=str(error)))
    return {"reports": reports, "dry_run": dry_run, "taken": sum(len(report.taken) for report in reports)}


def _languages(request: HttpRequest) -> list[Locale]:
    """Return the languages the user works in, and refuse who works in none."""
    languages = languages_of(request.user)
    if not languages:
        raise PermissionDenied(_("You do not translate into any language."))
    return languages
