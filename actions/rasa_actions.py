"""The rasa-sdk actions: thin, bounded in time, never showing a person an error."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import Answer, AnswerStatus
from actions.conversation import Focus
from actions.going_back import gone_back
from actions.knowledge import Knowledge, shared_source
from actions.reading.speech import language_of
from actions.turn import turn, urgent_turn
from actions.wording.say import say
from actions.workers import TooSlowError, WorkError, Workers
from index.clock import today
from settings import Settings

_SECONDS = 10.0
# The intent of what answers a question of ours: “Nevers”, “cái thứ hai”, “vâng”.
_INFORM = "inform"
_FOCUS, _PENDING, _LANGUAGE = "focus", "pending", "language"
"""The slots of domain.yml."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Message:
    """What a person wrote, on which day, in which conversation.

    `intents` are the probabilities of what the dialogue engine takes it for.
    """

    text: str
    day: date
    intents: Mapping[str, float]
    focus: Focus


class Told(NamedTuple):
    """A turn, and the name of the generation of the store that it stands on, if on any."""

    answer: Answer
    focus: Focus
    store: str = ""


class AnswerMessage(Action):
    """Answer whatever was written, in a process that can be stopped."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers

    def name(self) -> str:
        """Return the action's name in domain.yml."""
        return "action_answer"

    def intents_of(self, tracker: Tracker) -> dict[str, float]:
        """Return what the dialogue engine takes the message for, with its probabilities."""
        ranking = tracker.latest_message.get("intent_ranking") or ()
        return {str(each["name"]): float(each["confidence"]) for each in ranking}

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utter the Answer, or a kind word where there is none in time; keep the new focus."""
        text = str(tracker.latest_message.get("text") or "")
        focus = _focus_of(tracker)
        message = Message(text, today(), self.intents_of(tracker), focus)
        try:
            answer, focus, store = await self._turn(message)
        except TooSlowError:
            _log.error("%s took longer than %.0f s and was stopped", self.name(), _SECONDS)
            answer, focus, store = _failure(message, "too_slow")
        except WorkError as error:
            _log.error("%s failed with %s", self.name(), error)
            answer, focus, store = _failure(message, "broken")
        # What was asked, and of which store: who says that the answer is wrong says it of these.
        asked = focus.to_slot()["plan"] if focus.questions != message.focus.questions else None
        payload = answer.to_payload() | {"plan": asked, "store": store}
        dispatcher.utter_message(text=answer.text, json_message=payload)
        return [
            SlotSet(_FOCUS, focus.to_slot()),
            SlotSet(_PENDING, focus.pending is not None),
            SlotSet(_LANGUAGE, focus.language),
        ]

    async def _turn(self, message: Message) -> Told:
        # Whatever a message was taken for, somebody in danger is helped first and waits for no one.
        if urgent := urgent_turn(message.text, message.focus):
            return Told(*urgent)
        return await self._workers.run(_SECONDS, _answered, self._workers.settings, message)


class ResumePlan(AnswerMessage):
    """Answer what may answer a question of ours."""

    def name(self) -> str:
        """Return the action's name in domain.yml."""
        return "action_resume"

    def intents_of(self, tracker: Tracker) -> dict[str, float]:
        """Return the same, and that it informs as likely as the likeliest of them."""
        intents = super().intents_of(tracker)
        return {**intents, _INFORM: max(intents.values(), default=1.0)}


ACTIONS = (AnswerMessage, ResumePlan)
"""The actions of domain.yml."""


def _focus_of(tracker: Tracker) -> Focus:
    """Return what is spoken of: in a reply to an older message, what was spoken of then.

    The channel hands that over with the message (`dialogue/channel.py`); an empty one means that
    the conversation begins anew.
    """
    focus = Focus.from_slot(tracker.get_slot(_FOCUS))
    metadata = tracker.latest_message.get("metadata") or {}
    if "about" not in metadata:
        return focus
    return gone_back(Focus.from_slot(metadata["about"]), focus)


def _answered(settings: Settings, message: Message) -> Told:
    """Return the turn of `message`, in a process that has the store of `settings` open."""
    knowledge: Knowledge = shared_source(settings).current()
    answer, focus = turn(message.text, message.focus, message.intents, knowledge, message.day)
    return Told(answer, focus, knowledge.retriever.store.folder.name)


def _failure(message: Message, key: str) -> Told:
    """Return kind words, which stand on nothing; what was spoken of stays."""
    language = language_of(message.text, message.focus.language)
    answer = Answer(AnswerStatus.NOT_FOUND, say(language, key), language)
    return Told(answer, replace(message.focus, language=language, citations=()))
