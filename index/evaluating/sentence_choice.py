"""Measure how often the sentence chosen within the right document holds the answer."""

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
    """Our choice of a sentence in the right document, and two baselines."""

    def __init__(self, retriever: Retriever, encoder: Encoder, question_set: QuestionSet) -> None:
        """Index all sentences of the store for BM25."""
        self._retriever = retriever
        self._encoder = encoder
        self._question_set = question_set
        store = retriever.store
        self._passages = list(store.catalogue.all_passages())
        sentences = [p.text[start:end] for p in self._passages for start, end in p.sentences]
        self._lexical = Bm25(sentences, terms)
        self._rows: dict[str, list[int]] = {}
        for row, passage in enumerate(self._passages):
            self._rows.setdefault(passage.document_id, []).append(row)

    def shares(self, texts: Mapping[str, str]) -> Mapping[str, float | int]:
        """Return the share of questions whose sentence holds an answer, by way of choosing.

        `texts` are the variants of the questions, by id. A question counts as missed if no single
        sentence holds its answer, and is left out if it has no answer. The result also has the
        number of questions and the mean number of sentences quoted.
        """
        values: dict[str, list[float]] = {}
        for question in self._question_set.questions:
            answers = self._question_set.answers.get(question.id, ())
            by_document = {name: self._spans(name, answers) for name in sorted(question.right)}
            document = next((name for name, spans in by_document.items() if spans), None)
            if question.id not in texts or document is None:
                continue
            for way, value in self._ways(texts[question.id], document, by_document[document]):
                values.setdefault(way, []).append(value)
        count = {"questions": len(next(iter(values.values()), []))}
        return count | {way: float(np.mean(each)) for way, each in values.items()}

    def _ways(self, text: str, document: str, spans: Spans) -> Iterator[tuple[str, float]]:
        rows = self._rows[document]
        store = self._retriever.store
        sentences = [
            (self._passages[row], span) for row in rows for span in self._passages[row].sentences
        ]
        numbers = np.concatenate(
            [np.arange(*store.first_sentence[row : row + 2], dtype=np.int64) for row in rows]
        )
        vector = self._encoder.encode([text], "query")[0]
        cosines = store.sentences.scores(numbers, vector)
        yield "dense sentence", _holds(*sentences[int(np.argmax(cosines))], spans)
        lexical = self._lexical.scores(text)[numbers]
        yield "bm25-folded sentence", _holds(*sentences[int(np.argmax(lexical))], spans)
        hits = self._retriever.search(text, 1, documents={document})
        for hit in hits[:1]:
            yield "ours", _holds(hit.passage, hit.passage.sentences[hit.answer_row], spans)
            yield "ours, as quoted", _holds(hit.passage, hit.sentence, spans)
            yield "sentences quoted", _sentences_in(hit.passage, hit.sentence)
        if not hits:
            yield from (("ours", False), ("ours, as quoted", False), ("sentences quoted", 0))

    def _spans(self, document: str, answers: Sequence[Answer]) -> Spans:
        """Return the spans of the answers in the document's text, none if its text differs."""
        body = self._question_set.corpus[document]["text"].strip()
        return list(chain.from_iterable(_answer_spans(body, answer) for answer in answers))


def _answer_spans(body: str, answer: Answer) -> Iterator[tuple[int, int]]:
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
    """Tell whether `sentence`, a span of `passage`, contains one of `spans` of the whole text."""
    start, end = (passage.start + offset for offset in sentence)
    return any(start <= first and last <= end for first, last in spans)


def _sentences_in(passage: Passage, quoted: tuple[int, int]) -> int:
    """Return how many sentences of `passage` overlap the span `quoted`."""
    return sum(start < quoted[1] and quoted[0] < end for start, end in passage.sentences)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
