"""Tags and filters of every template of the site."""

from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info
from wagtail.rich_text import expand_db_html

register = template.Library()

CATEGORY_SHAPES = {"technical": "square", "soft": "circle", "linguistic": "triangle", "transversal": "diamond"}


@register.filter
def shape(category: str) -> str:
    """Return the name of the shape that stands for a category, so that nothing depends on colour."""
    return CATEGORY_SHAPES.get(category, "square")


@register.filter
def prose(source: str) -> SafeString:
    """Render rich text without a wrapping element."""
    return mark_safe(expand_db_html(source or ""))  # noqa: S308  (cleaned by Wagtail when it was saved)


@register.filter
def name_of_language(code: str) -> str:
    """Return the name of a language as it stands within a sentence, or the code when Django does not know it.

    Of the languages of the site only English writes it with a capital.
    """
    try:
        name = get_language_info(code)["name_translated"]
    except KeyError:
        return code
    return name if get_language() == "en" else name[:1].lower() + name[1:]


@register.filter
def own_name(code: str) -> str:
    """Return a language's name in that language, or the code when Django does not know it."""
    try:
        return get_language_info(code)["name_local"].capitalize()
    except KeyError:
        return code


@register.inclusion_tag("components/icon.html")
def icon(name: str, css: str = "icon") -> dict[str, Any]:
    """Draw a decorative symbol from the sprite."""
    return {"name": name, "css": css}


@register.simple_tag
def styles(*names: str) -> SafeString:
    """Link style sheets of `static/css/` beside site.css, in a page's block `head`."""
    return format_html_join("", '<link rel="stylesheet" href="{}">', ((static(f"css/{name}.css"),) for name in names))
