"""Which browser is behind a user agent string, and whether asking to install is worth it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crampapp.domain.install import Place, Platform, platform_of

WEBKIT = "AppleWebKit/605.1.15 (KHTML, like Gecko)"
IPHONE = f"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) {WEBKIT}"
MAC = f"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {WEBKIT}"
BLINK = "AppleWebKit/537.36 (KHTML, like Gecko)"
ANDROID = f"Mozilla/5.0 (Linux; Android 10; K) {BLINK}"
WINDOWS = f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {BLINK}"

PHONES = [
    (f"{IPHONE} Version/17.5 Mobile/15E148 Safari/604.1", Platform.IOS_SAFARI),
    (
        f"Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) {WEBKIT} Version/12.1 Mobile Safari/604.1",
        Platform.IOS_SAFARI,
    ),
    # An iPad that asks for the pages of a computer.
    (f"{MAC} Version/17.5 Safari/605.1.15", Platform.IOS_SAFARI),
    (f"{MAC} CriOS/126.0.6478.54 Version/11.1.1 Safari/605.1.15", Platform.IOS_OTHER),
    (f"{IPHONE} CriOS/126.0.6478.54 Mobile/15E148 Safari/604.1", Platform.IOS_OTHER),
    (f"{IPHONE} FxiOS/127.0 Mobile/15E148 Safari/605.1.15", Platform.IOS_OTHER),
    (
        f"{IPHONE} Version/17.0 EdgiOS/126.0.2592.56 Mobile/15E148 Safari/605.1.15",
        Platform.IOS_OTHER,
    ),
    (f"{IPHONE} Mobile/15E148 Instagram 334.0.0.27.95 (iPhone15,2)", Platform.IN_APP),
    (f"{IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/466.0.0.40.108]", Platform.IN_APP),
    (f"{IPHONE} GSA/320.0.6 Mobile/15E148 Safari/604.1", Platform.IN_APP),
    (f"{ANDROID} Chrome/126.0.0.0 Mobile Safari/537.36", Platform.ANDROID_CHROME),
    (
        f"{ANDROID} Chrome/126.0.0.0 Mobile Safari/537.36 EdgA/126.0.0.0",
        Platform.ANDROID_CHROME,
    ),
    (
        f"{ANDROID} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
        Platform.ANDROID_SAMSUNG,
    ),
    (
        "Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0",
        Platform.ANDROID_FIREFOX,
    ),
    (
        "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/AP1A; wv) AppleWebKit/537.36 (KHTML, like "
        "Gecko) Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36",
        Platform.IN_APP,
    ),
]
COMPUTERS = [
    (f"{WINDOWS} Chrome/126.0.0.0 Safari/537.36", Platform.DESKTOP_CHROME),
    (f"{WINDOWS} Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0", Platform.DESKTOP_EDGE),
    (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0",
        Platform.DESKTOP_FIREFOX,
    ),
    (f"{MAC} Version/17.5 Safari/605.1.15", Platform.DESKTOP_SAFARI),
    (
        f"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) {BLINK} Chrome/126.0.0.0 Safari/537.36",
        Platform.DESKTOP_CHROME,
    ),
    (
        "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0",
        Platform.DESKTOP_FIREFOX,
    ),
]


@pytest.mark.parametrize(("agent", "platform"), PHONES)
def test_a_phone_or_tablet_is_known_by_what_its_browser_says(
    agent: str, platform: Platform
) -> None:
    assert platform_of(agent, 5) is platform


@pytest.mark.parametrize(("agent", "platform"), COMPUTERS)
def test_a_computer_is_known_by_what_its_browser_says(agent: str, platform: Platform) -> None:
    assert platform_of(agent, 0) is platform


def test_a_mac_is_told_from_an_ipad_by_the_fingers_it_can_feel() -> None:
    agent = f"{MAC} Version/17.5 Safari/605.1.15"
    assert platform_of(agent, 0) is Platform.DESKTOP_SAFARI
    assert platform_of(agent, 5) is Platform.IOS_SAFARI


def test_an_app_on_the_home_screen_of_an_iphone_is_no_window_of_another_app() -> None:
    agent = f"{IPHONE} Mobile/15E148"
    assert platform_of(agent, 5, installed=True) is Platform.IOS_SAFARI
    assert platform_of(agent, 5) is Platform.IN_APP


@given(st.text(), st.integers(0, 10), st.booleans())
def test_whatever_a_browser_says_it_is_one_platform_or_none(
    agent: str, touches: int, installed: bool
) -> None:
    found = platform_of(agent, touches, installed=installed)
    assert found is None or found in Platform


@given(st.sampled_from([*Platform, None]), st.booleans())
def test_what_is_installed_is_never_to_be_installed_again(
    platform: Platform | None, prompts: bool
) -> None:
    assert not Place(platform, installed=True, prompts=prompts).can_install


def test_a_browser_that_cannot_install_is_not_worth_asking_in() -> None:
    assert not Place(Platform.DESKTOP_FIREFOX).can_install
    assert not Place(Platform.IN_APP).can_install
    assert not Place(None).can_install
    assert Place(None, prompts=True).can_install
    assert Place(Platform.IOS_SAFARI).can_install
