"""The web page in a real browser, before the real assistant."""

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

if TYPE_CHECKING:
    from tests.assistant import Assistant

pytest_plugins = ["tests.assistant"]
CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.skipif(CHROMIUM is None, reason="needs chromium: run `make packages` as root"),
]
PHONE, DESKTOP = {"width": 320, "height": 640}, {"width": 1280, "height": 800}
WAIT_MS = 60_000
MOST_BYTES = 100 * 1024


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # Tests run as root in containers, where Chromium's own sandbox cannot be made.
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="module")
def address(assistant: "Assistant") -> str:
    return f"http://127.0.0.1:{assistant.settings.web_port}"


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    """A page on a phone; what its console complains of fails the test."""
    context = browser.new_context(viewport=PHONE, locale="vi-VN", base_url=address)  # type: ignore[arg-type]
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    lines_cut = ("ERR_INTERNET_DISCONNECTED", "Failed to fetch")  # by a test, on purpose
    assert [each for each in complaints if not any(cut in each for cut in lines_cut)] == []


def ask(page: Page, message: str) -> str:
    """Send `message` as a person does; return the reply once it is shown."""
    count = page.locator("#talk .exchange").count()
    page.fill("#message", message)
    page.press("#message", "Enter")
    exchange = page.locator("#talk .exchange").nth(count)
    exchange.wait_for(timeout=WAIT_MS)
    return exchange.locator(".reply").inner_text()


def faults(page: Page) -> list[str]:
    """What axe-core finds wrong for those who see little or use no mouse."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]


def test_a_resident_asks_follows_up_and_opens_the_source(phone: Page) -> None:
    phone.goto("/")
    assert "35.000" in ask(phone, "dan so nevers la bao nhieu")
    assert "Thuriot" in ask(phone, "ai la chu tich vung do thi do")
    assert phone.input_value("#message") == ""
    phone.locator(".sources a").first.click()
    marked = phone.locator("mark").first
    assert "35.000" in marked.inner_text()
    phone.go_back()
    phone.reload()
    assert phone.locator("#talk .exchange").count() == 2, "the page is as it was left"


def test_a_button_asks_its_question(phone: Page) -> None:
    phone.goto("/")
    phone.locator("#welcome button").first.click()
    phone.locator("#talk .exchange .reply").first.wait_for(timeout=WAIT_MS)
    assert "2030" in phone.locator("#talk .reply").first.inner_text()
    assert phone.locator("#welcome").count() == 0


def test_a_broken_line_keeps_the_message_and_sends_it_once(phone: Page) -> None:
    phone.goto("/")
    phone.context.set_offline(True)
    phone.fill("#message", "nghị quyết 57 do ai ký")
    phone.press("#message", "Enter")
    unsent = phone.locator(".unsent")
    unsent.wait_for(timeout=WAIT_MS)
    phone.context.set_offline(False)
    unsent.locator("button").click()
    phone.get_by_text("Tô Lâm").first.wait_for(timeout=WAIT_MS)
    assert phone.locator(".unsent").count() == 0
    phone.reload()
    assert phone.locator("#talk .exchange").count() == 1


def test_search_finds_texts_while_one_types(phone: Page) -> None:
    phone.goto("/van-ban")
    phone.locator("#q").press_sequentially("vien thong", delay=30)
    phone.locator("#results .texts a", has_text="24/2023/QH15").wait_for(timeout=WAIT_MS)
    phone.locator("#results .passages li").first.wait_for(timeout=WAIT_MS)
    assert "q=vien+thong" in phone.url or "q=vien%20thong" in phone.url


def test_it_works_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address, locale="vi-VN")
    page = context.new_page()
    page.goto("/")
    page.fill("#message", "nghị quyết 57 do ai ký")
    page.click("#ask button[type=submit]")
    assert "Tô Lâm" in page.locator("#talk").inner_text(timeout=WAIT_MS)
    page.goto("/van-ban?type=Lu%E1%BA%ADt")
    assert page.locator(".texts li").count() == 3
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/van-ban?q=du+lieu", "/van-ban/749/QĐ-TTg", "/quen", "/x"])
def test_nobody_is_left_out(browser: Browser, address: str, path: str, scheme: str) -> None:
    context = browser.new_context(
        viewport=PHONE,  # type: ignore[arg-type]
        color_scheme=scheme,  # type: ignore[arg-type]
        base_url=address,
        bypass_csp=True,  # axe-core is a script of no page of ours
    )
    page = context.new_page()
    page.goto(path)
    if path == "/":
        ask(page, "mục tiêu của nghị quyết 57")
    assert faults(page) == []
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"], "nothing is beyond the edge of a small screen"
    context.close()


def test_the_first_load_is_light(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    page.goto("/", wait_until="networkidle")
    assert len(sizes) > 3
    assert sum(sizes) < MOST_BYTES
    context.close()
