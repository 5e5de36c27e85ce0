// Without this file each tap loads the page anew; with it the page of now takes the place of the old one, once.
import { typed } from "../memory.js";
import { parse, showPage } from "../page.js";
import { notice } from "../visit.js";

const CALM = 500; // so long the same place does nothing: what a double tap began must not go on with the next button
const [{ dataset }, done] = [document.documentElement, new WeakSet()];

async function sent(form, button) {
  const body = new URLSearchParams(new FormData(form));
  if (button?.name) body.append(button.name, button.value);
  const reply = await fetch(form.action, { method: "POST", body, cache: "no-store" });
  return { reply, next: parse(await reply.text()) };
}

// Hands that were counted and not saved yet are saved before the group goes on.
async function handsFirst(form) {
  const hands = document.querySelector("#hands form");
  if (hands === form || ![...hands?.elements ?? []].some((field) => typed.has(field))) return null;
  const kept = await sent(hands);
  const now = kept.next.querySelector("#taps [name=version]");
  if (now && form.elements.version) form.elements.version.value = now.value;
  return kept.reply.ok && now ? null : kept;
}

// What is not the page of this group session, as the way in, is for the browser to show.
function show({ reply, next }) {
  if (reply.status >= 500) return notice("failed");
  const ours = next.querySelector("[data-behaviour~=tapping]");
  if (!ours) return location.assign(reply.redirected ? reply.url : location.href);
  notice("");
  return showPage(next, { y: 0, sent: true });
}

async function send(event) {
  const { target: form, submitter: button, defaultPrevented: over } = event;
  if (over || !form.closest("main") || !document.querySelector("[data-behaviour~=tapping]")) return;
  event.preventDefault();
  if ("waiting" in dataset || (form.id === "taps" && "calm" in dataset)) return; // a double tap
  dataset.waiting = "";
  try {
    const first = await handsFirst(form);
    typed.clear();
    show(first ?? await sent(form, button));
    dataset.calm = "";
    setTimeout(() => delete dataset.calm, CALM);
  } catch {
    notice("offline");
  }
  delete dataset.waiting;
}

export default function tapping(element) {
  const page = element.ownerDocument;
  if (!done.has(page)) page.addEventListener("submit", send);
  done.add(page);
}
