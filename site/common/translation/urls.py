"""Addresses of the translators' pages, below /admin/translation/."""

from django.urls import URLPattern, path

from . import language_views
from .board import views as board
from .editor import views as editor
from .exchange import views as exchange

app_name = "translation"
urlpatterns: list[URLPattern] = [
    path("", board.board, name="board"),
    path("table.csv", board.board_csv, name="board_csv"),
    path("findings/", board.findings, name="findings"),
    path("export/", exchange.export, name="export"),
    path("<int:translation_id>/export/<str:format>/", exchange.export_one, name="export_one"),
    path("import/", exchange.import_, name="import"),
    path("languages/", language_views.languages, name="languages"),
    path("<int:translation_id>/", editor.edit, name="edit"),
    path("<int:translation_id>/preview/", editor.preview, name="preview"),
    path("<uuid:key>/<str:code>/", editor.open_translation, name="open"),
]
