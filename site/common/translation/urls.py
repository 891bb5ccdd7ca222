"""Addresses of the translators' pages, below /admin/translation/."""

from django.urls import URLPattern, path

from . import board_views, language_views

app_name = "translation"
urlpatterns: list[URLPattern] = [
    path("", board_views.board, name="board"),
    path("table.csv", board_views.board_csv, name="board_csv"),
    path("findings/", board_views.findings, name="findings"),
    path("languages/", language_views.languages, name="languages"),
]
