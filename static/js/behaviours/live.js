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

export default async function live(form) {
  ready ??= start();
  const htmx = await ready;
  htmx.process(form);
}
