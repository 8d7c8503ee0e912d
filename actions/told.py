"""What a story tells of: the subject that it describes without naming it, by what the search finds.

“A port city in France where the cranes are connected” names nothing. But the question, asked behind
each sentence of its story and behind all of them, finds again and again passages on one subject.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from actions.executing.offering import group_of
from actions.executing.result import Found
from actions.topics import place_named
from index.documents.card import CARD_HEADING
from index.judging.hit import ScoredPassage
from index.search.retriever import Retriever

_HITS = 6  # are looked at for each text
_MOST_TOLD = 3  # sentences of the story, the nearest, that are searched for
_SHORTEST = 4  # words of a sentence that tells something
_MOST_SUBJECTS = 2
# A subject with so much of the likeliest one's score may be the one that is meant.
_NEAR = 0.6
# So many of the passages found for one text may be what is asked for.
_FIRST = 3


@dataclass(frozen=True, slots=True)
class Told:
    """What a question and its story are on: `subjects` as one would name them, likeliest first.

    `passages` are the ids of the passages that the search puts first for question and story;
    `telling` is the sentence of the story that leads to one the most clearly.
    """

    subjects: tuple[str, ...] = ()
    passages: frozenset[str] = frozenset()
    telling: str = ""

    def supports(self, result: object) -> bool:
        """Tell whether `result` is found where the story leads, and not by its question alone."""
        quotes = result.quotes if isinstance(result, Found) else ()
        return any(quote.passage.id in self.passages for quote in quotes)


def told_of(question: str, story: Sequence[str], retriever: Retriever) -> Told:
    """Return what `question` is on by its `story`, whose sentences stand the nearest first."""
    telling = [said for said in story if len(said.split()) >= _SHORTEST][:_MOST_TOLD]
    if not telling:
        return Told()
    whole = " ".join([*reversed(telling), question])
    texts = list(dict.fromkeys([whole, *(f"{said} {question}" for said in telling)]))
    scores: defaultdict[str, float] = defaultdict(float)
    led_to: set[str] = set()
    leads: list[float] = []
    for hits in retriever.search_many(texts, _HITS):
        # What a sentence is not on at all, it finds as well as anything: only a lead counts.
        least = hits[-1].score if hits else 0.0
        leads.append(hits[0].score - least if hits else 0.0)
        best: dict[str, float] = {}
        for hit in hits:
            best.setdefault(subject_of(hit), hit.score - least)
        for subject, lead in best.items():
            scores[subject] += lead
        led_to |= {hit.passage.id for hit in _without_cards(hits)[:_FIRST]}
    likeliest = sorted(scores, key=lambda subject: -scores[subject])[:_MOST_SUBJECTS]
    subjects = [one for one in likeliest if scores[one] >= _NEAR * scores[likeliest[0]]]
    lead_of = dict(zip(texts, leads, strict=True))
    clearest = max(telling, key=lambda said: lead_of[f"{said} {question}"])
    return Told(tuple(subjects), frozenset(led_to), clearest)


def subject_of(hit: ScoredPassage) -> str:
    """Return what `hit` is on: the place that its heading names or stands under, or its text."""
    heading = hit.passage.heading
    return group_of(heading) or place_named(heading) or hit.document.name


def _without_cards(hits: Sequence[ScoredPassage]) -> list[ScoredPassage]:
    return [hit for hit in hits if hit.passage.heading != CARD_HEADING]
