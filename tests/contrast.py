"""Contrast as WCAG 2.2 computes it, of every pair of colour roles that the screens put together."""

from crampapp.ui.theme import LOOKS

Pair = tuple[str, str]
"""Roles of what is read or seen, and of the ground it stands on."""

READ: frozenset[Pair] = frozenset(
    {
        ("on_surface", "surface"),
        ("on_surface_variant", "surface"),
        ("primary", "surface"),
        ("error", "surface"),
        ("on_surface", "surface_container_low"),
        ("on_surface_variant", "surface_container_low"),
        ("on_surface", "surface_container"),
        ("on_surface_variant", "surface_container"),
        ("primary", "surface_container"),
        ("error", "surface_container"),
        ("on_primary_fixed", "primary_fixed"),
        ("on_primary_container", "primary_container"),
        ("on_secondary_container", "secondary_container"),
        ("on_tertiary_container", "tertiary_container"),
        ("on_error_container", "error_container"),
        # Days of the calendar, the stronger the more cramps there were.
        ("on_surface", "primary_fixed 0.2 over surface_container"),
        ("on_surface", "primary_fixed 0.42 over surface_container"),
        ("on_primary_fixed", "primary_fixed 0.82 over surface_container"),
        ("on_inverse_surface", "inverse_surface"),
        ("inverse_primary", "inverse_surface"),
    }
)
"""Text and its ground: 4.5 at least."""

IN_THE_PLAYER: frozenset[Pair] = frozenset(
    {
        ("on_surface", "surface"),
        ("on_surface_variant", "surface"),
        ("on_primary_fixed", "primary_fixed"),
        ("on_primary_container", "primary_container"),
        ("on_secondary_container", "secondary_container"),
        ("on_tertiary_container", "tertiary_container"),
    }
)
"""What is read in pain and half asleep: 7 at least."""

SEEN: frozenset[Pair] = frozenset(
    {
        ("primary", "surface"),
        ("tertiary", "surface"),
        ("outline", "surface"),
        ("outline", "surface_container"),
        # The ring around what the keyboard is at.
        ("on_surface", "surface"),
    }
)
"""Shapes that say something, edges of controls, the ring of the focus: 3 at least."""


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB``, 0 to 1."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def contrast(look: str, ink: str, ground: str) -> float:
    """Contrast of two roles in a look of the theme."""
    return ratio(_colour(look, ink), _colour(look, ground))


def _colour(look: str, role: str) -> str:
    """``#RRGGBB`` of a role, or of ``role 0.2 over role``: so much of one through the other."""
    name, _over, below = role.partition(" over ")
    name, _space, part = name.partition(" ")
    colour: str = getattr(LOOKS[look], name)
    if not below:
        return colour
    under, share = _colour(look, below), float(part)
    mixed = (
        round(int(colour[i : i + 2], 16) * share + int(under[i : i + 2], 16) * (1 - share))
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def lowest() -> float:
    """The least contrast of text in any look."""
    return min(contrast(look, *pair) for look in LOOKS for pair in READ)
