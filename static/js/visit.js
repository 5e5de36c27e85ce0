// Without this file the browser goes to pages itself; it fetches one and shows it without changing the address.
import { places } from "./memory.js";
import { parse, samePlace, showPage } from "./page.js";

const LIMIT = 30_000;
const root = document.documentElement;
let latest = {};

document.addEventListener("askel:exit", () => { latest = {}; });

export function notice(kind) {
  const line = document.getElementById("notice");
  if (line) line.textContent = line.dataset[kind] ?? "";
}

// Only the last page asked for counts. What was sent goes on, so that it is saved; its reply is dropped.
async function load({ pathname, search }, body) {
  if (!latest.body) latest.control?.abort();
  const mine = latest = { body, control: new AbortController() };
  const timer = setTimeout(() => mine.control.abort(), LIMIT);
  const options = { method: body ? "POST" : "GET", body, cache: "no-store", signal: mine.control.signal };
  root.dataset.waiting = "";
  try {
    const reply = await fetch(pathname + search, options);
    const html = await reply.text();
    return mine === latest && { reply, html };
  } catch {
    return mine === latest && notice("offline"); // everything stays on the page
  } finally {
    clearTimeout(timer);
    if (mine === latest) delete root.dataset.waiting;
  }
}

// A reply to what was sent may take the place of the page only if it brings the page's content along.
const keepsInput = (reply, next) => reply.ok || [422, 429].includes(reply.status) || samePlace(next);

function receive({ reply, html }, { hash, sent, popped }) {
  const next = parse(html);
  const answered = sent && !reply.redirected;
  if (answered && !keepsInput(reply, next)) return notice("failed");
  if (!next.body.matches("[data-behaviour~=navigation]")) {
    return reply.ok && !answered ? location.assign(reply.url) : notice("failed");
  }
  const { pathname, search } = new URL(reply.url);
  if (!answered) places[popped ? "back" : "advance"](pathname + search);
  const place = places.current();
  place.path = next.body.dataset.address ?? place.path;
  return showPage(next, { hash, sent, y: popped ? place.y : 0 });
}

export async function visit(url, { body, popped } = {}) {
  notice("");
  const got = await load(url, body);
  if (got && got.reply.status !== 204) receive(got, { hash: url.hash, sent: Boolean(body), popped });
}
