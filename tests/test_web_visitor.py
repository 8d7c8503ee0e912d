"""Who a browser is, and in which language pages speak to it."""

import pytest
from starlette.requests import Request

from web.visitor import Visitor, language_of, visitor_of


def request(query: str = "", **headers: str) -> Request:
    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "query_string": query.encode(), "headers": pairs})


def test_a_browser_is_known_by_its_cookie_alone() -> None:
    visitor = Visitor.new()
    again = visitor_of(request(cookie=f"hoi_pho={visitor.token}"))
    assert (again.key, again.is_new) == (visitor.key, False)
    assert visitor.token not in visitor.sender
    assert Visitor.new().key != visitor.key


@pytest.mark.parametrize("forged", ["", "a", "x" * 44, "é" * 43, "../" * 14 + "a"])
def test_a_forged_cookie_makes_a_new_visitor(forged: str) -> None:
    header = f"hoi_pho={forged}".encode().decode("latin-1")
    assert visitor_of(request(cookie=header)).is_new


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        (request(), "vi"),
        (request(accept_language="fr-FR,fr;q=0.9,en;q=0.8"), "fr"),
        (request(accept_language="de,en;q=0.5"), "en"),
        (request("lang=vi", accept_language="fr"), "vi"),
        (request("lang=xx", cookie="ngon_ngu=en"), "en"),
    ],
)
def test_the_language_asked_for_comes_first_then_the_one_chosen(
    asked: Request, language: str
) -> None:
    assert language_of(asked) == language
