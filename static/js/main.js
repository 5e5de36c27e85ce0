// Without this file every page works by plain links and forms; it only brings in the behaviours a page names.
const done = new WeakMap();

async function start(element, name) {
  const names = done.get(element) ?? new Set();
  if (names.has(name)) return;
  done.set(element, names.add(name));
  const behaviour = await import(`./behaviours/${name}.js`);
  if (element.isConnected && !("left" in document.documentElement.dataset)) behaviour.default(element);
}

export default function startAll() {
  for (const element of document.querySelectorAll("[data-behaviour]")) {
    for (const name of element.dataset.behaviour.split(/\s+/)) start(element, name);
  }
}

document.addEventListener("askel:page", startAll);
startAll();
