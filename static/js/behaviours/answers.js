// Without this file a button sends its answer at once; with it the last answer waits where there is no connection.
import { parse, showPage } from "../page.js";
import { get } from "../quiet.js";
const [AGAIN, { dataset }] = [2_000, document.documentElement];
let last = null, sending = false, timer = 0;

// What each button would send next, as the server writes it: the whole answer.
function mark(form, pressed) {
  const [buttons, several] = [[...form.querySelectorAll("[data-option]")], "several" in form.dataset];
  const before = (one) => several && one.getAttribute("aria-pressed") === "true";
  const on = new Map(buttons.map((one) => [one, one === pressed ? !before(one) : before(one)]));
  for (const one of buttons) {
    one.setAttribute("aria-pressed", on.get(one));
    const next = buttons.filter((other) => on.get(other) !== (other === one));
    if (several) one.value = next.map((other) => other.dataset.option).join();
  }
}

function confirm() {
  const given = document.querySelector("[data-option][aria-pressed=true]");
  const words = given && document.querySelector("template[data-sent]")?.content.cloneNode(true);
  document.querySelector("[data-later]")?.replaceChildren(words || "");
}

// Only the newest answer counts, and only one is under way. No page comes where the one on the screen is right.
async function send() {
  clearTimeout(timer);
  if (!last || sending) return;
  const mine = last;
  [sending, dataset.waiting] = [true, ""];
  const { next: page, status } = await get(mine.action, parse, { method: "POST", body: mine.body });
  sending = false;
  delete dataset.waiting;
  if (last !== mine) return send();
  const line = document.querySelector("[data-later]");
  if (status === 204) {
    last = null;
    return confirm();
  }
  if (!page) {
    if (line && line.textContent !== line.dataset.later) line.textContent = line.dataset.later;
    return (timer = setTimeout(send, AGAIN));
  }
  last = null;
  const here = document.querySelector("[data-behaviour~=following]") && !("covered" in dataset);
  if (here && page.body.matches("[data-behaviour~=navigation]")) showPage(page, { y: 0, sent: true });
}
for (const name of ["askel:exit", "pagehide"]) addEventListener(name, () => { last = null; }, true);
addEventListener("online", send);
export default function answers(form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { version } = document.querySelector("[data-behaviour~=following]").dataset;
    const sent = [...new FormData(form), ["value", event.submitter.value], ["shown", version]];
    last = { action: form.action, body: new URLSearchParams(sent) };
    mark(form, event.submitter);
    send();
  });
}
