"""Users of each role, for tests of what they may and may not do."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client

GROUPS = {
    "source editor": "Source editors",
    "translator": "Translators: French",
    "reviewer": "Reviewers: French",
    "publisher": "Publishers",
    "administrator": "Administrators",
}


def member(*groups: str, name: str = "") -> Any:
    """Return a new user who is in the groups of these names, or roles."""
    name = name or "-".join(groups) or "nobody"
    user = get_user_model().objects.create_user(name, email=f"{name.replace(' ', '.')}@example.org", password="secret")
    for group in groups:
        user.groups.add(Group.objects.get(name=GROUPS.get(group, group)))
    return user


def browser(user: Any) -> Client:
    """Return a browser in which the user is signed in."""
    client = Client()
    client.force_login(user)
    return client


def refused(response: HttpResponse) -> bool:
    """Tell whether an answer is a refusal: ours is a 403, Wagtail's a message on the way to the start page."""
    said = " ".join(str(message) for message in get_messages(response.wsgi_request))
    return response.status_code == 403 or "you do not have permission" in said
