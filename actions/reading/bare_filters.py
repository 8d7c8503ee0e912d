"""What a message only names to tell documents by: who issued or signed them, when, what holds."""

from collections.abc import Iterable

from actions.reading.plan import Filter
from actions.reading.talk import Talk

# Beside them words may stand that join them: “của”, “văn bản”, “signed by”.
_TELLS_BY = ("issuer", "period", "signer", "type")
_JOINS = ("by", "joins", "noun", "passive", "preposition", "signs", "some", "verb")


def bare_filter(talk: Talk, words: Iterable[int], of_a_list: bool) -> Filter | None:
    """Return the documents that those `words` of `talk` tell by; None where they say more.

    A type alone is no filter here, for it may as well be asked which document is meant. How they
    stand is one only `of_a_list`: “hết hiệu lực thì sao” is asked of one.
    """
    left = (talk.content & frozenset(words)) - talk.words_of(*_TELLS_BY, *_JOINS)
    periods, standings = talk.values("period"), talk.values("standing") if of_a_list else []
    if of_a_list:
        left -= talk.words_of("standing", "thing", "validity", "which")
        # “Cái nào còn hiệu lực” of a list asks for those in force.
        standings = standings or ["in_force"] * talk.has("validity")
    found = Filter(
        types=tuple(dict.fromkeys(talk.values("type"))),
        issuers=tuple(dict.fromkeys(talk.values("issuer"))),
        signers=tuple(dict.fromkeys(talk.values("signer"))),
        issued=periods[0].days if len(periods) == 1 else None,
        standing=standings[0] if standings else None,
    )
    return None if left or len(periods) > 1 or found == Filter(types=found.types) else found
