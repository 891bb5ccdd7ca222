from uuid import UUID, uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _


class ContentVersion(models.Model):
    """One row with a token that is new after every change of what readers may see.

    A token, not a number: a transaction that is rolled back must not leave behind in some process's memory what
    another one will be told to be current.
    """

    ONLY = 1

    token = models.UUIDField(_("token"), default=uuid4)

    class Meta:
        verbose_name = _("content version")
        verbose_name_plural = _("content versions")

    def __str__(self) -> str:
        return str(self.token)

    @classmethod
    def current(cls) -> UUID:
        """Return the token; costs one query."""
        token = cls.objects.filter(pk=cls.ONLY).values_list("token", flat=True).first()
        return token or cls.objects.get_or_create(pk=cls.ONLY)[0].token

    @classmethod
    def change(cls) -> None:
        """Give a new token, with the current transaction. Other transactions that do so wait until it ends."""
        if not cls.objects.filter(pk=cls.ONLY).update(token=uuid4()):
            cls.objects.get_or_create(pk=cls.ONLY)
