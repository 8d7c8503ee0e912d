"""React to a tapped button: each only edits its message, asks for a reason, or asks Rasa."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.asker import Asker
from bot.buttons import Button, Kind
from bot.canned import chosen_language
from bot.keeping import answers, chats, judgements
from bot.keeping.answers import WHY, KeptAnswer
from bot.keeping.message import Message
from bot.messages import LANGUAGES
from bot.version import VERSION
from bot.views import pages_of, reasons_request, request_of
from bot.wish import Tap

_REASONS_OF = "reasons"  # of the buttons used up: asked once


@dataclass(frozen=True)
class Question:
    """What a tap asks of Rasa: `question`, about what was spoken of after the turn `about`.

    `answer` is what it stands under; `is_rest`: what it brings is shown in the same message.
    """

    question: str
    about: str | None
    answer: KeptAnswer
    is_rest: bool = False


@dataclass(frozen=True)
class Reaction:
    """What a tap brings: messages, words that Telegram shows for a moment, a question for Rasa.

    `is_expired`: the button does nothing any more. `forgets`: the person wants all deleted.
    """

    messages: Sequence[Message] = ()
    toast: str | None = None
    question: Question | None = None
    is_expired: bool = False
    forgets: bool = False


def react(
    connection: Connection, tap: Tap, asker: Asker, now: float, *, in_group: bool
) -> Reaction:
    """Do what the button of `tap` is for, and return what comes of it.

    A button that we never made, or that of another chat, is one that has expired.
    """
    button = Button.parse(tap.data)
    if button is None:
        return Reaction(is_expired=True)
    if button.kind is Kind.NOTHING:
        return Reaction()
    if button.kind is Kind.FORGET:
        return Reaction(forgets=True)
    if button.kind is Kind.LANGUAGE:
        return _choose_language(connection, tap, button, asker, now)
    answer = answers.by_key(connection, asker.place, button.key)
    if answer is None:
        return Reaction(is_expired=True)
    return _Tapped(connection, tap, button, answer, asker, now, in_group).reaction()


def _choose_language(
    connection: Connection, tap: Tap, button: Button, asker: Asker, now: float
) -> Reaction:
    if not button.numbers or button.numbers[0] >= len(LANGUAGES):
        return Reaction(is_expired=True)
    language = LANGUAGES[button.numbers[0]]
    chats.choose_language(connection, asker.place, language, now)
    return Reaction([Message(chosen_language(language), edits=tap.message_id)])


@dataclass(frozen=True)
class _Tapped:
    """A tapped button under `answer`."""

    connection: Connection
    tap: Tap
    button: Button
    answer: KeptAnswer
    asker: Asker
    now: float
    in_group: bool

    def reaction(self) -> Reaction:
        """Return what comes of it."""
        match self.button.kind:
            case Kind.VIEW:
                return self._view()
            case Kind.GOOD:
                return self._judge(1)
            case Kind.BAD:
                return self._judge(-1)
            case Kind.WHY:
                return self._reason()
            case Kind.MORE:
                return self._more()
            case _:
                return self._ask()

    def _view(self) -> Reaction:
        page, source = self._numbers(2)
        return Reaction([self._shown(page, source)])

    def _judge(self, value: int) -> Reaction:
        place = self.asker.place
        before = judgements.value_of(self.connection, self.answer, place.person)
        judgements.judge(
            self.connection, self.answer, place.person, self.now, version=VERSION, value=value
        )
        messages = self.asker.messages
        toast = messages.thanks_good if value > 0 else messages.thanks_bad
        if before == value:
            return Reaction(toast=toast)
        # In a group several people judge: there nobody's choice is shown.
        shown = [] if self.in_group else [self._shown(*self._numbers(2))]
        if value < 0 and _REASONS_OF not in self.answer.used:
            answers.change(self.connection, answers.with_used(self.answer, [_REASONS_OF]))
            request = self.tap.destination.addressed(
                reasons_request(self.answer, self.asker.language)
            )
            shown.append(Message(request, answer=self.answer.id, role=WHY))
        return Reaction(shown, toast)

    def _reason(self) -> Reaction:
        reasons = self.asker.messages.reasons
        (number,) = self._numbers(1)
        if number >= len(reasons):
            return Reaction(is_expired=True)
        judgements.judge(
            self.connection,
            self.answer,
            self.asker.place.person,
            self.now,
            version=VERSION,
            word=reasons[number],
        )
        thanks = {"text": self.asker.messages.thanks_word}
        return Reaction([Message(thanks, self.tap.message_id, self.answer.id, WHY)])

    def _more(self) -> Reaction:
        last = self.answer.replies[-1]
        if not last.rest or self._numbers(1) != (len(self.answer.replies),):
            return Reaction([self._shown(len(pages_of(self.answer)) - 1, 0)])
        words = self.asker.messages.more_question
        return Reaction(question=Question(words, last.turn, self.answer, is_rest=True))

    def _ask(self) -> Reaction:
        number, at = self._numbers(2)
        replies = self.answer.replies
        if number >= len(replies) or at >= len(replies[number].suggestions):
            return Reaction(is_expired=True)
        used = answers.with_used(self.answer, [f"{number}.{at}"])
        answers.change(self.connection, used)
        payload = replies[number].suggestions[at].payload
        return Reaction(question=Question(payload, replies[number].turn, used))

    def _shown(self, page: int, source: int) -> Message:
        judged = None
        if not self.in_group:
            judged = judgements.value_of(self.connection, self.answer, self.asker.place.person)
        request = request_of(self.answer, page, source, judged)
        return self.answer.shown_as(request, self.tap.message_id)

    def _numbers(self, count: int) -> tuple[int, ...]:
        return (*self.button.numbers, *[0] * count)[:count]
