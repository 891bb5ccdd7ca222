"""Rows of which no two may say the same thing: each key element once, each country once."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm


class EachOnceMixin:
    """A page or snippet whose rows differ from one another in a field.

    Attributes:
        each_once: that field by the name of the relation, as in {"answers": "country"}.
    """

    each_once: ClassVar[dict[str, str]] = {}

    def clean_rows(self) -> None:
        """Refuse rows that say the same; called where content is read from files.

        Raises:
            ValidationError: by relation, naming the value that is there twice.
        """
        for relation, field in self.each_once.items():
            seen: set[Any] = set()
            for row in getattr(self, relation).all():
                value = getattr(row, field)
                if value in seen:
                    raise ValidationError({relation: [_("“%s” is there twice.") % value]})
                seen.add(value)


class _RowsOnce:
    """Looks at the rows of a form together."""

    def is_valid(self) -> bool:
        valid = super().is_valid()
        formsets = getattr(self, "formsets", {})
        for relation, field in self._meta.model.each_once.items():
            if relation in formsets and not self._is_each_once(formsets[relation], field):
                valid = False
        return valid

    def _is_each_once(self, formset: Any, field: str) -> bool:
        seen: set[Any] = set()
        valid = True
        for form in formset.forms:
            value = getattr(form, "cleaned_data", {}).get(field)
            if not value or form in formset.deleted_forms:
                continue
            if value in seen:
                form.add_error(field, _("Another row has this value already."))
                valid = False
            seen.add(value)
        return valid


class EachOnceForm(_RowsOnce, WagtailAdminModelForm):
    """The form of a snippet with `each_once`."""


class EachOncePageForm(_RowsOnce, WagtailAdminPageForm):
    """The form of a page with `each_once`; `once_below_parent` names a field that differs from page to page."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        name = getattr(self._meta.model, "once_below_parent", "")
        value = cleaned.get(name)
        if value and self.parent_page is not None:
            others = self._meta.model.objects.child_of(self.parent_page).exclude(pk=self.instance.pk)
            if others.filter(**{name: value}).exists():
                self.add_error(name, _("Another entry has this value already. Choose another one."))
        return cleaned
