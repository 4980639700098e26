"""Volumes and weights as people say them, in their units; kept are millilitres and kilograms."""

from math import floor

from crampapp.content.messages import gettext as _
from crampapp.domain.settings import Units
from crampapp.ui.numbers import decimal, short_decimal

OUNCE_ML = 29.5735
"""A fluid ounce of the United States."""
POUND_KG = 0.45359237


def volume(ml: float, units: Units, *, most: bool = False) -> str:
    """Such as ``250 ml``, ``1.25 l`` or ``8 fl oz``.

    Args:
        ml: Millilitres.
        units: Those of the person.
        most: Whether it is a limit, which is never rounded up.
    """
    if units is Units.IMPERIAL:
        ounces = ml / OUNCE_ML
        return _("{n} fl oz").format(n=floor(ounces) if most else round(ounces))
    whole = floor(ml) if most else round(ml)
    if whole < 1000:
        return _("{n} ml").format(n=whole)
    # Cut and not rounded, to ten millilitres; what is tapped is whole tens as good as always.
    return _("{n} l").format(n=short_decimal(whole // 10 / 100, 2))


def volumes(least: float, most: float, units: Units) -> str:
    """A range, such as ``350 ml – 490 ml``; never above ``most``."""
    return _("{least} – {most}").format(
        least=volume(least, units, most=True), most=volume(most, units, most=True)
    )


def short_volume(ml: float, units: Units) -> str:
    """A bare number for a narrow place: litres with one decimal, or whole ounces."""
    if units is Units.IMPERIAL:
        return str(round(ml / OUNCE_ML))
    return decimal(ml / 1000)


def weight(kg: float, units: Units) -> str:
    """Such as ``71.5 kg`` or ``158 lb``."""
    if units is Units.IMPERIAL:
        return _("{n} lb").format(n=typed(kg / POUND_KG))
    return _("{n} kg").format(n=typed(kg))


def volume_unit(units: Units) -> str:
    return _("fl oz") if units is Units.IMPERIAL else _("ml")


def weight_unit(units: Units) -> str:
    return _("lb") if units is Units.IMPERIAL else _("kg")


def to_ml(number: float, units: Units) -> int:
    """Millilitres of what was typed."""
    return round(number * OUNCE_ML) if units is Units.IMPERIAL else round(number)


def to_kg(number: float, units: Units) -> float:
    """Kilograms of what was typed, unrounded: a rounded gain of weight would be no gain."""
    return number * POUND_KG if units is Units.IMPERIAL else number


def from_kg(kg: float | None, units: Units) -> str:
    """What to show in a field for a weight."""
    if kg is None:
        return ""
    return typed(kg / POUND_KG if units is Units.IMPERIAL else kg)


def typed(number: float) -> str:
    """With one decimal where it has one."""
    return short_decimal(number)


def number_in(text: str) -> float | None:
    """What was typed, with a point or a comma; ``None`` where it is no number."""
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return number if 0 < number < 100_000 else None
