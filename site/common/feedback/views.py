"""The page on which a reader says whether a text was useful."""

from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext, override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from wagtail.models import Locale

from common.models import PageFeedback
from common.navigation import Crumb, home_crumb, language_links
from common.translation.lookup import Version, public_versions

from .forms import FeedbackForm, new_token
from .keeping import delete_old

# All answers about one text together: enough for a class that reads it, too little for whoever floods it.
MOST_PER_HOUR = 60


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
# Django's protection needs a cookie, and readers get none. There is no account to misuse here; that the form came
# from this site is what its signed token shows.
@csrf_exempt
def feedback(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask whether the text called `key` was useful, take the answer, and thank for it.

    404 when readers cannot open the text in this language; 400 with the reasons when the answer cannot be taken;
    429 when there were too many about this text within the hour.
    """
    versions = public_versions(key, request)
    here = next((version for version in versions if version.language == get_language()), None)
    if here is None:
        raise Http404("No public text has this key in this language")
    if request.method == "POST":
        return _take(request, key, here, versions)
    if "sent" in request.GET:
        return _page(request, key, here, versions, {"is_sent": True})
    useful = request.GET.get("useful")
    form = FeedbackForm(key, initial={"useful": useful if useful in ("yes", "no") else "", "token": new_token(key)})
    return _page(request, key, here, versions, {"form": form, "token": form.initial["token"]})


def _take(request: HttpRequest, key: UUID, here: Version, versions: list[Version]) -> HttpResponse:
    form = FeedbackForm(key, request.POST)
    if not form.is_valid():
        token = new_token(key) if form.is_expired else form.data.get("token", "")
        return _page(request, key, here, versions, {"form": form, "token": token}, status=400)
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    if PageFeedback.objects.filter(key=key, received_at=hour).count() >= MOST_PER_HOUR:
        form.add_error(None, gettext("Very many answers came in about this page. Please try again in an hour."))
        return _page(request, key, here, versions, {"form": form, "token": form.data["token"]}, status=429)
    try:
        with transaction.atomic():
            PageFeedback.objects.create(
                key=key,
                language=here.language,
                title=here.title,
                useful=form.cleaned_data["useful"] == "yes",
                words=form.cleaned_data["words"],
                received_at=hour,
                form=form.serial,
            )
    except IntegrityError:
        # Sent twice: the reader is thanked, the answer counts once.
        pass
    # Readers are promised an end; it comes even where nobody runs the command.
    delete_old()
    return HttpResponseRedirect(f"{request.path}?sent")


def _page(
    request: HttpRequest, key: UUID, here: Version, versions: list[Version], context: dict, status: int = 200
) -> HttpResponse:
    context |= {
        "here": here,
        "breadcrumbs": [home_crumb(Locale.get_active()), Crumb(here.title, here.url), Crumb(gettext("Feedback"), "")],
        "language_links": language_links(request, {v.language: _address(v.language, key) for v in versions}, key),
        "months": settings.FEEDBACK_MONTHS,
    }
    return render(request, "feedback/feedback.html", context, status=status)


def _address(language: str, key: UUID) -> str:
    with override(language):
        return reverse("feedback", args=[key])
