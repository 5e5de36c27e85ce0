// Without this file a page comes anew as a whole; with it only what is different changes, and the focus stays.
// Our own, though htmx, which is vendored, can do it: no page of a room needs htmx, and it would more than double the
// scripts of a phone's first view (12 kB beside 10, of 25). This file takes less than one.
const SAME = ["id", "name", "value", "href", "action", "data-step", "data-behaviour"]; // what an element is for
const OWN = new Set(["open", "tabindex"]); // what whoever reads has opened, and where the focus went
const CALM = ":not([data-behaviour]), [data-behaviour=following], [data-behaviour=timer]"; // others begin anew

function alike(old, fresh) {
  if (old.nodeType !== fresh.nodeType || old.nodeName !== fresh.nodeName) return false;
  if (old.nodeType !== Node.ELEMENT_NODE) return true;
  return SAME.every((name) => old.getAttribute(name) === fresh.getAttribute(name)) && old.matches(CALM);
}

function copy(old, fresh) {
  for (const name of new Set([...old.getAttributeNames(), ...fresh.getAttributeNames()])) {
    const [held, wanted] = [old.getAttribute(name), fresh.getAttribute(name)];
    if (OWN.has(name) || held === wanted) continue;
    if (wanted === null) old.removeAttribute(name);
    else old.setAttribute(name, wanted);
  }
}

// Those with an id find each other wherever they stand, the others in their order.
function children(old, fresh) {
  const named = new Map([...old.children].filter(({ id }) => id).map((child) => [child.id, child]));
  const others = [...old.childNodes].filter(({ id }) => !id);
  const wanted = [...fresh.childNodes].map((node) => {
    const partner = node.id ? named.get(node.id) : others.shift();
    return partner ? renew(partner, node) : node;
  });
  for (const node of [...old.childNodes]) if (!wanted.includes(node)) node.remove();
  wanted.forEach((node, place) => {
    const there = old.childNodes[place];
    if (there !== node) old.insertBefore(node, there ?? null);
  });
}

// What stands on the page becomes like what came; what it gives is the one to show.
export function renew(old, fresh) {
  if (old.isEqualNode(fresh)) return old;
  if (!alike(old, fresh)) return fresh;
  if (old.nodeType !== Node.ELEMENT_NODE) {
    old.data = fresh.data;
    return old;
  }
  copy(old, fresh);
  children(old, fresh);
  return old;
}
