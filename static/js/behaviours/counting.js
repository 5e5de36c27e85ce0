// Without this file the numbers stand as they were when the page came; with it they follow, and nothing else moves.
import { parse } from "../page.js";

const SECONDS = 3;

async function asked(address) {
  try {
    const reply = await fetch(address, { cache: "no-store" });
    return reply.ok && !reply.redirected ? parse(await reply.text()) : null;
  } catch {
    return null; // no connection just now: the last numbers stay
  }
}

// Each part is put in only if it says something else, so that nobody hears the same twice.
function put(box, next) {
  for (const fresh of next.querySelectorAll("[data-part]")) {
    const old = box.querySelector(`[data-part="${fresh.dataset.part}"]`);
    if (old && !old.isEqualNode(fresh)) old.replaceChildren(...fresh.childNodes);
  }
}

export default function counting(box) {
  let waiting = 0;
  const later = () => { waiting = box.isConnected && !document.hidden ? setTimeout(look, SECONDS * 1000) : 0; };

  async function look() {
    const next = await asked(box.dataset.counts);
    if (next && box.isConnected) put(box, next);
    later();
  }

  function seen() {
    if (!box.isConnected) document.removeEventListener("visibilitychange", seen);
    else if (!document.hidden && !waiting) look();
  }
  document.addEventListener("visibilitychange", seen);
  later();
}
