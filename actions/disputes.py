"""A message that says the last answer wrong: “sai rồi, 350 nghìn chứ”, “5 mới đúng”.

What the text says is held to, and shown with its source.
"""

from actions.conversation import Focus
from actions.reading.lexicon import pronoun_lexicon, tokens_of
from actions.reading.phrases import concepts_in, matches_in
from actions.reading.plan import Change, Passages, Plan, SmallTalk
from actions.remarks import may_chat
from actions.statements.figures import Figure, figures_of
from actions.topics import places_in, replaced
from index.text.folding import syllables
from index.text.language import Language

# What says that something else is right.
_DENIES = frozenset(("correct", "dispute"))
_DOUBT = "doubt"
_WRONG = frozenset(("dispute", "talk.mistake"))
# What may stand beside the figure that would be right: none of it names anything.
_ASIDE = frozenset(
    (
        "about",
        "addressee",
        "asked_before",
        "claim",
        "closing",
        "correct",
        "courtesy",
        "dispute",
        "has",
        "measure",
        "negation",
        "no",
        "polarity",
        "skip",
        "talk",
        "this_one",
        "yes",
    )
)


def disputes(read: Plan, text: str, focus: Focus) -> bool:
    """Tell whether `text`, read as `read`, says the last answer wrong, and what would be right."""
    language = focus.language or "vi"
    concepts = concepts_in(text, language)
    if not (focus.citations and focus.sourced) or "?" in text:
        return False
    if _says_another_figure(read, text, focus, language):
        return True
    if any(each.startswith("asks") for each in concepts):
        return False
    if "dispute" in concepts and isinstance(read, SmallTalk):
        return True
    return may_chat(read) and not concepts.isdisjoint(_WRONG)


def _says_another_figure(read: Plan, text: str, focus: Focus, language: Language) -> bool:
    """Tell whether all that `text` says is that a figure should be another than was told."""
    told = [figure.value for words in focus.shown for figure in figures_of(words)]
    said = list(figures_of(text))
    asked = read.to if isinstance(read, Change) else read
    if not (isinstance(asked, Passages) and told and said):
        return False
    if any(figure.value in told for figure in said):
        return False
    rest = _beside(text, said)
    concepts = concepts_in(rest, language)
    heads = {each.partition(".")[0] for each in concepts}
    denies = _DENIES & heads or "talk.mistake" in concepts or _doubting(rest, language)
    return bool(denies) and not _names_something(rest, focus, language)


def _doubting(text: str, language: Language) -> set[int]:
    """Return the tokens of `text` that doubt what was told: “tôi nghe nói”, “chắc không”."""
    found = pronoun_lexicon().find(tokens_of(text), language)
    return {at for each in found if _DOUBT in each.concepts for at in range(each.first, each.end)}


def _beside(text: str, figures: list[Figure]) -> str:
    return replaced(text, sorted(figure.span for figure in figures), " , ")


def _names_something(rest: str, focus: Focus, language: Language) -> bool:
    """Tell whether `rest` has a word that neither was told nor is said of any figure."""
    told = {*syllables(" . ".join(focus.shown))}
    if any(not told.issuperset(syllables(rest[start:end])) for start, end in places_in(rest)):
        return True
    tokens = tokens_of(rest)
    said = {at for at, token in enumerate(tokens) if told.issuperset(syllables(token.word))}
    said |= _doubting(rest, language)
    for match in matches_in(rest, language):
        if _ASIDE & {concept.partition(".")[0] for concept in match.concepts}:
            said.update(range(match.first, match.end))
    return len(said) < len(tokens)
