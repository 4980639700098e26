"""Who a person is, as far as the cause check may use it: age, sex, illnesses, medicines."""

from datetime import date, timedelta

from pydantic import BaseModel, ConfigDict, Field

LISTS_LAST = timedelta(weeks=26)
"""Illnesses and medicines change; after this time they are asked again (general)."""

OLDEST = 120
"""In years; as in the checker's question."""

Told = str | int | list[str] | None
"""An answer to one of the checker's questions; ``None`` takes it back."""


class Person(BaseModel):
    """What somebody has told, in the words of the checker's questions. Nothing here says "no"."""

    model_config = ConfigDict(frozen=True)

    birth_year: int | None = Field(default=None, ge=1900)
    sex: str | None = None
    """Option of the question ``sex``."""
    conditions: tuple[str, ...] = ()
    """Options of the question ``conditions``."""
    medicines: tuple[str, ...] = ()
    """Options of the question ``medicines``."""
    days: dict[str, date] = {}
    """When each of the lists was told."""

    def age(self, today: date) -> int | None:
        """In years, one too many before the birthday; ``None``: not known, or hard to believe."""
        age = None if self.birth_year is None else today.year - self.birth_year
        return age if age is not None and 0 <= age <= OLDEST else None

    def told(self, question: str, answer: Told, today: date) -> "Person":
        """The same with one more answer: to ``age``, ``sex`` or one of the lists."""
        match question, answer:
            case "age", _:
                year = today.year - answer if isinstance(answer, int) else None
                return self.model_copy(update={"birth_year": year})
            case _, list():
                days = {**self.days, question: today}
                return self.model_copy(update={question: tuple(answer), "days": days})
            case "sex", _:
                return self.model_copy(update={"sex": answer})
            case _:
                days = {list: day for list, day in self.days.items() if list != question}
                return self.model_copy(update={question: (), "days": days})

    def answer(self, question: str, today: date) -> Told:
        """What counts as told today; ``None``: nothing."""
        match question:
            case "age":
                return self.age(today)
            case "sex":
                return self.sex
            case _:
                told = self.days.get(question)
                fresh = told is not None and today - told <= LISTS_LAST
                listed = self.conditions if question == "conditions" else self.medicines
                return list(listed) if fresh and listed else None
