from typing import TYPE_CHECKING, Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.search import index

from benchmark.findings import Coverage, findings_of, grid_of
from benchmark.vocabulary import GridElement, KeyElement, TargetGroup, Verdict
from common import comparing, evidence
from common.countries import Country
from common.models import ReferenceRow, SitePage, TranslatableRow, published_references
from common.models.each_once import EachOnceMixin, EachOncePageForm
from common.models.pages import PAGE_TRANSLATION_FIELDS, tabs
from common.rich_text import FEATURES
from common.translation.fields import linked, synchronised, translated
from common.translation.lookup import in_locale

if TYPE_CHECKING:
    from common.models import Organisation


class KeyElementFinding(TranslatableRow):
    """What the report says of one key element in a practice. An element without a row is not stated."""

    page = ParentalKey("benchmark.PracticePage", on_delete=models.CASCADE, related_name="key_elements")
    element = models.CharField(
        _("key element"), max_length=20, choices=KeyElement.choices, help_text=_("Each element once.")
    )
    verdict = models.CharField(
        _("what the report says"),
        max_length=20,
        choices=Verdict.choices,
        help_text=_("An empty cell of the report stays “not stated”: do not guess."),
    )
    as_printed = models.TextField(
        _("as printed"), blank=True, help_text=_("The words of the cell, exactly as in the report, in its language.")
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("What the cell says beyond yes or no, in plain words of this language.")
    )

    override_translatable_fields = [*translated("note"), *synchronised("element", "verdict", "as_printed")]
    panels = [
        FieldRowPanel([FieldPanel("element"), FieldPanel("verdict")]),
        FieldPanel("as_printed"),
        FieldPanel("note"),
    ]

    def __str__(self) -> str:
        return f"{self.get_element_display()}: {self.get_verdict_display()}"


class GridEntry(TranslatableRow):
    """What is known of a practice on one of the 17 rows. A row without an entry is not stated."""

    page = ParentalKey("benchmark.PracticePage", on_delete=models.CASCADE, related_name="grid")
    element = models.CharField(_("row"), max_length=20, choices=GridElement.choices, help_text=_("Each row once."))
    text = models.TextField(_("what is known"), help_text=_("Only what the source says."))

    override_translatable_fields = [*translated("text"), *synchronised("element")]
    panels = [FieldPanel("element"), FieldPanel("text")]

    def __str__(self) -> str:
        return f"{self.get_element_display()}: {self.text}"


class PracticeTargetGroup(TranslatableRow):
    """A group of people that a practice is for."""

    page = ParentalKey("benchmark.PracticePage", on_delete=models.CASCADE, related_name="target_groups")
    group = models.CharField(
        _("target group"), max_length=20, choices=TargetGroup.choices, help_text=_("Readers filter practices by it.")
    )

    override_translatable_fields = synchronised("group")
    panels = [FieldPanel("group")]

    def __str__(self) -> str:
        return self.get_group_display()


class PracticeMethod(TranslatableRow):
    """An assessment method that a practice uses."""

    page = ParentalKey("benchmark.PracticePage", on_delete=models.CASCADE, related_name="methods")
    method = models.ForeignKey(
        "standards.AssessmentMethodPage",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("method"),
        help_text=_("Choose the English page; each language shows its own version."),
    )

    override_translatable_fields = synchronised("method")
    panels = [FieldPanel("method")]

    def __str__(self) -> str:
        return str(self.method)


class PracticeReference(ReferenceRow):
    """A source of a practice."""

    page = ParentalKey("benchmark.PracticePage", on_delete=models.CASCADE, related_name="references")


class PracticePage(EachOnceMixin, SitePage):
    """One practice of the report, on its 17 rows and by its four key elements."""

    number = models.PositiveSmallIntegerField(
        _("number"), help_text=_("The place in the report's table. Practices are listed by it.")
    )
    country = models.CharField(
        _("country"), max_length=2, choices=Country.choices, help_text=_("Where the practice is.")
    )
    partner = models.ForeignKey(
        "common.Organisation",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("collected by"),
        help_text=_("The partner of the project that described the practice."),
    )
    original_title = models.CharField(
        _("original title"), max_length=255, blank=True, help_text=_("As the practice calls itself, in its language.")
    )
    original_language = models.CharField(
        _("language of the original title"),
        max_length=2,
        blank=True,
        choices=[("el", "Ελληνικά"), ("en", "English"), ("es", "Español"), ("fr", "Français"), ("it", "Italiano")],
        help_text=_("So that browsers pronounce it well."),
    )
    # Not `url`: that is where a page of Wagtail itself is.
    website = models.URLField(_("web site"), blank=True, max_length=400, help_text=_("The practice's own page."))
    lesson = RichTextField(
        _("what it teaches"),
        features=FEATURES,
        blank=True,
        help_text=_("One or two sentences on why the practice matters here. This platform's own reading."),
    )

    override_translatable_fields = [
        *PAGE_TRANSLATION_FIELDS,
        *translated("lesson", "key_elements", "grid", "target_groups", "methods", "references"),
        *synchronised("number", "country", "original_title", "original_language", "website"),
        *linked("partner"),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("original_title"),
        index.SearchField("lesson"),
        index.FilterField("country"),
    ]
    edit_handler = tabs(
        (
            [
                *SitePage.content_panels,
                FieldRowPanel([FieldPanel("number"), FieldPanel("country")]),
                FieldPanel("partner"),
                FieldRowPanel([FieldPanel("original_title"), FieldPanel("original_language")]),
                FieldPanel("website"),
                FieldPanel("lesson"),
                InlinePanel("target_groups", label=_("Target group")),
            ],
            _("What it is"),
        ),
        ([InlinePanel("key_elements", label=_("Key element"), max_num=len(KeyElement))], _("Key elements")),
        ([InlinePanel("grid", label=_("Row"), max_num=len(GridElement))], _("The 17 rows")),
        (
            [InlinePanel("methods", label=_("Method")), InlinePanel("references", label=_("Reference"))],
            _("Methods and sources"),
        ),
        promote=SitePage.promote_panels,
        settings=SitePage.settings_panels,
    )
    base_form_class = EachOncePageForm
    each_once = {"key_elements": "element", "grid": "element", "target_groups": "group", "methods": "method"}
    once_below_parent = "number"
    template = "benchmark/practice.html"
    parent_page_types = ["benchmark.BenchmarkIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A practice of the benchmarking report.")

    class Meta:
        verbose_name = _("practice")
        verbose_name_plural = _("practices")

    @property
    def key(self) -> str:
        """How comparisons call the practice: the same in every language."""
        return f"practice-{self.number}"

    @property
    def shown_partner(self) -> "Organisation | None":
        """The partner that collected the practice, unless readers may not see it."""
        return self.partner if self.partner and self.partner.live else None

    @property
    def groups(self) -> list[str]:
        """The target groups; “not stated” when there are none."""
        return [row.group for row in self.target_groups.all()] or [TargetGroup.NOT_STATED.value]

    @property
    def group_labels(self) -> list[str]:
        return [str(TargetGroup(group).label) for group in self.groups]

    @property
    def coverage(self) -> Coverage:
        """How far the practice has the four key elements."""
        return Coverage(findings_of(self))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        siblings = list(
            PracticePage.objects.sibling_of(self).live().public().order_by("number", "path").only("title", "url_path")
        )
        place = next((number for number, page in enumerate(siblings) if page.pk == self.pk), None)
        parent = self.get_parent()
        base = (parent.get_url(request) or "") if parent.live else ""
        return {
            **context,
            "findings": findings_of(self),
            "grid": grid_of(self),
            "methods": self._public_methods(),
            "references": published_references(self),
            "evidence": evidence.groups_for(self, request),
            "place": place + 1 if place is not None else None,
            "total": len(siblings),
            "previous": siblings[place - 1] if place else None,
            "next": siblings[place + 1] if place is not None and place + 1 < len(siblings) else None,
            "compare_url": f"{base}{comparing.PATH}" if base and len(siblings) > 1 else "",
            "index_url": base,
        }

    def _public_methods(self) -> "list[Any]":
        """Return the methods that readers of this language may open."""
        from standards.models import AssessmentMethodPage

        chosen = [row.method for row in self.methods.select_related("method")]
        return in_locale(chosen, AssessmentMethodPage.objects.live().public(), self.locale) if chosen else []
