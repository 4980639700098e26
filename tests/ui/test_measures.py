"""Volumes and weights in words: a limit is never rounded up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crampapp.domain.settings import Units
from crampapp.ui.measures import (
    OUNCE_ML,
    from_kg,
    number_in,
    short_volume,
    to_kg,
    to_ml,
    volume,
    volumes,
    weight,
)


@pytest.mark.parametrize(
    ("ml", "metric", "imperial"),
    [
        (0, "0 ml", "0 fl oz"),
        (250, "250 ml", "8 fl oz"),
        (999, "999 ml", "34 fl oz"),
        (1000, "1 l", "34 fl oz"),
        (1250, "1.25 l", "42 fl oz"),
        (2400, "2.4 l", "81 fl oz"),
    ],
)
def test_amounts_read_as_people_say_them(ml: int, metric: str, imperial: str) -> None:
    assert volume(ml, Units.METRIC) == metric
    assert volume(ml, Units.IMPERIAL) == imperial


@given(ml=st.floats(1, 20_000), units=st.sampled_from(Units))
def test_a_limit_is_never_rounded_up(ml: float, units: Units) -> None:
    number, unit = volume(ml, units, most=True).split(" ", 1)
    in_ml = float(number) * {"ml": 1, "l": 1000, "fl oz": OUNCE_ML}[unit]
    assert in_ml <= ml + 1e-6
    assert volumes(ml, ml, units).endswith(f"{number} {unit}")


@given(kg=st.floats(30, 300), units=st.sampled_from(Units))
def test_a_weight_comes_back_from_its_field_within_what_it_shows(kg: float, units: Units) -> None:
    number = number_in(from_kg(kg, units))
    assert number is not None
    assert to_kg(number, units) == pytest.approx(kg, abs=0.06)


def test_what_is_typed_may_have_a_comma_and_nonsense_is_no_number() -> None:
    assert number_in(" 70,5 ") == 70.5
    assert [number_in(text) for text in ("", "-3", "0", "nan", "inf", "1e9", "many")] == [None] * 7
    assert to_ml(12, Units.IMPERIAL) == 355
    assert to_ml(330, Units.METRIC) == 330


def test_weights_and_narrow_places() -> None:
    assert weight(70, Units.METRIC) == "70 kg"
    assert weight(70, Units.IMPERIAL) == "154.3 lb"
    assert from_kg(None, Units.METRIC) == ""
    assert short_volume(1250, Units.METRIC) == "1.2"
    assert short_volume(1250, Units.IMPERIAL) == "42"
