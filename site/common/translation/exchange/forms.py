from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from . import FORMATS


class LanguageSelect(forms.Select):
    """Marks each language's own name as being in that language."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if value:
            option["attrs"]["lang"] = str(value)
        return option


class LanguageField(forms.ModelChoiceField):
    """A choice of languages, each called as in its own language."""

    def label_from_instance(self, obj: Locale) -> str:
        return obj.get_display_name()


class TypeField(forms.ModelChoiceField):
    """A choice of types of objects."""

    def label_from_instance(self, obj: ContentType) -> str:
        return str(capfirst(obj.model_class()._meta.verbose_name_plural)) if obj.model_class() else obj.model


class ExportForm(forms.Form):
    """What to export: the translations into one language, of one type of object or of all."""

    language = LanguageField(
        Locale.objects.none(), to_field_name="language_code", widget=LanguageSelect, label=_("Language")
    )
    type = TypeField(
        ContentType.objects.none(), required=False, to_field_name="model", empty_label=_("Everything"), label=_("What")
    )
    format = forms.ChoiceField(choices=[(key, kind.name) for key, kind in FORMATS.items()], label=_("Kind of file"))

    def __init__(self, *args: Any, languages: list[Locale], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].queryset = Locale.objects.filter(pk__in=[locale.pk for locale in languages])
        used = TranslationSource.objects.values("specific_content_type")
        self.fields["type"].queryset = ContentType.objects.filter(pk__in=used).order_by("app_label", "model")


class ImportForm(forms.Form):
    """A file of translations, and whether to take it in or only to see what would happen."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("A PO or XLIFF file exported from this site, or a ZIP of them."),
        widget=forms.FileInput(attrs={"accept": ".po,.xlf,.xliff,.zip"}),
        error_messages={
            "required": _("Choose a file to import."),
            "missing": _("Choose a file to import."),
            "empty": _("This file is empty."),
        },
    )
    dry_run = forms.BooleanField(
        required=False,
        label=_("Only show what would happen"),
        help_text=_("Nothing is changed. Import the file again without this to take it in."),
    )
