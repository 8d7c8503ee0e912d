"""What a Vietnamese text states – a figure, a day, who – as another language writes it."""

import re
from datetime import date
from decimal import Decimal

from actions.statements.figures import Figure, figures_of
from actions.wording.catalogue import say
from index.documents.names import issuer_in, show_date, show_month
from index.lexicon.place_names import with_places
from index.text.language import Language

_DAY = re.compile(r"(?:ngày )?(\d{1,2})/(\d{1,2})(?:/(\d{4}))?")
_MONTH = re.compile(r"(?:tháng )?(\d{1,2})/(\d{4})")
_YEAR = re.compile(r"(?:năm )?(\d{4})")
# A leap year: any day of a year is one of it.
_SOME_YEAR = 2000
_GROUPS = {"en": ",", "fr": "\u202f", "vi": "."}


def show_number(value: Decimal, language: Language) -> str:
    """Return `value` without a fraction of zeros: “10”, “2,5”, “35 000”."""
    whole, _, part = f"{value:f}".partition(".")
    # A number of four figures may be a year.
    grouped = f"{int(whole):,}".replace(",", _GROUPS[language]) if len(whole) > 4 else whole
    part = part.rstrip("0")
    return f"{grouped}{'.' if language == 'en' else ','}{part}" if part else grouped


def show_value(written: str, language: Language) -> str:
    """Return what a text writes as `written` in `language`: “at least 30%” for “tối thiểu 30%”."""
    if language == "vi":
        return written
    for figure in figures_of(written):
        if figure.span == (0, len(written)):
            return _figure(figure, language)
    return _day(written, language) or with_places(issuer_in(written, language), language)


def _figure(figure: Figure, language: Language) -> str:
    number = show_number(figure.value, language)
    if figure.is_share:
        number = say(language, "figure.share", number=number)
    return say(language, f"figure.{figure.bound or 'exact'}", number=number)


def _day(written: str, language: Language) -> str:
    """Return the day, month or year `written` in `language`; "" where it is none."""
    try:
        if found := _DAY.fullmatch(written):
            day, month, year = (int(part or _SOME_YEAR) for part in found.groups())
            shown = show_date(date(year, month, day), language)
            return shown if found[3] else shown.removesuffix(f" {_SOME_YEAR}")
        if found := _MONTH.fullmatch(written):
            return show_month(int(found[2]), date(int(found[2]), int(found[1]), 1).month, language)
    except ValueError:
        return ""
    year_alone = _YEAR.fullmatch(written)
    return year_alone[1] if year_alone else ""
