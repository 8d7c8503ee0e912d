"""The rasa-sdk actions: thin, bounded in time, never showing a person an error."""

import logging
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import Answer, AnswerStatus
from actions.answering import answer, named_section
from actions.emergencies.answers import danger_answer
from actions.emergencies.emergency import (
    answer_to_danger,
    emergency_answer,
    emergency_numbers,
    is_danger_question,
)
from actions.knowledge import Knowledge, shared_source
from actions.listing import listing_answer
from actions.messages import say
from actions.sources import cited_again, sources_answer
from actions.understanding import understand
from actions.workers import TooSlowError, WorkError, Workers
from index.clock import today
from index.text.language import Language, detect_language

_SECONDS = 10.0
# Fewer words are a greeting and nothing else.
_WORDS_OF_A_QUESTION = 5
_CITATIONS = "last_citations"
_DANGER = "danger_asked_in"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """What an action answers: the message, its day, what it was taken for, what was cited last.

    `danger_in` is the language in which it was asked just before whether anyone is in danger.
    """

    text: str
    today: date
    intent: str
    citations: tuple[Mapping[str, Any], ...]
    danger_in: Language | None

    @property
    def language(self) -> Language:
        """The language to answer in; a front end's own intents have none."""
        return "vi" if self.text.startswith("/") else detect_language(self.text)


class AnsweringAction(Action, ABC):
    """Has an Answer made by another process and utters it."""

    # Whether “where is that from” asks about what this action says.
    is_about_texts = False

    def __init__(self, workers: Workers) -> None:
        self._workers = workers
        self._settings = workers.settings

    def __getstate__(self) -> dict[str, Any]:
        # The processes that answer are the server's: none of them can start work itself.
        return {"_settings": self._settings}

    @property
    def knowledge(self) -> Knowledge:
        """The Knowledge in force in this process. Raises IndexingError without a store."""
        return shared_source(self._settings).current()

    @abstractmethod
    def answer_to(self, asked: Asked) -> Answer | None:
        """Return the Answer, or None to utter the response of the message's intent.

        Runs in another process, which is killed after `_SECONDS`.
        """

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utter the Answer, or a kind word where there is none in time."""
        asked = _asked(tracker)
        try:
            said = await self._reply_to(asked)
        except TooSlowError:
            _log.error("%s took longer than %.0f s and was stopped", self.name(), _SECONDS)
            said = _failure(asked, "too_slow")
        except WorkError as error:
            _log.error("%s failed with %s", self.name(), error)
            said = _failure(asked, "broken")
        events = _danger_asked(asked, said)
        if said is None:
            dispatcher.utter_message(response=f"utter_{asked.intent}")
            return events
        payload = said.to_payload()
        dispatcher.utter_message(text=said.text, json_message=payload)
        if self.is_about_texts:
            events.append(SlotSet(_CITATIONS, payload["citations"]))
        return events

    async def _reply_to(self, asked: Asked) -> Answer | None:
        # Whatever a message was taken for, somebody in danger is helped first and waits for no one.
        if emergency_numbers(asked.text):
            return emergency_answer(asked.text)
        if asked.danger_in and (said := answer_to_danger(asked.text, asked.danger_in)):
            return said
        return await self._workers.run(_SECONDS, _answer, self, asked)


def _answer(action: AnsweringAction, asked: Asked) -> Answer | None:
    knowledge = action.knowledge
    if asked.text.startswith("/"):
        return action.answer_to(asked)
    # First, so that the search finds its vector among those of this reading.
    is_suspected = asked.intent == "emergency"
    in_danger = danger_answer(asked.text, knowledge.retriever, is_suspected=is_suspected)
    # A heading of ours, sent back by a suggestion, is answered from its section.
    if named_section(asked.text, knowledge):
        return answer(asked.text, knowledge, asked.today)
    return in_danger or action.answer_to(asked)


class AnswerQuestion(AnsweringAction):
    """Answer whatever was asked; the judgement decides what can be."""

    is_about_texts = True

    def name(self) -> str:
        """Return the action's name in domain.yml."""
        return "action_answer_question"

    def answer_to(self, asked: Asked) -> Answer:
        """Return the Answer to the question."""
        off_topic = asked.intent == "out_of_scope"
        cited = asked.citations[0] if asked.citations else {}
        last, heading = cited.get("document_id"), cited.get("heading", "")
        return answer(asked.text, self.knowledge, asked.today, off_topic, last, heading)


class SmallTalk(AnsweringAction):
    """Greet, thank and the like, unless the greeting hides a question."""

    def name(self) -> str:
        """Return the action's name in domain.yml."""
        return "action_small_talk"

    def answer_to(self, asked: Asked) -> Answer | None:
        """Return the answer to a question that came with a greeting, if there is one."""
        text = asked.text
        knowledge = self.knowledge
        # Nobody greets with the name of a document: “nghi quyet khong sau”.
        names = bool(knowledge.finder.find(text))
        if len(text.split()) < _WORDS_OF_A_QUESTION and not names:
            return None
        said = answer(text, knowledge, asked.today)
        given = said.status in (AnswerStatus.ANSWERED, AnswerStatus.PARTIAL)
        return said if given or names else None


class CiteSource(AnsweringAction):
    """Say again what the last answer stands on."""

    def name(self) -> str:
        """Return the action's name in domain.yml."""
        return "action_cite_source"

    def answer_to(self, asked: Asked) -> Answer:
        """Return the citations kept in the slot."""
        documents = self.knowledge.retriever.documents
        return cited_again(asked.language, asked.citations, documents)


class ListSources(AnsweringAction):
    """List what the assistant has read."""

    def name(self) -> str:
        """Return the action's name in domain.yml."""
        return "action_list_sources"

    def answer_to(self, asked: Asked) -> Answer:
        """Return the documents of the store, or those asked for: “bạn có những nghị định nào?”."""
        knowledge = self.knowledge
        documents = knowledge.retriever.documents
        question = understand(asked.text, knowledge.finder, asked.today)
        listed = listing_answer(question, knowledge.links)
        return listed or sources_answer(asked.language, documents)


class GiveEmergencyNumber(AnswerQuestion):
    """Answer what only the intent takes for an emergency: the intent alone alarms nobody."""

    def name(self) -> str:
        """Return the action's name in domain.yml."""
        return "action_give_emergency_number"


ACTIONS = (AnswerQuestion, SmallTalk, CiteSource, ListSources, GiveEmergencyNumber)
"""The actions of domain.yml."""


def _danger_asked(asked: Asked, said: Answer | None) -> list[dict[str, Any]]:
    """Keep the language of the question on danger for one turn."""
    if said and is_danger_question(said):
        return [SlotSet(_DANGER, said.language)]
    return [SlotSet(_DANGER, None)] if asked.danger_in else []


def _asked(tracker: Tracker) -> Asked:
    text = str(tracker.latest_message.get("text") or "")
    intent = tracker.get_intent_of_latest_message() or ""
    cited = tuple(tracker.get_slot(_CITATIONS) or ())
    return Asked(text, today(), intent, cited, tracker.get_slot(_DANGER))


def _failure(asked: Asked, key: str) -> Answer:
    return Answer(AnswerStatus.NOT_FOUND, say(asked.language, key), asked.language)
