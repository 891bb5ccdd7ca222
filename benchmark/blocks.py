"""Blocks of the report's sections."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from benchmark.periods import moment
from common.blocks import ContentBlock

DAY = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
# A year, month or day, or two of them: 2020, 2020-07, 2020-07-01, 2021-05/2021-06 (ISO 8601).
PERIOD = rf"\A{DAY}(/{DAY})?\Z"
HOW_TO_WRITE = _("Write 2022, 2022-06, 2022-06-16, or two of them with a slash: 2021-05/2021-06.")


def check_days(text: str) -> None:
    """Refuse a day that no calendar has, and a period that ends before it begins."""
    try:
        days = [moment(part).day for part in text.split("/")]
    except ValueError as error:
        raise ValidationError(_("There is no such day.")) from error
    if days != sorted(days):
        raise ValidationError(_("The first date must not be after the second one."))


class EventBlock(blocks.StructBlock):
    # No CharBlock: its value would be taken for words to translate.
    when = blocks.RegexBlock(
        regex=PERIOD,
        error_messages={"invalid": HOW_TO_WRITE},
        required=False,
        validators=[check_days],
        label=_("Date"),
        help_text=_("2022, 2022-06, 2022-06-16 or 2021-05/2021-06. Empty where the source gives no date."),
    )
    text = blocks.TextBlock(label=_("What happened"), help_text=_("One plain sentence."))
    source = SnippetChooserBlock("common.Reference", required=False, label=_("Source"))


class TimelineBlock(blocks.StructBlock):
    """Events in the order of time."""

    caption = blocks.CharBlock(label=_("Caption"), help_text=_("What the timeline covers."))
    events = blocks.ListBlock(EventBlock(), label=_("Events"), min_num=1)

    class Meta:
        icon = "history"
        label = _("Timeline")
        description = _("Dated events, each with its source.")
        template = "benchmark/blocks/timeline.html"
        preview_value = {
            "caption": "How it began",
            "events": [{"when": "2021-11-01", "text": "The project starts.", "source": None}],
        }


class ReportBlock(ContentBlock):
    """The body of a section: what a content page has, and timelines."""

    timeline = TimelineBlock()
