"""The command `review`: list the texts that wait to be confirmed, and decide on them."""

import argparse
from collections.abc import Iterator, Sequence

from index.commands.named_documents import find_versions
from index.commands.progress import progress_bar
from index.commands.review_lines import lines_of, title_of
from index.encoding.encoder import load_encoder
from index.errors import CorpusError, StoreError
from index.ingest.building import contents_of
from index.ingest.reviewing import Waiting, corrected, decide, rejected, waiting
from index.records.decision import Correction, Decision, DecisionKind
from index.records.version import Version
from index.store.generations import cure_for, latest_generation

_KINDS: dict[str, DecisionKind] = {"c": "confirmed", "r": "rejected"}
_KEYS = "[c]onfirm, [r]eject, [s]et FIELD=VALUE, [n]ext, [q]uit"


def review(options: argparse.Namespace) -> int:
    """List what waits and why, or write what is decided, all of it in one step.

    Raises CorpusError for a name that no added text has or several have, and for a wrong value.
    """
    corrections = tuple(_correction(each) for each in options.set)
    if options.ask:
        return _write(_ask(_waiting(options), options), options)
    if not (options.confirm or options.reject or corrections):
        return _list(options)
    if not options.name and (options.reject or corrections):
        raise CorpusError("Say which text: a number, an id or a file name. See `index review`.")
    kind: DecisionKind = "rejected" if options.reject else "corrected"
    kind = "confirmed" if options.confirm else kind
    decision = Decision(kind=kind, day=options.today, by=options.by, corrections=corrections)
    chosen = [_one(name, options) for name in options.name]
    if not options.name:
        # What would be merged into a text that is held is confirmed by its name only.
        items = _waiting(options)
        chosen = [one.version for one in items if one.is_read and not one.is_objected_to]
    return _write({version.id: (version, decision) for version in chosen}, options)


def _list(options: argparse.Namespace) -> int:
    items = _waiting(options)
    for row, item in enumerate(items, start=1):
        print(f"{row}. {title_of(item)}")
        for line in lines_of(item):
            print(f"   {line}")
        for line in item.version.report if options.name else ():
            print(f"   read        {line}")
    with latest_generation(options.store) as held:
        for version in rejected(contents_of(held.catalogue)) if held else ():
            decision = version.decision
            if decision and not options.name:
                told = f"rejected on {decision.day} by {decision.by}"
                print(f"– {version.id}  {version.file}: {told}")
    objected = sum(item.is_objected_to for item in items)
    print(f"{len(items)} waiting, {objected} of them with something to look at")
    return 0


def _waiting(options: argparse.Namespace) -> list[Waiting]:
    """Return what waits in the store, of the texts named only if any is."""
    with latest_generation(options.store) as held:
        if held is None:
            raise StoreError(f"{options.store}: no store here. {cure_for(options.store)}")
        names = [v.id for name in options.name for v in find_versions(name, options.store)]
        return waiting(contents_of(held.catalogue), names if options.name else None)


def _one(name: str, options: argparse.Namespace) -> Version:
    """Return the added text that `name` means. Raises CorpusError for several of one document."""
    versions = find_versions(name, options.store)
    if len(versions) > 1:
        ids = ", ".join(f"{version.id} ({version.file})" for version in versions)
        raise CorpusError(f"{name}: has several texts: {ids}. Give the id of one.")
    return versions[0]


def _write(chosen: dict[str, tuple[Version, Decision]], options: argparse.Namespace) -> int:
    if not chosen:
        print("nothing decided")
        return 0
    encoder = load_encoder(options.settings)
    decisions = {name: decision for name, (_, decision) in chosen.items()}
    with progress_bar() as progress:
        decide(decisions, options.store, encoder, progress)
    for version, decision in chosen.values():
        fields = ", ".join(f"{each.field}: {each.value}" for each in decision.corrections)
        told = f"{decision.kind} by {decision.by}" + (f" ({fields})" if fields else "")
        print(f"{version.file}: {version.document.name}: {told}")
    return 0


def _ask(
    items: Sequence[Waiting], options: argparse.Namespace
) -> dict[str, tuple[Version, Decision]]:
    """Ask about each of `items`; return what was decided, also when the input ends before."""
    chosen: dict[str, tuple[Version, Decision]] = {}
    for row, item in enumerate(items, start=1):
        print(f"{row} of {len(items)}. {title_of(item)}", *lines_of(item), sep="\n   ")
        corrections: list[Correction] = []
        for key in _answers(item.version, corrections):
            if key == "q":
                return chosen
            kind = _KINDS.get(key, "corrected")
            if kind != "corrected" or corrections:
                fields = tuple(corrections)
                decision = Decision(kind=kind, day=options.today, by=options.by, corrections=fields)
                chosen[item.version.id] = item.version, decision
    return chosen


def _answers(version: Version, corrections: list[Correction]) -> Iterator[str]:
    """Yield the one key that decides on `version`; fields that are set go to `corrections`."""
    while True:
        try:
            answer = input(f"{_KEYS}: ").strip()
        except EOFError:
            answer = "q"
        key, _, value = answer.partition(" ")
        if key == "s":
            try:
                correction = _correction(value)
                corrected(correction, version.file)
                corrections.append(correction)
            except CorpusError as error:
                print(error)
        elif key in ("c", "r", "n", "q"):
            if key == "q" and corrections:
                yield "n"
            yield key
            return


def _correction(written: str) -> Correction:
    field, equals, value = written.partition("=")
    if not (equals and field.strip() and value.strip()):
        raise CorpusError(f"{written!r}: write a correction as FIELD=VALUE.")
    return Correction(field=field.strip(), value=value.strip())
