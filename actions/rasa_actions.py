"""The rasa-sdk actions: thin, bounded in time, never showing a person an error."""

import asyncio
import logging
from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import Answer, AnswerStatus
from actions.answering import answer, named_section
from actions.emergency import emergency_answer, emergency_numbers
from actions.knowledge import shared_source
from actions.listing import listing_answer
from actions.messages import say
from actions.sources import cited_again, sources_answer
from actions.understanding import understand
from index.language import Language, detect_language

_SECONDS = 20.0
# Fewer words are a greeting and nothing else.
_WORDS_OF_A_QUESTION = 5
_CITATIONS = "last_citations"
_log = logging.getLogger(__name__)


class AnsweringAction(Action, ABC):
    """Makes an Answer in a thread and utters it."""

    # Whether “where is that from” asks about what this action says.
    is_about_texts = False

    @abstractmethod
    def answer_to(self, tracker: Tracker) -> Answer | None:
        """Return the Answer to the latest message, or None to utter its intent's response.

        May block.
        """

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utter the Answer, or a kind word where there is none in time."""
        try:
            said = await asyncio.wait_for(asyncio.to_thread(self._reply_to, tracker), _SECONDS)
        except TimeoutError:
            _log.error("%s took longer than %.0f s", self.name(), _SECONDS)
            said = _failure(tracker, "too_slow")
        except Exception as error:
            # The type and the place, not the text: that may hold what a person wrote.
            _log.error("%s failed with %s at %s", self.name(), type(error).__name__, _place(error))
            said = _failure(tracker, "broken")
        if said is None:
            dispatcher.utter_message(response=f"utter_{tracker.get_intent_of_latest_message()}")
            return []
        payload = said.to_payload()
        dispatcher.utter_message(text=said.text, json_message=payload)
        return [SlotSet(_CITATIONS, payload["citations"])] if self.is_about_texts else []

    def _reply_to(self, tracker: Tracker) -> Answer | None:
        # Whatever a message was taken for: somebody in danger is helped, and a heading of ours,
        # sent back by a suggestion, is answered from its section.
        text = _text(tracker)
        if emergency_numbers(text):
            return emergency_answer(text)
        knowledge = shared_source().current()
        if not text.startswith("/") and named_section(text, knowledge):
            return answer(text, knowledge)
        return self.answer_to(tracker)


class AnswerQuestion(AnsweringAction):
    """Answer whatever was asked; the judgement decides what can be."""

    is_about_texts = True

    def name(self) -> str:
        """Return the action's name in domain.yml."""
        return "action_answer_question"

    def answer_to(self, tracker: Tracker) -> Answer:
        """Return the Answer to the question."""
        off_topic = tracker.get_intent_of_latest_message() == "out_of_scope"
        cited = tracker.get_slot(_CITATIONS) or [{}]
        last, heading = cited[0].get("document_id"), cited[0].get("heading", "")
        return answer(_text(tracker), shared_source().current(), off_topic, last, heading)


class SmallTalk(AnsweringAction):
    """Greet, thank and the like, unless the greeting hides a question."""

    def name(self) -> str:
        """Return the action's name in domain.yml."""
        return "action_small_talk"

    def answer_to(self, tracker: Tracker) -> Answer | None:
        """Return the answer to a question that came with a greeting, if there is one."""
        text = _text(tracker)
        knowledge = shared_source().current()
        # Nobody greets with the name of a document: “nghi quyet khong sau”.
        names = bool(knowledge.finder.find(text))
        if len(text.split()) < _WORDS_OF_A_QUESTION and not names:
            return None
        said = answer(text, knowledge)
        given = said.status in (AnswerStatus.ANSWERED, AnswerStatus.PARTIAL)
        return said if given or names else None


class CiteSource(AnsweringAction):
    """Say again what the last answer stands on."""

    def name(self) -> str:
        """Return the action's name in domain.yml."""
        return "action_cite_source"

    def answer_to(self, tracker: Tracker) -> Answer:
        """Return the citations kept in the slot."""
        kept = tracker.get_slot(_CITATIONS) or []
        return cited_again(_language(tracker), kept, shared_source().current().retriever.documents)


class ListSources(AnsweringAction):
    """List what the assistant has read."""

    def name(self) -> str:
        """Return the action's name in domain.yml."""
        return "action_list_sources"

    def answer_to(self, tracker: Tracker) -> Answer:
        """Return the documents of the store, or those asked for: “bạn có những nghị định nào?”."""
        knowledge = shared_source().current()
        documents = knowledge.retriever.documents
        asked = understand(_text(tracker), knowledge.finder)
        listed = listing_answer(asked, knowledge.links)
        return listed or sources_answer(_language(tracker), documents)


class GiveEmergencyNumber(AnsweringAction):
    """Give a person in danger the number to call."""

    def name(self) -> str:
        """Return the action's name in domain.yml."""
        return "action_give_emergency_number"

    def answer_to(self, tracker: Tracker) -> Answer:
        """Return the numbers, first of all."""
        return emergency_answer(_text(tracker))


def _text(tracker: Tracker) -> str:
    return str(tracker.latest_message.get("text") or "")


def _language(tracker: Tracker) -> Language:
    text = _text(tracker)
    return "vi" if text.startswith("/") else detect_language(text)


def _failure(tracker: Tracker, key: str) -> Answer:
    language = _language(tracker)
    return Answer(AnswerStatus.NOT_FOUND, say(language, key), language)


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}" if trace else "?"
