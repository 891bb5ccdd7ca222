"""Blocks of the assessment methods."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from common.blocks import StepBlock
from common.countries import Country


class MethodStepBlock(StepBlock):
    class Meta:
        icon = "list-ol"
        label = _("Step")
        description = _("One step of running the method.")
        template = "blocks/step.html"
        preview_value = {
            "title": "Explain the task",
            "text": "Say what you will watch, and that questions are welcome.",
        }


class MethodStepsBlock(blocks.StreamBlock):
    """The steps of a method, in order."""

    step = MethodStepBlock()


class CountryNoteBlock(blocks.StructBlock):
    country = blocks.ChoiceBlock(choices=Country.choices, label=_("Country"))
    text = blocks.TextBlock(label=_("What this country does"))
    reference = SnippetChooserBlock("common.Reference", label=_("Source"))

    class Meta:
        icon = "site"
        label = _("Country")
        description = _("What one country does, with the source.")
        template = "blocks/country_note.html"
        preview_value = {"country": "BE", "text": "All centres use the same small flat.", "reference": None}


class CountryNotesBlock(blocks.StreamBlock):
    """What the countries do."""

    note = CountryNoteBlock()
