"""What is asked of a document beyond its title: what it is about."""

from dataclasses import replace

from actions.executing.cards import named
from actions.executing.headings import tells_of_heading
from actions.executing.result import Found, Quote, Result
from actions.reading.phrases import matches_in
from actions.reading.plan import Lookup, Named, Overview, Plan
from index.text.folding import syllables
from index.text.language import Language

_SAYS_TITLE = 0.8


def main_points(plan: Plan, text: str) -> Overview | None:
    """Return the main points of the documents that `plan`, read from `text`, asks what they are on.

    “Nói về những gì” is not answered by a title that says again what the question names.
    """
    match plan:
        case Lookup(Named() as target, ("about",), claim=""):
            return Overview(target, text=text)
    return None


def whole_of(result: Result, text: str, language: Language) -> Overview | None:
    """Return the main points of the one text that `result` only says the subject of.

    Where `text` asks what it is about without its number: “que prévoit la stratégie sur l'IA”.
    """
    match result:
        case Found(quotes=(Quote(document, passage, _),), labels=()) if document.number:
            if passage.wording == "verbatim":
                return None  # “chỗ ở duy nhất là gì”: a provision was found
            if tells_of_heading(passage.heading) < 0 and _asks_no_more(text, language):
                return Overview(named(document), text=text)
    return None


def _asks_no_more(text: str, language: Language) -> bool:
    """Tell whether `text` asks what something is about at its end, or in French where it begins.

    “… quy định gì về chữ ký số” asks for that.
    """
    matches = matches_in(text, language)
    last = max((each.end for each in matches), default=0)
    asking = [each for each in matches if "field.about" in each.concepts]
    ends = any(each.end == last == len(syllables(text)) for each in asking)
    return ends or (language == "fr" and any(each.first == 0 for each in asking))


def with_title(points: Found, titled: Result) -> Found:
    """Return `points` beginning with the sentence that says the title, where its opening does not.

    “Phê duyệt Đề án 06” says nothing of what that is on.
    """
    if not isinstance(titled, Found) or not titled.quotes:
        return points
    title = set(syllables(titled.quotes[0].document.title or ""))
    said = set(syllables(" ".join(quote.words for quote in points.opening)))
    if len(title & said) >= _SAYS_TITLE * len(title):
        return points
    return replace(points, opening=titled.quotes[:1])
