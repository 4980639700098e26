"""An endpoint is what a stranger wrote."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crampapp.relay.endpoint import EndpointError, PublicAddresses, origin

LOCAL = "http://127.0.0.1:9000"


@pytest.mark.parametrize(
    ("endpoint", "found"),
    [
        ("https://fcm.googleapis.com/fcm/send/a:b", "https://fcm.googleapis.com"),
        ("https://web.push.apple.com/QGx", "https://web.push.apple.com"),
        (
            "https://updates.push.services.mozilla.com/wpush/v2/g",
            "https://updates.push.services.mozilla.com",
        ),
        ("https://wns2-par02p.notify.windows.com/w/?t=B", "https://wns2-par02p.notify.windows.com"),
        ("https://fcm.googleapis.com:443/x", "https://fcm.googleapis.com:443"),
        (f"{LOCAL}/push/1", LOCAL),
    ],
)
def test_the_push_services_of_browsers_and_our_own_are_known(endpoint: str, found: str) -> None:
    assert origin(endpoint, [LOCAL]) == found


@pytest.mark.parametrize(
    "endpoint",
    [
        "",
        "fcm.googleapis.com/x",
        "http://fcm.googleapis.com/x",
        "https://fcm.googleapis.com:8443/x",
        "https://user@fcm.googleapis.com/x",
        "https://fcm.googleapis.com\\@evil.example/",
        "https://fcm.googleapis.com.evil.example/x",
        "https://evilfcm.googleapis.com/x",
        "https://evilpush.apple.com/x",
        "https://push.apple.com.evil.example/",
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "https://2130706433/x",
        "http://127.0.0.1:9001/x",
        "http://127.0.0.1:9000@evil.example/x",
        "https://fcm.googleapis.com:port/x",
        "https://[/x",
        "https://fcm.googleapis.com/\x00",
        "https://fcm.googleapis.com/\r\nHost: evil",
        "https://fcm.googleapis.com/é",
        "https://fcm.googleapis.com/" + 1000 * "x",
        "file:///etc/passwd",
    ],
)
def test_anything_else_is_refused(endpoint: str) -> None:
    with pytest.raises(EndpointError):
        origin(endpoint, [LOCAL])


@settings(deadline=None)
@given(st.text() | st.text().map(lambda text: f"https://{text}/") | st.text("/@:.#?[]\\ a"))
def test_no_text_gets_through_but_to_a_known_host(text: str) -> None:
    with pytest.raises(EndpointError):
        origin(text, [])


async def test_a_name_that_leads_into_a_network_is_not_followed() -> None:
    strict = PublicAddresses([])
    with pytest.raises(OSError, match="no public address"):
        await strict.resolve("localhost", 443)
    trusting = PublicAddresses(["http://localhost:9000"])
    assert await trusting.resolve("localhost", 9000)
