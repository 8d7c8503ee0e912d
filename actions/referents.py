"""What a conversation can refer to: documents by id, choices by place or by title."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import cast

from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.reading.plan import (
    Ask,
    Choice,
    Lookup,
    Named,
    Naming,
    Passages,
    Plan,
    Spoken,
)
from actions.targeting import Targeted, documents_of, named, with_target
from actions.topics import occurrences
from index.documents.selection import newest_first
from index.lexicon.types import TYPE_WORDS, code_of
from index.records.document import Document
from index.references.keys import key_of
from index.text.folding import fold, syllables

# So many documents are offered where nothing says which is meant.
_OFFERED = 3
_FEWEST_TOGETHER = 2
# “Luật đó”, of a decree, is the law that it is issued under.
_UNDER = frozenset(("guides", "implements", "based_on"))
_TYPE = re.compile(rf"(?:{TYPE_WORDS})(?!\w)")


class Referents:
    """What `focus` refers to, of the documents that the store still holds."""

    def __init__(self, focus: Focus, knowledge: Knowledge) -> None:
        self._focus = focus
        self._finder = knowledge.finder
        self._held = {document.id: document for document in knowledge.retriever.documents}

    def documents(self, ids: Iterable[str]) -> tuple[Document, ...]:
        """Return the documents with `ids` that the store holds, each once, in order."""
        return tuple(self._held[each] for each in dict.fromkeys(ids) if each in self._held)

    def choice(self, ordinal: int) -> Choice | None:
        """Return the choice at `ordinal`, from 1, from the end if negative; None without one.

        Where nothing was listed they are the documents that were spoken of together. “Cái 57”, of
        fewer than 57, is the one with that number.
        """
        choices = self.asked_of or self._focus.offered
        at = ordinal - 1 if ordinal > 0 else len(choices) + ordinal
        if ordinal and 0 <= at < len(choices):
            return choices[at]
        fitting = [each for each in self.asked_of if self._has_number(each, ordinal)]
        return fitting[0] if len(fitting) == 1 else None

    @property
    def asked_of(self) -> tuple[Choice, ...]:
        """What one of may be meant: what was listed or asked, or was spoken of together."""
        return self._focus.choices or self._together()

    def worded(self, words: str) -> Choice | None:
        """Return the one document of asked_of() whose title or name has `words`."""
        fitting = [
            choice
            for choice in self.asked_of
            if is_document(choice)
            and any(
                occurrences(words, name)
                for each in self.documents(documents_of(choice.plan))
                for name in _names(each)
            )
        ]
        return fitting[0] if words and len(fitting) == 1 else None

    def _has_number(self, choice: Choice, number: int) -> bool:
        documents = self.documents(documents_of(choice.plan)) if is_document(choice) else ()
        keys = filter(None, map(key_of, documents))
        return any(key.number == number for key in keys)

    def _together(self) -> tuple[Choice, ...]:
        documents = self.documents(self._focus.documents)
        if len(documents) < _FEWEST_TOGETHER:
            return ()
        return tuple(Choice(each.name, Lookup(named((each,)))) for each in documents)

    def together(self, most: int) -> tuple[Document, ...]:
        """Return `most` documents at most that were listed, or spoken of one after the other."""
        ids = self._of_choices() or self._mentioned()
        numbered = (each for each in self.documents(ids) if each.number)
        return tuple(islice(numbered, most))

    def titled(self, text: str) -> Choice | None:
        """Return the choice whose title `text` is, marks and capitals aside; None without one."""
        words = syllables(text)
        choices = (*self._focus.offered, *self._focus.choices)
        return next((each for each in choices if words and syllables(each.title) == words), None)

    def target(self, spoken: Spoken) -> Named | None:
        """Return the documents that `spoken` means; None where the conversation cannot tell.

        A document called by its type is of that type, however long ago it was spoken of.
        """
        focus = self._focus
        if spoken.ordinal is not None:
            choice = self.choice(spoken.ordinal)
            found = self.documents(documents_of(choice.plan)) if choice else ()
            found = found or self._with_number(spoken.ordinal)
            return named(found) if found else None
        if spoken.order:
            ids = self._of_choices() or (focus.documents if len(focus.documents) > 1 else ())
            dated = (each for each in self.documents(ids) if each.issued)
            ordered = newest_first(dated)
            return named((ordered[0 if spoken.order == "newest" else -1],)) if ordered else None
        if spoken.other and (other := self._before()):
            return named(other)
        if spoken.every:
            found = self.documents(self._of_choices() or self._last_two())
            return named(found) if found else None
        if spoken.types:
            return self._of_types(spoken.types)
        if focus.unknown:
            return Named((focus.unknown,))
        found = self.documents(focus.documents)
        return named(found) if found else None

    def _with_number(self, number: int) -> tuple[Document, ...]:
        """Return the document with `number` that was spoken of last: “cái 57 ấy”."""
        keys = filter(None, map(key_of, self.documents(self._mentioned())))
        return next(((key.document,) for key in keys if key.number == number), ())

    @property
    def is_list(self) -> bool:
        """Whether several documents were listed, and none of them spoken of since."""
        focus = self._focus
        spoken = focus.documents or focus.unknown or focus.subject
        return not spoken and len(self._of_choices()) > 1

    @property
    def listed(self) -> tuple[Document, ...]:
        """The documents that were listed last; none where fewer than two were."""
        listed = self.documents(self._of_choices())
        return listed if len(listed) >= _FEWEST_TOGETHER else ()

    def asking(self, plan: Plan, fits: Callable[[Document], bool], reason: str = "which") -> Ask:
        """Return the question which document is meant; `plan` waits for the answer.

        The list is offered where one was given; else what was spoken of, then the newest ones;
        none that does not fit.
        """
        if self.is_list:
            listed = self.documents(self._of_choices())
            return Ask(reason, _choices(plan, filter(fits, listed)), plan)
        newest = (each.id for each in newest_first(self._held.values()))
        documents = self.documents((*self._mentioned(), *newest))
        return Ask(reason, _choices(plan, islice(filter(fits, documents), _OFFERED)), plan)

    @property
    def last_two(self) -> tuple[Document, ...]:
        """The documents spoken of together, or the last one and the one before it."""
        return self.documents(self._last_two())[:2]

    def _of_types(self, types: tuple[str, ...]) -> Named | None:
        """Return the documents of `types` spoken of last: both, where two were named together.

        What the last answer only mentions, held or not, is meant before what is older.
        """
        focus = self._focus
        listed = [(each,) for each in self._of_choices()]
        earlier = [topic.documents for topic in focus.earlier]
        now = [focus.documents, *(listed if self.is_list else ())]
        return (
            self._first_of(types, now)
            or self._in_quotes(types)
            or self._above(types, focus.documents)
            or self._first_of(types, [*listed, *earlier])
            or self._above(types, chain.from_iterable(earlier))
        )

    def _first_of(self, types: tuple[str, ...], groups: Iterable[tuple[str, ...]]) -> Named | None:
        for ids in groups:
            fitting = [each for each in self.documents(ids) if is_of(each, types)]
            if fitting:
                alone = fitting[:1] if set(ids) <= set(self._of_choices()) else fitting
                return named(alone)
        return None

    def _in_quotes(self, types: tuple[str, ...]) -> Named | None:
        """Return the document of `types` that the quotes of the last answer name first."""
        for citation in self._focus.citations:
            for found in self._finder.find(citation.quote):
                if len(found.matches) == 1 and is_of(found.matches[0], types):
                    return named(found.matches)
                if not found.matches and _type_written(found.text) in types:
                    return Named((Naming(found.text),))
        return None

    def _above(self, types: tuple[str, ...], ids: Iterable[str]) -> Named | None:
        """Return the document of `types` under which those with `ids`, or cited, were issued."""
        cited = (citation.document_id for citation in self._focus.citations)
        for document in self.documents((*ids, *cited)):
            for relation in document.relations:
                title = relation.title or ""
                if relation.kind in _UNDER and _type_written(title) in types:
                    held = [each for each in self._held.values() if each.number == relation.number]
                    return named(held) if held else Named((Naming(title),))
        return None

    def _of_choices(self) -> tuple[str, ...]:
        ids = (each for choice in self._focus.choices for each in documents_of(choice.plan))
        return tuple(dict.fromkeys(ids))

    def _last_two(self) -> tuple[str, ...]:
        """Return the documents spoken of together; else the last one and the one before it."""
        focus = self._focus
        if len(focus.documents) > 1:
            return focus.documents
        earlier = (each for topic in focus.earlier for each in topic.documents)
        other = (each for each in earlier if each not in focus.documents)
        return (*focus.documents, *islice(other, 1))

    def _before(self) -> tuple[Document, ...]:
        """Return the other one of two that were listed, or what was spoken of before the last."""
        listed = [each for each in self._of_choices() if each not in self._focus.documents]
        if len(self._of_choices()) == _FEWEST_TOGETHER and len(listed) == 1:
            return self.documents(listed)
        return self.documents(self._last_two()[1:2])

    def _mentioned(self) -> Iterator[str]:
        yield from self._focus.documents
        for topic in self._focus.earlier:
            yield from topic.documents


def is_document(choice: Choice) -> bool:
    """Tell whether `choice` is a document, and no part or matter of one."""
    is_part = isinstance(choice.plan, Passages) or bool(getattr(choice.plan, "subject", ""))
    return bool(documents_of(choice.plan)) and not is_part


def is_of(document: Document, types: tuple[str, ...]) -> bool:
    """Tell whether `document` is of one of `types`, codes; of any where there is none."""
    return not types or code_of(document.type or "") in types


def _names(document: Document) -> tuple[str, ...]:
    """Return what `document` is called, in all languages."""
    translated = (each.title for each in document.translations)
    return document.name, document.title, *document.aliases, *translated


def _type_written(name: str) -> str:
    """Return the code of the type that `name` begins with: `luat` of “Luật Viễn thông”."""
    found = _TYPE.match(fold(name))
    return code_of(found[0]) if found else ""


def _choices(plan: Plan, documents: Iterable[Document]) -> tuple[Choice, ...]:
    """Return `plan` asked of each of `documents`, under what it is called."""
    if not isinstance(plan, Targeted):
        return ()
    return tuple(
        Choice(
            f"{document.name}: {document.title}" if document.number else document.name,
            cast(Plan, with_target(plan, named((document,)))),
        )
        for document in documents
    )
