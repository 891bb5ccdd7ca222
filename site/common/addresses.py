"""What machines read first: robots.txt and the sitemap of every language."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page


@dataclass(frozen=True)
class Address:
    """A public address in one language; `key` is the same for the same text in every language."""

    key: str
    language: str
    url: str
    changed_at: datetime | None


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Keep robots out of the editing interface and lead them to the sitemap."""
    sitemap_url = request.build_absolute_uri(reverse("sitemap"))
    text = f"User-agent: *\nDisallow: /admin/\nSitemap: {sitemap_url}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """List every public address of every language, each with its versions in the others."""
    groups: dict[str, list[Address]] = defaultdict(list)
    for address in public_addresses(request):
        groups[address.key].append(address)
    entries = [
        {"address": address, "versions": group, "default": _default(group)}
        for group in groups.values()
        for address in group
    ]
    return render(request, "sitemap.xml", {"entries": entries}, content_type="application/xml")


def public_addresses(request: HttpRequest) -> Iterator[Address]:
    """Yield the address of every live and public page, and what pages add by a method `sub_addresses`."""
    pages = Page.objects.live().public().filter(depth__gte=2).select_related("locale").specific()
    for page in pages:
        path = page.get_url(request)
        if path:
            url = request.build_absolute_uri(path)
            changed = page.last_published_at
            yield Address(str(page.translation_key), page.locale.language_code, url, changed)
            if hasattr(page, "sub_addresses"):
                yield from page.sub_addresses(url)


def _default(group: list[Address]) -> Address:
    """Return the version for readers of no language of ours: the source language, or the first there is."""
    return next((address for address in group if address.language == settings.LANGUAGE_CODE), group[0])
