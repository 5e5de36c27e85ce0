// Without this file a page of a group is asked for anew by its link, or by the browser; with it news come at once.
import { places } from "../memory.js";
import { listen } from "../news.js";
import { arrive, parse, samePlace, showPage } from "../page.js";
import { busy, get, notice, wait } from "../quiet.js";
import { renew } from "../renew.js";

const TRIES = 6; // another process may hear of a change a moment later
const shown = () => document.querySelector("[data-behaviour~=following]");
const version = () => Number(shown()?.dataset.version ?? Infinity);
let asking = null, wanted = 0;

// The same step keeps what was chosen and where the focus is; another one is arrived at like any page.
function show({ status, path, next }) {
  const [main, active] = [document.querySelector("main"), document.activeElement];
  const over = status === 404 && document.querySelector("template[data-over]");
  if (!over && !samePlace(next)) {
    if (document.body.matches("[data-behaviour~=navigation]")) places.advance(next.body.dataset.address ?? path);
    return showPage(next, { y: 0 });
  }
  if (over) main.replaceChildren(over.content.cloneNode(true));
  else renew(main, next.querySelector("main"));
  if (over || !active.isConnected) arrive(document.getElementById(active.id) ?? main.querySelector("h1") ?? main);
  return document.dispatchEvent(new Event("askel:page"));
}

async function look() {
  const element = shown();
  if (!element) return true;
  const before = element.dataset.version;
  const got = !busy() && await get(element.dataset.after + before, parse);
  if (busy()) await wait(300);
  if (!got || busy() || shown() !== element || element.dataset.version !== before) return look();
  notice(got.lost);
  if (got.next) show(got);
  return !got.lost;
}

async function reach() {
  let found = await look();
  for (let tries = 1; found && wanted > version() && tries < TRIES; tries += 1) {
    await wait(300);
    found = await look();
  }
  wanted = 0;
  return found;
}

// `told`: the version that the stream speaks of; without one it is looked whether there is any.
async function ask(told = 0) {
  if (told && told <= version()) return true;
  wanted = Math.max(wanted, told);
  return asking ??= reach().finally(() => { asking = null; });
}

const follow = () => listen(shown()?.dataset.news ?? "", ask);
for (const name of ["askel:page", "askel:exit"]) document.addEventListener(name, follow);
export default function following(element) {
  if (element.isConnected) follow();
}
