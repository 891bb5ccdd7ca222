"""Addresses of the translators' pages, below /admin/translation/."""

from django.urls import URLPattern

app_name = "translation"
urlpatterns: list[URLPattern] = []
