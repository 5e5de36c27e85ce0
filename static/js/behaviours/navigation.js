// Without this file links and forms load pages the ordinary way, each under its own neutral address.
import { places, typed } from "../memory.js";
import { arrive, named } from "../page.js";
import { visit } from "../visit.js";

const busy = new WeakSet();
// The address bar keeps the first page, so what is relative is read from the page on the screen.
const address = (text) => new URL(text, new URL(places.current().path, location.origin));

function follow(event) {
  const link = event.target.closest("a[href]");
  const special = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (!link || special || event.defaultPrevented) return;
  if (link.matches("[target], [download]") || link.closest("[data-plain]")) return;
  const url = address(link.getAttribute("href"));
  if (url.origin !== location.origin) return;
  event.preventDefault();
  const here = url.pathname + url.search === places.current().path;
  const target = here && url.hash && named(url.hash);
  if (target) arrive(target, "start");
  else visit(url);
}

// What the browser itself would send for this form and this button.
function request(form, button) {
  const from = (name) => button?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? "";
  const data = new FormData(form);
  if (button?.name) data.append(button.name, button.value);
  const body = from("enctype") === "multipart/form-data" ? data : new URLSearchParams(data);
  if (from("method").toLowerCase() === "post") return { action: from("action"), body };
  return { action: `${from("action").replace(/[?#].*/, "")}?${body}` };
}

async function send(event) {
  const { target: form, submitter: button } = event;
  if (event.defaultPrevented || form.matches("[target]")) return;
  if ((button ?? form).closest("[data-plain]")) return;
  const { action, body } = request(form, button);
  const url = address(action);
  if (url.origin !== location.origin) return;
  event.preventDefault();
  if (busy.has(form)) return; // a double tap
  busy.add(form);
  typed.clear();
  await visit(url, { body });
  busy.delete(form);
}

function pop() {
  const { dataset } = document.documentElement;
  if (!("covered" in dataset || "left" in dataset)) visit(address(places.wanted()), { popped: true });
}

export default function navigation(body) {
  places.start(body.dataset.address ?? location.pathname + location.search);
  document.addEventListener("click", follow);
  document.addEventListener("submit", send);
  addEventListener("popstate", pop);
}
