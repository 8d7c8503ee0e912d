"""Where else to ask, by kind of question: elsewhere.yml, which a city edits."""

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from index.text.language import Language
from index.yaml_file import read_yaml

_FILE = Path(__file__).with_suffix(".yml")


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


class Contact(_Entry):
    """Who to turn to: a number or an address to `reach`, and the `source` that proves it."""

    name: dict[Language, str]
    reach: str
    source: str


class Kind(_Entry):
    """What is said of one kind, whom to turn to, and the keys of what may be asked here instead.

    Of the trouble of a `household`, “nhà mất nước”, nobody is in danger.
    """

    vi: str
    en: str
    fr: str
    contacts: tuple[Contact, ...] = ()
    ask: tuple[str, ...]
    household: bool = False

    def words(self, language: Language) -> str:
        """Return what is said in `language`, with each contact on a line of its own."""
        said = {"vi": self.vi, "en": self.en, "fr": self.fr}[language]
        lines = (f"• {each.name[language]}: {each.reach}" for each in self.contacts)
        return "\n".join((said, *lines))


@cache
def kinds() -> dict[str, Kind]:
    """Return every kind by its name. Raises ValidationError where the file is malformed."""
    return {name: Kind.model_validate(entry) for name, entry in read_yaml(_FILE).items()}
