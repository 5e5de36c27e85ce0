// Without this file the browser shows each page itself; here a fetched one takes the place of the one on the screen.
import { keep, typed } from "./memory.js";
const { documentElement: root, body } = document;
const place = (page) => page.querySelector("[data-place]")?.dataset.place;
const rules = { createHTML: (html) => html, createScript: () => "" }; // only for what our own server sent
export const policy = window.trustedTypes?.createPolicy("askel", rules) ?? rules;
export const parse = (html) => new DOMParser().parseFromString(policy.createHTML(html), "text/html");
export const samePlace = (next) => Boolean(place(next)) && place(next) === place(document);
export const named = (hash) => document.getElementById(decodeURIComponent(hash.slice(1)));

export function arrive(target, block) {
  for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  if (block) target.scrollIntoView({ block });
}

function copy(from, to, names) {
  for (const name of names)
    if (from.hasAttribute(name)) to.setAttribute(name, from.getAttribute(name));
    else to.removeAttribute(name);
}

export function showPage(next, { hash, y, sent }) {
  if ("left" in root.dataset) return;
  const [same, active] = [samePlace(next), document.activeElement.id];
  const restore = same ? keep() : () => scrollTo(0, y);
  document.title = next.title;
  if (next.body.matches("[data-middle]")) {
    body.querySelector("main").replaceWith(next.querySelector("main"));
    named("#notice").textContent = "";
  } else {
    copy(next.documentElement, root, ["lang", "dir", "class"]);
    copy(next.body, body, [...body.getAttributeNames(), ...next.body.getAttributeNames()]);
    body.replaceChildren(...next.body.childNodes);
  }
  delete root.dataset.covered;
  typed.clear();
  const [step, anchor] = [restore(), hash && named(hash)];
  const [wanted, heading] = ["[data-focus]", "main h1"].map((one) => body.querySelector(one));
  if (anchor) arrive(anchor, "start");
  else if (wanted) arrive(wanted, same || sent ? "nearest" : "start");
  else if (same) arrive(document.getElementById(active) ?? step ?? heading);
  else if (heading) arrive(heading);
  document.dispatchEvent(new Event("askel:page"));
}

// Takes all but the kept elements off the screen, into memory and nowhere else. What it returns brings all back.
export function coverPage(kept) {
  const [nodes, active, y] = [[...body.childNodes], document.activeElement, scrollY];
  root.dataset.covered = "";
  window.speechSynthesis?.cancel();
  body.replaceChildren(...nodes.filter((node) => kept.some((element) => node.contains(element))));
  return () => {
    delete root.dataset.covered;
    body.replaceChildren(...nodes);
    scrollTo(0, y);
    active.focus({ preventScroll: true });
  };
}
