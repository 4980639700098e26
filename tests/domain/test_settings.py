from hypothesis import given
from hypothesis import strategies as st

from crampapp.domain.settings import TEXT_SIZES, Settings


@given(percent=st.integers(-1000, 10_000))
def test_text_is_never_smaller_than_the_device_asks_for_nor_more_than_twice_as_large(
    percent: int,
) -> None:
    kept = Settings(text_size=percent).text_size
    assert kept in TEXT_SIZES
    assert all(abs(kept - percent) <= abs(step - percent) for step in TEXT_SIZES)


def test_a_row_of_before_there_was_so_much_to_choose_is_still_read() -> None:
    old = {"theme": "black", "units": "imperial", "region": None}
    read = Settings.model_validate(old)
    assert read == Settings(theme=read.theme, units=read.units)
