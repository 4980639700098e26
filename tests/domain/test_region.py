import pytest

from crampapp.domain.region import Region, region_of

REGIONS = (
    Region(code="oz", name="Oz", emergency="1", zones=("Oz/City",), prefixes=("Oz/Land/",)),
    Region(code="elsewhere", name="Elsewhere"),
)


@pytest.mark.parametrize(
    ("zone", "code"),
    [
        ("Oz/City", "oz"),
        ("Oz/Land/Hill", "oz"),
        ("Oz/Landing", "elsewhere"),
        ("UTC", "elsewhere"),
        ("", "elsewhere"),
    ],
)
def test_a_region_is_found_by_its_zones(zone: str, code: str) -> None:
    assert region_of(REGIONS, zone).code == code


@pytest.mark.parametrize(
    ("chosen", "code"), [("elsewhere", "elsewhere"), ("oz", "oz"), ("gone", "oz"), (None, "oz")]
)
def test_a_chosen_region_wins_if_it_is_there(chosen: str | None, code: str) -> None:
    assert region_of(REGIONS, "Oz/City", chosen).code == code
