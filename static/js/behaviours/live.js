// Without this file the form has a button that sends it; with it a change is answered at once, in one part of the page.
import { policy } from "../page.js";

const CONFIG = { history: false, includeIndicatorCSS: false, mode: "same-origin", extensions: "askel" };

async function start() {
  const meta = document.createElement("meta"); // htmx reads its settings from the page, once
  meta.name = "htmx-config";
  meta.content = JSON.stringify(CONFIG);
  document.head.append(meta);
  const { default: htmx } = await import("../vendor/htmx/htmx.esm.min.js");
  htmx.registerExtension("askel", { init: (inner) => inner.initSecurity(policy) });
  return htmx;
}

let ready;

// Fetched by whoever touches the form: most only read the page, and must not pay for more.
export default function live(form) {
  let waking = null, changed = null;
  async function process() {
    const htmx = await (ready ??= start());
    htmx.process(form);
    form.removeEventListener("change", wake);
    changed?.dispatchEvent(new Event("change", { bubbles: true })); // chosen while it was on its way
  }
  function wake({ type, target }) {
    if (type === "change") changed = target;
    waking ??= process();
  }
  for (const type of ["focusin", "change"]) form.addEventListener(type, wake);
}
