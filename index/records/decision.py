"""What people decide on an added text: its level of trust, what was unsure in it, the decision."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

# From the surest on: of the corpus; fetched from an official address; confirmed by a reviewer;
# added by whomever, and confirmed by nobody.
Trust = Literal["shipped", "official", "confirmed", "unconfirmed"]
DecisionKind = Literal["confirmed", "rejected", "corrected"]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Unsure(_Value):
    """A field that was read with low sureness: its value, and the words it was read from."""

    field: str
    value: str
    words: str


class Correction(_Value):
    """The `value` that a reviewer gave a field of Document, as YAML."""

    field: str
    value: str


class Decision(_Value):
    """What `by` decided on a text on `day`; a text that was only corrected goes on waiting.

    A rejected text stays in the store and is answered from by nothing.
    """

    kind: DecisionKind
    day: date
    by: str
    corrections: tuple[Correction, ...] = ()
