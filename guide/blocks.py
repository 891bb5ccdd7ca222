"""Blocks of the guide's chapters."""

from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from common.blocks import ContentBlock, ExampleBlock


class CardBlock(blocks.StructBlock):
    """Something of the catalogue or the benchmark as a card. Subclasses add the chooser.

    `chosen` is the chooser's name; `example` a model and values of something that exists nowhere, for the preview.
    """

    chosen = ""
    example: tuple[str, dict[str, Any]]

    def get_context(self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add under the chooser's name what readers may see of it: by `cards` of a chapter, else nothing.

        In the list of blocks for editors there is no chapter; there the card shows an example.
        """
        context = super().get_context(value, parent_context=parent_context)
        cards = context.get("cards")
        if cards is not None:
            context[self.chosen] = getattr(cards, self.chosen)(value[self.chosen])
        elif "block_def" in context:
            model, values = self.example
            context |= {self.chosen: apps.get_model(model)(**values), "index_url": ""}
        return context


class MicroSkillCardBlock(CardBlock):
    """A micro-skill that the text speaks of."""

    chosen = "micro_skill"
    example = (
        "standards.MicroSkill",
        {
            "code": "TEC-01",
            "category": "technical",
            "eqf_level": 2,
            "title": "Clean a home",
            "statement": "Cleans a home safely, in an order that makes sense.",
        },
    )

    micro_skill = SnippetChooserBlock(
        "standards.MicroSkill",
        label=_("Micro-skill"),
        help_text=_("Each language shows its own version, and nothing while that is not public."),
    )
    note = blocks.TextBlock(required=False, label=_("Why it is here"), help_text=_("One sentence above the card."))

    class Meta:
        icon = "doc-full"
        label = _("Card of a micro-skill")
        description = _("Leads from the text to a micro-skill, with its level, badge and hours.")
        template = "guide/blocks/micro_skill_card.html"
        preview_value = {"micro_skill": None, "note": "A task that can be watched:"}


class MethodCardBlock(CardBlock):
    """An assessment method that the text speaks of."""

    chosen = "method"
    example = (
        "standards.AssessmentMethodPage",
        {"title": "Observed task", "summary": "The examiner watches real work and marks a grid."},
    )

    method = blocks.PageChooserBlock(
        "standards.AssessmentMethodPage",
        label=_("Method"),
        help_text=_("Choose the English page; each language shows its own version."),
    )
    note = blocks.TextBlock(required=False, label=_("Why it is here"), help_text=_("One sentence above the card."))

    class Meta:
        icon = "tasks"
        label = _("Card of a method")
        description = _("Leads from the text to an assessment method.")
        template = "guide/blocks/method_card.html"
        preview_value = {"method": None, "note": "The way that needs the least reading:"}


class PracticeCardBlock(CardBlock):
    """A practice of the benchmark that taught what the text says."""

    chosen = "practice"
    example = (
        "benchmark.PracticePage",
        {"title": "VAE by blocks", "summary": "People validate one block of a title at a time.", "country": "FR"},
    )

    practice = blocks.PageChooserBlock(
        "benchmark.PracticePage",
        label=_("Practice"),
        help_text=_("Choose the English page; each language shows its own version."),
    )
    note = blocks.TextBlock(required=False, label=_("Why it is here"), help_text=_("One sentence above the card."))

    class Meta:
        icon = "globe"
        label = _("Card of a practice")
        description = _("Leads from the text to a practice of the benchmark.")
        template = "guide/blocks/practice_card.html"
        preview_value = {"practice": None, "note": "Where this was learned:"}


class ChapterBlock(ContentBlock):
    """The body of a chapter: what a content page has, worked examples, cards of the catalogue and of practices."""

    example = ExampleBlock()
    micro_skill_card = MicroSkillCardBlock()
    method_card = MethodCardBlock()
    practice_card = PracticeCardBlock()
