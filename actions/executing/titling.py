"""The titles of choices as a person reads them: in their language, a law by its name as well."""

from collections.abc import Sequence
from dataclasses import replace

from actions.executing.cards import body_of
from actions.executing.context import Context
from actions.executing.result import Ambiguous, Found, Joined, Nothing, Quote, Result, Said, Unknown
from actions.executing.targets import documents_of
from actions.reading.plan import Choice, Overview
from index.documents.names import full_name_in, labelled, name_in, title_in
from index.lexicon.place_names import with_places
from index.records.document import Document
from index.text.language import Language

_BETWEEN = ": "


def in_own_words(result: Result, context: Context) -> Result:
    """Return `result` with its choices titled as the conversation says them.

    What is chosen stays the same plan, and is recognised by the title that was shown.
    """
    match result:
        case Joined(results=results):
            return Joined(tuple(in_own_words(each, context) for each in results))
        case Unknown(known=Found() as known):
            titled = in_own_words(known, context)
            known = titled if isinstance(titled, Found) else known
            return replace(result, choices=_titled(result.choices, context), known=known)
        case Found():
            shown = tuple(
                choice
                for choice in _titled(result.choices, context)
                if context.titled_in == "vi"
                or not _is_untold(choice, result.quotes, context.titled_in)
            )
            return replace(result, choices=shown)
        case Unknown() | Ambiguous() | Nothing() | Said():
            return replace(result, choices=_titled(result.choices, context))


def _titled(choices: tuple[Choice, ...], context: Context) -> tuple[Choice, ...]:
    return tuple(replace(choice, title=_title(choice, context)) for choice in choices)


def _is_untold(choice: Choice, quotes: Sequence[Quote], language: Language) -> bool:
    """Tell whether `choice` is a term of a Vietnamese sentence that is shown in another language.

    A name stands in either, “5G Lab”; “kinh tế số” would be read by nobody.
    """
    if not isinstance(choice.plan, Overview) or choice.plan.subject != choice.title:
        return False
    renderings = [quote.passage.rendering(language) for quote in quotes]
    return not any(one is None or choice.title in one.text for one in renderings)


def _title(choice: Choice, context: Context) -> str:
    target = getattr(choice.plan, "target", None)
    for document in documents_of(target, context) if target else ():
        if context.titled_in == "vi" and document.name == full_name_in(document, "vi"):
            continue  # it has that name already
        if title := _title_of(document, choice.title, context):
            return title
    return with_places(choice.title, context.titled_in)


def _title_of(document: Document, title: str, context: Context) -> str:
    """Return `title` in the language of the conversation, "" unless it is of `document`.

    It is the document's name, its title or a heading, or one of the latter after the name. A law is
    called by its title as well, which then does not stand behind its name again.
    """
    language = context.titled_in
    name = full_name_in(document, language)
    rest = title.removeprefix(document.name)
    if not rest:
        return name
    said = rest.removeprefix(_BETWEEN)
    own = said
    if said == document.title:
        own = title_in(document, language)
    else:
        headings = (
            rendering.heading
            for passage in body_of(document, context)
            if passage.heading == said and (rendering := passage.rendering(language))
        )
        own = next(headings, said)
    if said == document.title and rest != title and name != name_in(document, language):
        return name
    if rest == title:  # it does not begin with the name
        return own if own != said else ""
    between = rest.removesuffix(said)
    return labelled(name, own, language) if between == _BETWEEN else f"{name}{between}{own}"
