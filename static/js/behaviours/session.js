// Without this file the server still ends the session in time; only the warning and the cover are missing.
import { coverPage } from "../page.js";

let look = () => {};
let timer;
let pending = null; // a second tap waits for the reply to the first

function soon(seconds) {
  clearTimeout(timer);
  timer = setTimeout(() => look(), seconds * 1000 + 20);
}

// A phone that slept looks at once, before its timers go on.
for (const name of ["visibilitychange", "focus", "pageshow"]) addEventListener(name, () => look(), true);

function send(form) {
  const options = { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Askel": "cover" } };
  return fetch(form.getAttribute("action"), options).catch(() => null);
}

const word = (reply) => (reply ? { 422: "wrong", 429: "wait", 503: "wait" }[reply.status] : "offline");

export default function session(element) {
  const [warning, cover, error] = ["warning", "cover", "error"].map((name) => element.querySelector(`[data-${name}]`));
  const { who, idleWarn, idleEnd } = element.dataset;
  let since = Date.now();
  let uncover = null;

  look = () => {
    if (!element.isConnected || uncover) return;
    const idle = (Date.now() - since) / 1000;
    warning.hidden = idle < idleWarn || idle >= idleEnd;
    if (idle < idleEnd) return soon((idle < idleWarn ? idleWarn : idleEnd) - idle);
    uncover = coverPage([element, document.querySelector("form[data-exit]")]);
    cover.hidden = false;
    element.setAttribute("role", "main"); // for ears it is the page now
    cover.querySelector("input").focus();
  };

  element.addEventListener("submit", async (event) => {
    event.preventDefault();
    const reply = await (pending ??= send(event.target).finally(() => { pending = null; }));
    const same = event.target === warning || reply?.headers.get("X-Who") === who;
    if (reply?.status === 204 && same) {
      since = Date.now();
      cover.hidden = true;
      element.removeAttribute("role");
      cover.reset();
      error.textContent = "";
      uncover?.();
      uncover = null;
      look();
    } else if (event.target === cover) {
      error.textContent = error.dataset[word(reply)] ?? "";
      if (!word(reply)) cover.querySelector("a").click(); // another learner's code: the covered page is let go
    }
  });
  look();
}
