"""Steps to follow, points to tick, things side by side, questions."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from common.rich_text import FEATURES


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("What to do"), help_text=_("Start with a verb."))
    text = blocks.TextBlock(label=_("How"), help_text=_("Two to four plain sentences."))


class StepsBlock(blocks.StructBlock):
    """Numbered steps."""

    items = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("Numbered steps the reader can follow one after the other.")
        template = "blocks/steps.html"
        preview_value = {
            "items": [
                {"title": "Choose the task", "text": "Take a task people really do, and can finish in the time."},
                {"title": "Watch", "text": "Stand aside. Note what is done, not what you think of it."},
            ]
        }


class ChecklistBlock(blocks.StructBlock):
    """Things to tick before going on."""

    title = blocks.CharBlock(label=_("Title"))
    items = blocks.ListBlock(blocks.CharBlock(), label=_("Points"), min_num=1)

    class Meta:
        icon = "tick-inverse"
        label = _("Checklist")
        description = _("Points to tick, on the screen or on paper.")
        template = "blocks/checklist.html"
        preview_value = {"title": "Before the test day", "items": ["The room is free", "Consent forms are signed"]}


class ComparisonColumnBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), help_text=_("What this column is about, in a few words."))
    points = blocks.ListBlock(blocks.TextBlock(), label=_("Points"), min_num=1)


class ComparisonBlock(blocks.StructBlock):
    """Two or three things side by side, point by point."""

    title = blocks.CharBlock(label=_("Title"), help_text=_("What is compared, as a question or a sentence."))
    columns = blocks.ListBlock(
        ComparisonColumnBlock(),
        label=_("Columns"),
        min_num=2,
        max_num=3,
        help_text=_("Give each column its points in the same order."),
    )

    class Meta:
        icon = "grid"
        label = _("Comparison")
        description = _("Two or three columns of short points, side by side.")
        template = "blocks/comparison.html"
        preview_value = {
            "title": "Watch real work, or play it?",
            "columns": [
                {"title": "Real work", "points": ["Needs no reading", "Depends on the day"]},
                {"title": "Simulation", "points": ["The same for everyone", "Needs a device"]},
            ],
        }


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"), help_text=_("As a reader would ask it."))
    answer = blocks.RichTextBlock(features=FEATURES, label=_("Answer"))


class QuestionsBlock(blocks.StructBlock):
    """Questions whose answers the reader unfolds."""

    items = blocks.ListBlock(QuestionBlock(), label=_("Questions"), min_num=1)

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        description = _("Questions readers ask. Each unfolds its answer; on paper all answers are printed.")
        template = "blocks/questions.html"
        preview_value = {
            "items": [
                {"question": "Can I repeat the test?", "answer": "<p>Yes. Offer a new date within two weeks.</p>"},
                {"question": "Who keeps the papers?", "answer": "<p>The centre, for as long as it said.</p>"},
            ]
        }
