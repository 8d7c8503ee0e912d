"use strict";
// What pages do beyond plain forms. Each part works only where the page has what it needs.

const talk = document.getElementById("talk");
const ask = document.getElementById("ask");

function keep(form) {
  // A new key: what is written next is another message.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  form.elements.once.value = Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}

function unsent(form) {
  const copy = document.getElementById("unsent").content.cloneNode(true);
  const said = form.elements.title ? form.elements.title.value : form.elements.message.value;
  copy.querySelector(".said p").textContent = said;
  copy.querySelector("[name=once]").value = form.elements.once.value;
  copy.querySelector("[name=message]").value = form.elements.message.value;
  talk.append(copy);
  htmx.process(talk.lastElementChild);
  return talk.lastElementChild;
}

if (talk) {
  document.body.addEventListener("htmx:before:request", (event) => {
    const form = event.target.closest("form");
    document.getElementById("thinking").classList.add("htmx-request");
    if (form) for (const button of form.querySelectorAll("button")) button.disabled = true;
  });
  document.body.addEventListener("htmx:finally:request", (event) => {
    const form = event.target.closest("form");
    document.getElementById("thinking").classList.remove("htmx-request");
    if (form) for (const button of form.querySelectorAll("button")) button.disabled = false;
  });
  // Nothing came back: the line broke. The message stays, under the same key.
  document.body.addEventListener("htmx:error", (event) => {
    const form = event.target.closest("form");
    if (!form || form.closest(".unsent")) return;
    unsent(form).scrollIntoView({ block: "end" });
    if (form === ask) form.reset();
    keep(form);
  });
  document.body.addEventListener("htmx:after:swap", (event) => {
    document.getElementById("welcome")?.remove();
    talk.lastElementChild?.scrollIntoView({ block: "start" });
    const form = event.target.closest ? event.target.closest("form") : null;
    if (ask && (!form || form === ask)) {
      if (ask.elements.message.dataset.sent) ask.elements.message.value = "";
      keep(ask);
    }
  });
  ask.addEventListener("submit", () => { ask.elements.message.dataset.sent = "1"; });
  ask.elements.message.addEventListener("input", () => { delete ask.elements.message.dataset.sent; });
  ask.elements.message.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      ask.requestSubmit();
    }
  });
  if (talk.lastElementChild) talk.lastElementChild.scrollIntoView({ block: "start" });
}

const Speech = window.SpeechRecognition || window.webkitSpeechRecognition;
const speak = document.getElementById("speak");
if (Speech && speak) {
  speak.hidden = false;
  speak.addEventListener("click", () => {
    const listener = new Speech();
    const field = ask.elements.message;
    const before = field.placeholder;
    listener.lang = { vi: "vi-VN", en: "en-US", fr: "fr-FR" }[document.documentElement.lang];
    field.placeholder = speak.dataset.listening;
    listener.onresult = (event) => { field.value = event.results[0][0].transcript; field.focus(); };
    listener.onend = () => { field.placeholder = before; };
    listener.start();
  });
}

const print = document.getElementById("print");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}

// The outline follows the scroll.
const lines = new Map();
for (const link of document.querySelectorAll(".outline a")) lines.set(link.hash.slice(1), link);
if (lines.size && "IntersectionObserver" in window) {
  let current = null;
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting || !lines.has(entry.target.id)) continue;
      current?.removeAttribute("aria-current");
      current = lines.get(entry.target.id);
      current.setAttribute("aria-current", "true");
    }
  }, { rootMargin: "0px 0px -70% 0px" });
  for (const id of lines.keys()) {
    const block = document.getElementById(id);
    if (block) watcher.observe(block);
  }
}
