"""Talk: a question as the builders of topics and talk see it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from actions.reading.lexicon import SILENT, Token, is_abbreviation, talk_lexicon
from actions.reading.mentions import Mention, Mentions, longest
from actions.reading.plan import Plan
from actions.reading.spellings import in_full
from actions.reading.subjects import Subjects
from index.text.language import is_foreign_function_word

# Reads a part of a text by itself; None where nothing is left of it.
Read = Callable[[str], Plan | None]
_Words = frozenset[int]
_OF_PEOPLE = frozenset(("asks.who",))


@dataclass(frozen=True)
class Talk(Mentions):
    """The mentions of a text with the phrases of topics and talk among them.

    A phrase of talk takes words from a shorter one of documents. `documents` are the mentions
    without them; `read` reads a part of the text, `plainly` without what may stand around it.
    """

    documents: Mentions | None = None
    subjects: Subjects | None = None
    read: Read | None = None
    plainly: Read | None = None

    @cached_property
    def names_ours(self) -> bool:
        """Tell whether something is named that texts may speak of."""
        named = any(naming.matches for naming in self.values("document"))
        return named or self.has("event", "place", "subject", "type")

    @cached_property
    def content(self) -> frozenset[int]:
        """The indexes of the words that say more than courtesies, with talk or without."""
        own = {at for each in self.all if each.kind in SILENT for at in range(*each.words)}
        return (self.documents.content if self.documents else frozenset()) - own

    def words_of(self, *kinds: str) -> _Words:
        """Return the indexes of the words that mentions of `kinds` take."""
        return frozenset(at for each in self.of(*kinds) for at in range(*each.words))

    def first(self, *kinds: str) -> Mention | None:
        """Return the first mention of one of `kinds`."""
        return next(iter(self.of(*kinds)), None)

    def leading(self, *kinds: str) -> _Words:
        """Return the words of mentions of `kinds` that stand first, one behind the other."""
        words: set[int] = set()
        for each in self.of(*kinds):
            if any(at < each.words[0] for at in self.content - words):
                break
            words.update(range(*each.words))
        return frozenset(words)

    def starts(self, mention: Mention) -> bool:
        """Tell whether nothing but courtesies stands before `mention`."""
        return not any(at < mention.words[0] for at in self.content)

    def ends(self, mention: Mention) -> bool:
        """Tell whether nothing but courtesies stands behind `mention`."""
        return not any(at >= mention.words[1] for at in self.content)

    def without(self, taken: Iterable[int]) -> str:
        """Return the text without the words at the indexes `taken`, and what is between them."""
        words = frozenset(taken)
        kept: list[str] = []
        place = 0
        for at in sorted(words):
            start, end = self.tokens[at].span
            if at - 1 not in words:
                kept.append(self.text[place:start])
            place = end
        kept.append(self.text[place:])
        return " ".join(" ".join(kept).split()).strip(_AROUND)

    def run(self, left: Iterable[int]) -> str:
        """Return the longest run of words of `left` as they are written; silent words join."""
        first, end = max(self._runs(left), key=lambda run: run[1] - run[0], default=(0, 0))
        return self.written(first, end)

    def phrase(self, left: Iterable[int]) -> str:
        """Return all runs of words of `left` as they are written, with the “and” between them."""
        said = ""
        end = 0
        for run in self._runs(left):
            # “411 và 749” joins two names, and not what stands around them.
            joints = [
                each
                for each in self.of("and")
                if end <= each.words[0] < run[0]
                and not self.content.intersection(range(end, each.words[0]))
                and not self.content.intersection(range(each.words[1], run[0]))
            ]
            between = [self.written(*each.words) for each in joints if said]
            said = " ".join(filter(None, (said, *between[-1:], self.written(*run))))
            end = run[1]
        return said

    def _runs(self, left: Iterable[int]) -> list[tuple[int, int]]:
        runs: list[tuple[int, int]] = []
        for at in sorted(left):
            joined = runs and not any(between in self.content for between in range(runs[-1][1], at))
            if joined and not self._ends_sentence(runs[-1][1], at):
                runs[-1] = runs[-1][0], at + 1
            else:
                runs.append((at, at + 1))
        return runs

    def _ends_sentence(self, first: int, at: int) -> bool:
        return any(self.tokens[word].begins for word in range(first, at + 1))


_AROUND = " \t\n,.;:!?…-–'’\""


def talk_of(
    mentions: Mentions, language: str, subjects: Subjects, read: Read, plainly: Read
) -> Talk:
    """Return `mentions` with the phrases of talk in `language`, and the store's `subjects`.

    Chat spelling is spelled out: “ko phải” is “không phải”.
    """
    tokens = mentions.tokens
    own = language == mentions.language or language != "vi"
    phrases = [
        Mention(kind, value, mentions.span(place), place)
        for match in talk_lexicon().find(in_full(tokens, language), language)
        if own or not _is_of_grammar(tokens[match.first : match.end])
        for concept in match.concepts
        if concept not in _OF_PEOPLE
        or not is_abbreviation(mentions.written(match.first, match.end), mentions.text)
        for kind, _, value in [concept.partition(".")]
        for place in [(match.first, match.end)]
    ]
    topics = (
        Mention("subject", one.name, mentions.span((one.first, one.end)), (one.first, one.end))
        for one in subjects.find(mentions.text, tokens)
    )
    understood = (each for each in mentions.all if each.kind != "word")
    chosen = longest(chain(understood, topics, phrases), len(tokens))
    taken = {at for each in chosen for at in range(*each.words)}
    chosen += [
        Mention("word", token.folded, token.span, (at, at + 1))
        for at, token in enumerate(tokens)
        if at not in taken
    ]
    chosen.sort(key=lambda each: each.words)
    return Talk(
        mentions.text,
        mentions.today,
        mentions.language,
        tokens,
        tuple(chosen),
        mentions.phrases,
        mentions,
        subjects,
        read,
        plainly,
    )


def _is_of_grammar(phrase: Sequence[Token]) -> bool:
    """Tell whether `phrase` is one word of English or French grammar: “du” is no “dự” there."""
    return len(phrase) == 1 and is_foreign_function_word(phrase[0].word)
