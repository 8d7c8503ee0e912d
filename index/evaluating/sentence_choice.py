"""Is the sentence chosen within the right document the one that holds the answer?"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

import numpy as np

from index.encoding.encoder import Encoder
from index.evaluating.baselines import Bm25
from index.evaluating.question_set import Answer, QuestionSet
from index.records.document import Passage
from index.search.retriever import Retriever
from index.text.folding import terms

Spans = list[tuple[int, int]]


class SentenceChoice:
    """Asks each question of its right document alone, of us and of two usual ways."""

    def __init__(self, retriever: Retriever, encoder: Encoder, asked: QuestionSet) -> None:
        """Take the set's answers; index all sentences for BM25."""
        self._retriever = retriever
        self._encoder = encoder
        self._asked = asked
        store = retriever.store
        self._passages = list(store.catalogue.all_passages())
        sentences = [p.text[start:end] for p in self._passages for start, end in p.sentences]
        self._lexical = Bm25(sentences, terms)
        self._rows: dict[str, list[int]] = {}
        for row, passage in enumerate(self._passages):
            self._rows.setdefault(passage.document_id, []).append(row)

    def shares(self, texts: Mapping[str, str]) -> Mapping[str, float | int]:
        """Return the share of questions whose chosen sentence holds an answer, by way of choosing.

        `texts` are what was typed, by question. Questions whose answer stands in no single sentence
        count as missed; those without an answer of their own take no part. Beside the shares stands
        how many sentences are quoted on the average.
        """
        held: dict[str, list[float]] = {}
        for question in self._asked.questions:
            answers = self._asked.answers.get(question.id, ())
            found = {name: self._found(name, answers) for name in sorted(question.right)}
            document = next((name for name, spans in found.items() if spans), None)
            if question.id not in texts or document is None:
                continue
            for way, holds in self._ways(texts[question.id], document, found[document]):
                held.setdefault(way, []).append(holds)
        counted = {"questions": len(next(iter(held.values()), []))}
        return counted | {way: float(np.mean(each)) for way, each in held.items()}

    def _ways(self, text: str, document: str, spans: Spans) -> Iterator[tuple[str, float]]:
        rows = self._rows[document]
        store = self._retriever.store
        owned = [
            (self._passages[row], span) for row in rows for span in self._passages[row].sentences
        ]
        numbers = np.concatenate(
            [np.arange(*store.first_sentence[row : row + 2], dtype=np.int64) for row in rows]
        )
        vector = self._encoder.encode([text], "query")[0]
        cosines = store.sentences.scores(numbers, vector)
        yield "dense sentence", _holds(*owned[int(np.argmax(cosines))], spans)
        lexical = self._lexical.scores(text)[numbers]
        yield "bm25-folded sentence", _holds(*owned[int(np.argmax(lexical))], spans)
        hits = self._retriever.search(text, 1, documents={document})
        for hit in hits[:1]:
            yield "ours", _holds(hit.passage, hit.passage.sentences[hit.answer_row], spans)
            yield "ours, as quoted", _holds(hit.passage, hit.sentence, spans)
            yield "sentences quoted", _sentences_in(hit.passage, hit.sentence)
        if not hits:
            yield from (("ours", False), ("ours, as quoted", False), ("sentences quoted", 0))

    def _found(self, document: str, answers: Sequence[Answer]) -> Spans:
        """Return where the answers stand in the document's text, none where its text differs."""
        body = self._asked.corpus[document]["text"].strip()
        return list(chain.from_iterable(_places(body, answer) for answer in answers))


def _places(body: str, answer: Answer) -> Iterator[tuple[int, int]]:
    context = _composed(answer.context)
    shift = body.find(context.strip())
    if shift < 0:
        return
    shift -= len(context) - len(context.lstrip())
    start = len(_composed(answer.context[: answer.start])) + shift
    end = start + len(_composed(answer.text))
    if body[start:end] == _composed(answer.text):
        yield start, end


def _holds(passage: Passage, sentence: tuple[int, int], spans: Spans) -> bool:
    """Tell whether `sentence`, a span of `passage`, holds one of `spans` of the whole text."""
    start, end = (passage.start + place for place in sentence)
    return any(start <= first and last <= end for first, last in spans)


def _sentences_in(passage: Passage, quoted: tuple[int, int]) -> int:
    """Return of how many sentences of `passage` the span `quoted` has any part."""
    return sum(start < quoted[1] and quoted[0] < end for start, end in passage.sentences)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
