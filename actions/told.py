"""What a story tells of: the subject that it describes without naming it, by what the search finds.

“A port city in France where the cranes are connected” names nothing. But the question, asked behind
each sentence of its story and behind all of them, finds again and again passages on one subject.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from actions.executing.offering import group_of
from actions.executing.result import Found
from actions.topics import place_named
from index.documents.card import CARD_HEADING
from index.judging.hit import ScoredPassage
from index.records.document import Document, Passage
from index.search.retriever import Retriever

_HITS = 6  # are looked at for each text
_MOST_TOLD = 3  # sentences of the story, the nearest, that are searched for
_SHORTEST = 4  # words of a sentence that tells something
_MOST_SUBJECTS = 2
# A subject with so much of the likeliest one's score may be the one that is meant.
_NEAR = 0.6
# What is on the likeliest subject is so much supported, though nothing led to it.
_ON_SUBJECT = 0.25
# A passage that leads by less, in deviations, is found by chance.
_CLEAR = 2.0
# So many of the passages found for one text may be what is asked for.
_FIRST = 3


@dataclass(frozen=True, slots=True)
class Told:
    """What a question and its story are on: `subjects` as one would name them, likeliest first.

    `passages` are those that the search puts first for question and story, by their ids, with how
    clearly it does, and `document` the id of the document of the clearest one. `led` is the id of
    that one where no other subject is near. `telling` is the sentence of the story that leads to
    one the most clearly.
    """

    subjects: tuple[str, ...] = ()
    passages: Mapping[str, float] = field(default_factory=dict)
    telling: str = ""
    document: str = ""
    led: str = ""

    def support(self, result: object) -> float:
        """Return how clearly the story leads to `result`, from 0 to 1, the clearest; 0 for not."""
        quotes = result.quotes if isinstance(result, Found) else ()
        most = max(self.passages.values(), default=0.0)
        lead = max((self.passages.get(quote.passage.id, 0.0) for quote in quotes), default=0.0)
        on_subject = any(
            quote.passage.heading != CARD_HEADING
            and subject_of(quote.passage, quote.document) in self.subjects[:1]
            for quote in quotes
        )
        return max(lead / most if most else 0.0, _ON_SUBJECT * on_subject)

    def led_in(self, document: Document | None) -> str:
        """Return the id of the passage of `document` that leads the most clearly; "" for none."""
        if document is None:
            return ""
        own = {
            one: lead for one, lead in self.passages.items() if one.startswith(f"{document.id}#")
        }
        return max(own, key=lambda one: own[one], default="")


def told_of(question: str, story: Sequence[str], retriever: Retriever) -> Told:
    """Return what `question` is on by its `story`, whose sentences stand the nearest first."""
    telling = [said for said in story if len(said.split()) >= _SHORTEST][:_MOST_TOLD]
    if not telling:
        return Told()
    whole = " ".join([*reversed(telling), question])
    texts = list(dict.fromkeys([whole, *(f"{said} {question}" for said in telling)]))
    scores: defaultdict[str, float] = defaultdict(float)
    led_to: defaultdict[str, float] = defaultdict(float)
    found: dict[str, ScoredPassage] = {}
    leads: list[float] = []
    for hits in retriever.search_many(texts, _HITS):
        # What a sentence is not on at all, it finds as well as anything: only a lead counts.
        least = hits[-1].score if hits else 0.0
        leads.append(hits[0].score - least if hits else 0.0)
        best: dict[str, float] = {}
        for hit in hits:
            best.setdefault(subject_of(hit.passage, hit.document), hit.score - least)
        for subject, lead in best.items():
            scores[subject] += lead
        for hit in _without_cards(hits)[:_FIRST]:
            led_to[hit.passage.id] += hit.score - least
            found[hit.passage.id] = hit
    likeliest = sorted(scores, key=lambda subject: -scores[subject])[:_MOST_SUBJECTS]
    subjects = [one for one in likeliest if scores[one] >= _NEAR * scores[likeliest[0]]]
    lead_of = dict(zip(texts, leads, strict=True))
    clearest = max(telling, key=lambda said: lead_of[f"{said} {question}"])
    if not found:
        return Told(tuple(subjects), telling=clearest)
    first = found[max(led_to, key=lambda passage: led_to[passage])]
    most = led_to[first.passage.id]
    on = subject_of(first.passage, first.document)
    off = (one for one, hit in found.items() if subject_of(hit.passage, hit.document) != on)
    others = [led_to[one] for one in off]
    is_clear = most >= _CLEAR and max(others, default=0.0) <= _NEAR * most
    led = first.passage.id if is_clear else ""
    return Told(tuple(subjects), dict(led_to), clearest, first.document.id, led)


def subject_of(passage: Passage, document: Document) -> str:
    """Return what `passage` is on: the place that its heading names, or its document."""
    return group_of(passage.heading) or place_named(passage.heading) or document.name


def _without_cards(hits: Sequence[ScoredPassage]) -> list[ScoredPassage]:
    return [hit for hit in hits if hit.passage.heading != CARD_HEADING]
