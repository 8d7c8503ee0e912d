"""What documents must not be: “trừ …”, “không phải của … hay …”, “không do … ký”."""

from dataclasses import replace

from actions.reading.place_row import ALL_LINKS, LEADS, PlaceRow
from actions.reading.plan import Filter


def left_out(row: PlaceRow, at: int) -> tuple[list[Filter], int]:
    """Return what is left out by the words from `at` on, and behind which place; or nothing."""
    found: list[Filter] = []
    if not row.has(at, "without", "negation"):
        return found, at
    end, linked = _links(row, at + 1)
    if not (row.has(at, "without") or linked):
        return found, at
    last = at
    while one := _one(row, end):
        end += 1
        owner = _one(row, end + 1) if one.types and row.has(end, "by") else None
        if owner and (owner.issuers or owner.signers):  # “trừ quyết định của Thủ tướng”
            one = replace(one, issuers=owner.issuers, signers=owner.signers)
            end += 2
        found.append(one)
        last = end
        if not (row.has(end, "also") or row.gap(end) == ","):
            break
        end, _ = _links(row, end)
    return found, last


def _links(row: PlaceRow, at: int) -> tuple[int, bool]:
    """Return where the links from `at` on end, and whether “do”, “ban hành” is one of them."""
    linked = False
    while row.has(at, *ALL_LINKS, *LEADS, "noun"):
        linked = linked or row.has(at, "by", "issued", "signs")
        at += 1
    return at, linked


def _one(row: PlaceRow, at: int) -> Filter | None:
    if at >= len(row):
        return None
    place = row[at]
    if naming := place.value("document"):
        return Filter(named=(naming,))
    if issuer := place.value("issuer"):
        return Filter(issuers=(issuer,))
    if signer := place.value("signer"):
        return Filter(signers=(signer,))
    if code := place.value("type"):
        return Filter(types=(code,))
    period = place.value("period")
    return Filter(issued=period.lasting()) if period else None
