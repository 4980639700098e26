"""What the service worker wrote while nobody was there, as records."""

from pydantic import AwareDatetime, BaseModel, Field

from crampapp.domain.alarms import reminder_id
from crampapp.domain.drink import Drink
from crampapp.domain.moment import Moment
from crampapp.domain.reminder import Outcome, ReminderOutcome, outcome_id
from crampapp.store.inbox import Item


class _Outcome(BaseModel):
    alarm: str
    due: AwareDatetime
    outcome: Outcome


class _Drink(BaseModel):
    ml: int = Field(gt=0, le=5000)
    at: AwareDatetime


def outcome_of(item: Item, now: Moment) -> ReminderOutcome:
    """What became of a reminder; the same item makes the same record.

    Raises:
        ValidationError: It cannot be read.
    """
    found = _Outcome.model_validate_json(item.text)
    return ReminderOutcome(
        id=outcome_id(found.alarm, found.due, found.outcome),
        started=now.at(found.due),
        reminder=reminder_id(found.alarm),
        outcome=found.outcome,
    )


def drink_of(item: Item, now: Moment) -> Drink:
    """Something drunk; the same item makes the same record.

    Raises:
        ValidationError: It cannot be read.
    """
    found = _Drink.model_validate_json(item.text)
    return Drink(id=item.id, started=now.at(found.at), ml=found.ml)
