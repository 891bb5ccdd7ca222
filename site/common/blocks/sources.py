"""What rests on a source: examples, figures, sources that disagree, quotes."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class ExampleBlock(blocks.StructBlock):
    """A worked example: where it started, what was done, what came of it."""

    title = blocks.CharBlock(label=_("Title"))
    situation = blocks.TextBlock(label=_("Where it started"))
    action = blocks.TextBlock(label=_("What was done"))
    result = blocks.TextBlock(label=_("What came of it"))
    source = SnippetChooserBlock(
        "common.Reference",
        required=False,
        label=_("Source"),
        help_text=_("Leave empty for an illustration; it is then marked as one."),
    )

    class Meta:
        icon = "clipboard-list"
        label = _("Worked example")
        description = _("A real example with its source, or an illustration marked as such.")
        template = "blocks/example.html"
        preview_value = {
            "title": "One flat for every centre",
            "situation": "Centres judged the same work differently.",
            "action": "All of them set up the same small flat and used one grid.",
            "result": "A result means the same wherever it was obtained.",
            "source": None,
        }


class DisagreementBlock(blocks.StructBlock):
    """Two sources that say different things, side by side."""

    topic = blocks.CharBlock(label=_("What they disagree about"))
    first_figure = blocks.TextBlock(label=_("What one source says"))
    first_source = SnippetChooserBlock("common.Reference", label=_("That source"))
    second_figure = blocks.TextBlock(label=_("What the other source says"))
    second_source = SnippetChooserBlock("common.Reference", label=_("The other source"))
    comment = blocks.TextBlock(label=_("What we make of it"))

    class Meta:
        icon = "expand-right"
        label = _("Sources disagree")
        description = _("Shows both figures with their sources instead of choosing one in silence.")
        template = "blocks/disagreement.html"
        preview_value = {
            "topic": "How many people work in the sector",
            "first_figure": "9.5 million jobs",
            "first_source": None,
            "second_figure": "10 million workers",
            "second_source": None,
            "comment": "Jobs and workers are not the same thing. We give both.",
        }


class FigureItemBlock(blocks.StructBlock):
    figure = blocks.CharBlock(label=_("Figure"), help_text=_("As it is written in this language."))
    label = blocks.CharBlock(label=_("What it counts"))
    source = SnippetChooserBlock("common.Reference", label=_("Source"))


class FiguresBlock(blocks.StructBlock):
    """A few numbers, each with its source."""

    caption = blocks.CharBlock(label=_("Caption"))
    items = blocks.ListBlock(FigureItemBlock(), label=_("Figures"), min_num=1, max_num=6)

    class Meta:
        icon = "decimal"
        label = _("Figures")
        description = _("A few large numbers, each with what it counts and its source.")
        template = "blocks/figures.html"
        preview_value = {
            "caption": "The test in short",
            "items": [{"figure": "30", "label": "people took part in the test", "source": None}],
        }


class QuoteBlock(blocks.StructBlock):
    """Somebody else's words, with who said them and where."""

    text = blocks.TextBlock(label=_("Words"), help_text=_("Exactly as in the source, without quotation marks."))
    speaker = blocks.CharBlock(
        required=False, label=_("Who says it"), help_text=_("Role and organisation, as in the source.")
    )
    source = SnippetChooserBlock("common.Reference", label=_("Source"))

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("A sentence or two of somebody else, with its source.")
        template = "blocks/quote.html"
        preview_value = {
            "text": "We looked at the work, and the paper could wait.",
            "speaker": "Trainer in a test centre",
            "source": None,
        }
