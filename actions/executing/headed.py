"""What is asked for by the words of a heading: a unit of a text, or the sections that share it."""

from collections.abc import Sequence

from actions.executing.cards import texts_of
from actions.executing.context import Context
from actions.executing.likely import lacks
from actions.executing.points import ASKING
from actions.executing.result import Found
from actions.executing.units import unit_found
from actions.reading.roles import content_of
from index.judging.hit import ScoredPassage
from index.records.unit import Level
from index.text.folding import STOPWORDS, syllables

# A heading of fewer words of meaning may be meant by chance: “Đô thị thông minh”.
_FEWEST = 3
_HEADED: tuple[Level, ...] = ("article", "chapter", "section", "roman", "clause")
_MOST_HITS = 8
# So many words of meaning are held against the headings of a document that is named.
_FEWEST_ASKED = 2
# So many words may only ask, beside a heading so long: “… gồm những gì”.
_ASKING = 1
_LONG = 5


def headed_section(text: str, hits: Sequence[ScoredPassage]) -> ScoredPassage | None:
    """Return the one section of ours whose heading has all that `text` asks of its document.

    “Mục tiêu kép của chương trình … nghĩa là sao” asks for “Mục tiêu kép là gì”, whatever else of
    the document has more of its words. The document of `hits` is named; a section that lacks the
    number or the name that is asked for is not meant.
    """
    own = [hit for hit in hits if hit.passage.wording == "summary" and hit.passage.heading]
    if not own:
        return None
    document = own[0].document
    called = f"{document.name} . {document.title} . {' . '.join(document.aliases)}"
    content = " ".join(content_of(ASKING.sub(" ", text), "vi"))
    asked = set(syllables(content)) - STOPWORDS - set(syllables(called))
    meant = [hit for hit in own if asked <= set(syllables(hit.passage.heading))]
    is_one = len(asked) >= _FEWEST_ASKED and len(meant) == 1 and not lacks(meant[0].evidence)
    return meant[0] if is_one else None


def headed_unit(text: str, hits: Sequence[ScoredPassage], context: Context) -> Found | None:
    """Return the unit of a text whose title `text` asks for, whole; None where there is none.

    “Các hành vi bị nghiêm cấm trong giao dịch điện tử” is all of Điều 6, not its likeliest clause.
    The texts of `hits` are looked through.
    """
    asked = set(syllables(text)) - STOPWORDS
    documents = {hit.document.id: hit.document for hit in hits[:_MOST_HITS]}
    for document in documents.values():
        called = set(syllables(f"{document.name} . {document.title}")) | STOPWORDS
        for held in texts_of(document, context):
            for row, unit in enumerate(held.units):
                title = set(syllables(unit.title)) - STOPWORDS
                if unit.level in _HEADED and len(title) >= _FEWEST and title <= asked:
                    asking = _ASKING if len(title) >= _LONG else 0
                    if len(asked - title - called) <= asking:
                        return unit_found(document, held, row)
    return None
