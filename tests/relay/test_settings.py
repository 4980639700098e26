from pathlib import Path
from typing import Any

import pytest

from crampapp.relay.errors import RelayError
from crampapp.relay.settings import LOCAL_CONTACT, Settings, is_routable


@pytest.mark.parametrize(
    "contact",
    ["mailto:somebody@crampapp.org", "https://crampapp.org", "https://a.crampapp.org:8443/about"],
)
def test_a_contact_is_where_somebody_can_be_reached(contact: str) -> None:
    assert is_routable(contact)
    assert Settings(Path(), contact=contact).subject == contact


@pytest.mark.parametrize(
    "contact",
    [
        "somebody@crampapp.org",
        "mailto:somebody@localhost",
        "mailto:root@server.local",
        "mailto:root@192.168.1.7",
        "mailto:@crampapp.org",
        "mailto:a@b",
        "http://crampapp.org",
        "https://localhost:8550",
        "https://crampapp.invalid",
        "https://10.0.0.1",
        "https://crampapp.org@evil.example",
    ],
)
def test_a_contact_that_a_push_service_would_refuse_ends_the_start(contact: str) -> None:
    with pytest.raises(RelayError, match="no contact that push services take"):
        Settings(Path(), contact=contact)


@pytest.mark.parametrize(
    ("public_url", "subject"),
    [
        ("https://cramps.crampapp.org/app/", "https://cramps.crampapp.org"),
        ("https://192.168.1.7:8550", LOCAL_CONTACT),
        ("http://127.0.0.1:8550", LOCAL_CONTACT),
        ("", LOCAL_CONTACT),
    ],
)
def test_without_a_contact_it_is_the_site_itself(public_url: str, subject: str) -> None:
    assert Settings(Path(), public_url=public_url).subject == subject


@pytest.mark.parametrize(
    "wrong",
    [
        {"public_url": "cramps.example.org"},
        {"origins": ("https://app.example.org/",)},
        {"origins": ("*",)},
        {"push_services": ("push.example.org",)},
    ],
)
def test_an_address_that_is_none_ends_the_start(wrong: dict[str, Any]) -> None:
    with pytest.raises(RelayError, match="is not "):
        Settings(Path(), **wrong)
