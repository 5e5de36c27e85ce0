// Without this file each tap loads the page anew; with it the page of now takes the place of the old one, once.
import { typed } from "../memory.js";
import { parse, showPage } from "../page.js";

const { dataset } = document.documentElement;
const done = new WeakSet();

function say(what) {
  const line = document.getElementById("notice");
  if (line) line.textContent = what ? line.dataset[what] : "";
}

async function sent(form, button) {
  const body = new URLSearchParams(new FormData(form));
  if (button?.name) body.append(button.name, button.value);
  const reply = await fetch(form.action, { method: "POST", body, cache: "no-store" });
  return { reply, next: parse(await reply.text()) };
}

// What is not the page of this group session, as the way in, is for the browser to show.
function show({ reply, next }) {
  if (reply.status >= 500) return say("failed");
  const ours = next.querySelector("[data-behaviour~=tapping]");
  if (!ours) return location.assign(reply.redirected ? reply.url : location.href);
  say("");
  return showPage(next, { y: 0, sent: true });
}

async function send(event) {
  const { target: form, submitter: button } = event;
  if (event.defaultPrevented || !form.closest("main") || !document.querySelector("[data-behaviour~=tapping]")) return;
  event.preventDefault();
  if ("waiting" in dataset) return; // a double tap
  dataset.waiting = "";
  typed.clear();
  try {
    show(await sent(form, button));
  } catch {
    say("offline");
  }
  delete dataset.waiting;
}

export default function tapping(element) {
  const page = element.ownerDocument;
  if (!done.has(page)) page.addEventListener("submit", send);
  done.add(page);
}
