"""Which texts of a store wait for a reviewer, and why; what becomes of them when one decides."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from index.documents.competence import may_change
from index.documents.relations import CHANGING, UNCONFIRMED, Act, Links, act_of
from index.encoding.encoder import Encoder
from index.errors import CorpusError
from index.ingest.building import Contents, entry, rewrite
from index.ingest.embedding import Progress
from index.ingest.merging import MergedDocument, is_same_title, merge
from index.ingest.text_differences import Difference, differences
from index.ingest.trust import is_rejected, trust_of
from index.legal.metadata.identity import document_id, fingerprint, identity
from index.legal.metadata.sidecar import parse_metadata, shown_value, validated
from index.records.decision import Correction, Decision
from index.records.document import Document
from index.records.version import Text, Version
from index.text.folding import fold

# Places in which two texts differ that are shown of each pair.
_MOST_DIFFERENCES = 3
_COMPARED = ("title", "issued", "effective", "signer")
Load = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a text says that it does to another: `by` does `act` to `of`."""

    act: Act
    by: Document
    of: Document
    has_power: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text that waits for a reviewer, of `document` if it is read.

    `held` names the file of the text that is read instead. `namesakes` are the documents of its
    number that are trusted and of another day or place. `differing` are its differences to texts of
    the same document, with the name of the field where it is one of the metadata.
    """

    version: Version
    document: Document
    is_read: bool
    held: str
    namesakes: tuple[Document, ...]
    differing: tuple[tuple[str, Difference], ...]
    claims: tuple[Claim, ...]

    @property
    def is_objected_to(self) -> bool:
        """Whether something must be looked at: no one may confirm it along with others."""
        powerless = any(not claim.has_power for claim in self.claims)
        return bool(self.version.unsure or self.namesakes or self.differing or powerless)


def waiting(contents: Contents, among: Collection[str] | None = None) -> list[Waiting]:
    """Return the texts of `contents` that wait; only those whose ids are `among` if given.

    A text waits that nobody has confirmed, unless it comes from an official address and nothing
    is to be objected to it.
    """
    documents = merge(version for version, _ in contents.values())
    links = Links(merged.document for merged in documents)

    def load(version_id: str) -> str:
        return contents[version_id][1]().body

    found = (
        _waiting(version, merged, links, load)
        for merged in documents
        for version in merged.versions
        if trust_of(version) in ("official", UNCONFIRMED) and (among is None or version.id in among)
    )
    return [each for each in found if each.is_objected_to or trust_of(each.version) == UNCONFIRMED]


def rejected(contents: Contents) -> list[Version]:
    """Return the versions that were rejected."""
    return [version for version, _ in contents.values() if is_rejected(version)]


def vouched(contents: Contents, fresh: Collection[str], by: str, today: date) -> Contents:
    """Return `contents` with those of `fresh` confirmed by `by` to which nothing is objected.

    Of two that differ both wait.
    """
    decision = Decision(kind="confirmed", day=today, by=by)
    sure = [each for each in waiting(contents, fresh) if not each.is_objected_to]
    return decided({each.version.id: decision for each in sure}, contents)


def decide(
    decisions: Mapping[str, Decision], store: Path, encoder: Encoder, progress: Progress
) -> None:
    """Write `decisions` on the versions of these ids into `store`, all in one step.

    Raises CorpusError if one of them is gone or a correction has no such value, StoreError if the
    store cannot be written; then nothing is changed.
    """
    rewrite(store, encoder, progress, partial(decided, decisions))


def decided(decisions: Mapping[str, Decision], contents: Contents) -> Contents:
    """Return `contents` with `decisions` on the added versions of these ids."""
    changed: Contents = {}
    for version_id, decision in decisions.items():
        held = contents.get(version_id)
        if held is None or held[0].origin == "corpus":
            raise CorpusError(f"{version_id}: no text that was added has this id any more.")
        changed[version_id] = entry(with_decision(held[1](), decision))
    return contents | changed


def with_decision(text: Text, decision: Decision) -> Text:
    """Return `text` with `decision` and what it corrects; its document may be another then.

    Corrections of before stay. Raises CorpusError for a correction that is no value of its field.
    """
    version = text.version
    before = version.decision.corrections if version.decision else ()
    merged = {each.field: each for each in (*before, *decision.corrections)}
    fields: dict[str, object] = {}
    for each in merged.values():
        fields |= corrected(each, version.file)
    words = fingerprint(text.body)
    own_id = version.document.id == document_id(version.document, words)
    document = version.document.model_copy(update=fields)
    if own_id:
        document = document.model_copy(update={"id": document_id(document, words)})
    changed = version.model_copy(
        update={
            "document": document,
            "key": identity(document, words),
            "unsure": tuple(one for one in version.unsure if one.field not in merged),
            "decision": decision.model_copy(update={"corrections": tuple(merged.values())}),
        }
    )
    return replace(text, version=changed)


def corrected(correction: Correction, file: str) -> dict[str, object]:
    """Return the field of Document that `correction` states, for the text `file`.

    Raises CorpusError if there is no such field or it has no such value.
    """
    path = Path(file)
    return validated(path, parse_metadata(f"{correction.field}: {correction.value}", path))


def _waiting(version: Version, merged: MergedDocument, links: Links, load: Load) -> Waiting:
    is_read = version in merged.used
    held = "" if is_read else next((one.file for one in merged.used if one is not version), "")
    return Waiting(
        version,
        merged.document,
        is_read,
        held,
        tuple(one for one in links.namesakes(merged.document) if one.trust != UNCONFIRMED),
        tuple(_differing(version, merged.versions, load)),
        tuple(_claims(version, links)),
    )


def _differing(
    version: Version, others: Sequence[Version], load: Load
) -> Iterator[tuple[str, Difference]]:
    """Yield what `version` says otherwise than the texts of its number that are surer, or wait."""
    trusted = [one for one in others if trust_of(one) != UNCONFIRMED]
    for other in trusted or others:
        if other is version:
            continue
        for field in _COMPARED:
            if _is_other(field, version.document, other.document):
                here, there = getattr(version.document, field), getattr(other.document, field)
                yield field, Difference(shown_value(here), shown_value(there))
        if other.document.wording == "verbatim":
            for each in differences(load(version.id), load(other.id), _MOST_DIFFERENCES):
                yield "", each


def _is_other(field: str, one: Document, other: Document) -> bool:
    """Tell whether the two documents say another `field`; a title may be shortened."""
    here, there = getattr(one, field), getattr(other, field)
    if not (here and there):
        return False
    if field == "title":
        return not is_same_title(here, there)
    return fold(shown_value(here)) != fold(shown_value(there))


def _claims(version: Version, links: Links) -> Iterator[Claim]:
    document = version.document
    for relation in document.relations:
        act, is_actor = act_of(relation)
        if act in CHANGING:
            other = links.other(relation, document)
            by, of = (document, other) if is_actor else (other, document)
            yield Claim(act, by, of, may_change(by, of, (document.id,)))
