"""Pictures, and files to take away."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock


def languages() -> list[tuple[str, str]]:
    """Return the languages of the site as choices; a function, so that a new language needs no migration."""
    return list(settings.LANGUAGES)


class PictureBlock(blocks.StructBlock):
    """A picture with what it shows in words."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        required=False,
        label=_("The picture in words"),
        help_text=_("What somebody who does not see the picture would miss, in one sentence."),
    )
    decorative = blocks.BooleanBlock(
        required=False,
        label=_("Only decoration"),
        help_text=_("Tick when nobody would miss anything without it; the words may then stay empty."),
    )
    caption = blocks.TextBlock(
        required=False, label=_("Caption"), help_text=_("Shown under the picture: what to look at, who made it.")
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A picture with a caption, and with words for people who do not see it.")
        template = "blocks/picture.html"
        preview_template = "blocks/preview/picture.html"
        preview_value = {
            "image": None,
            "alt": "Four shapes: a square, a circle, a triangle and a diamond",
            "decorative": False,
            "caption": "Each category of micro-skills has its shape.",
        }

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        if not cleaned["alt"].strip() and not cleaned["decorative"]:
            message = _("Say in words what the picture shows, or tick that it is only decoration.")
            raise blocks.StructBlockValidationError(block_errors={"alt": ValidationError(message)})
        return cleaned


class DownloadBlock(blocks.StructBlock):
    """A file to take away, with its type and size."""

    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(label=_("Title"), help_text=_("What the file is, in words that make sense alone."))
    description = blocks.TextBlock(required=False, label=_("Description"), help_text=_("What it is good for."))
    # A function of this module, so that the list of languages stays out of migrations.
    language = blocks.ChoiceBlock(
        choices=languages,
        required=False,
        label=_("Language of the file"),
        help_text=_("Readers of other languages are told. Empty when the file has no language."),
    )

    class Meta:
        icon = "download"
        label = _("Download")
        description = _("A file with its type, its size and its language.")
        template = "blocks/download.html"
        preview_value = {
            "document": None,
            "title": "Observation sheet",
            "description": "One page to fill in while you watch.",
            "language": "en",
        }

    def get_context(self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add `size` of the file in bytes; None when it cannot be known."""
        context = super().get_context(value, parent_context=parent_context)
        document = value["document"]
        context["size"] = document.get_file_size() if document else None
        return context
