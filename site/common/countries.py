"""Countries the project worked in (ISO 3166-1 alpha-2; Greece, where it appears, is GR)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Country(models.TextChoices):
    """The five partner countries."""

    BELGIUM = "BE", _("Belgium")
    CYPRUS = "CY", _("Cyprus")
    FRANCE = "FR", _("France")
    ITALY = "IT", _("Italy")
    SPAIN = "ES", _("Spain")
