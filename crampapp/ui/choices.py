"""Profile and settings in the store, so that a backup has them.

The first screen cannot wait for the store, so the keeper has them too, and is written first. At a
start the keeper therefore wins, and what it has is brought into the store; the store wins where the
keeper has nothing or knows nothing about the person, and after a restore.
"""

import logging

from crampapp.domain.profile import Profile
from crampapp.domain.settings import Settings
from crampapp.platform.keeper import Keeper
from crampapp.ui.preferences import Preferences, is_kept, keep_preferences
from crampapp.ui.records import Records
from crampapp.ui.state import AppState

log = logging.getLogger("crampapp")


class Choices:
    """Keeps both alike."""

    def __init__(self, state: AppState, records: Records, keeper: Keeper) -> None:
        self._state = state
        self._records = records
        self._keeper = keeper
        self._brought: Preferences | None = None
        """What was last brought into the store, or was refused by it; ``None``: not met yet."""

    def meet_again(self) -> None:
        """The keeper was read anew: what it has is to be held against the store as at a start."""
        self._brought = None

    async def renew(self) -> None:
        """Bring into the store what has changed; cheap when nothing has."""
        from crampapp.store import StoreError

        if self._state.preferences == self._brought:
            return
        chosen = self._state.preferences
        try:
            store = await self._records.store()
            if not store.health.keeps:
                return
            profile = await store.one(Profile)
            settings = await store.one(Settings) or Settings()
            if self._brought is None and not is_kept(self._keeper):
                await self.take()
            elif self._brought is None:
                self._fill(profile, settings)
            chosen = self._state.preferences
            if chosen.profile != (profile or Profile()):
                await store.save(chosen.profile)
            if (wanted := chosen.settings(settings)) != settings:
                await store.save(wanted)
        except StoreError:
            # They are in the keeper, and are brought when they change again, or at the next start.
            log.exception("profile or settings are not in the store")
        self._brought = chosen

    def _fill(self, profile: Profile | None, settings: Settings) -> None:
        """Take from the store what the keeper knows nothing of."""
        chosen = self._state.preferences
        known: dict[str, object] = {}
        if profile and chosen.profile == Profile():
            known["profile"] = profile
        if settings.units and chosen.units is None:
            known["units"] = settings.units
        if known:
            self._go_by(chosen.model_copy(update=known))

    async def take(self) -> None:
        """Go by what the store has, as after a restore.

        Raises:
            StoreError: The device failed to read; nothing has changed.
        """
        store = await self._records.store()
        profile, settings = await store.one(Profile), await store.one(Settings)
        if profile is None and settings is None:
            return
        taken = self._state.preferences
        if settings:
            taken = taken.with_settings(settings)
        self._go_by(taken.model_copy(update={"profile": profile or Profile()}))

    def _go_by(self, preferences: Preferences) -> None:
        self._state.preferences = self._brought = preferences
        keep_preferences(self._keeper, preferences)
