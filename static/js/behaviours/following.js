// Without this file a page of a group is asked for anew by its link, or by the browser; with it news come at once.
import { places } from "../memory.js";
import { listen } from "../news.js";
import { arrive, parse, samePlace, showPage } from "../page.js";
import { busy, get, notice, wait } from "../quiet.js";
import { renew } from "../renew.js";

const shown = () => document.querySelector("[data-behaviour~=following]");
const version = () => Number(shown()?.dataset.version ?? Infinity);
let asking = null, newest = 0; // the highest version that a stream told of, or that was on the screen

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

// The newest version goes with the question: another process that has not heard of it yet then asks for it.
async function look() {
  const element = shown();
  if (!element) return true;
  const { after, version: before, minimal: prefer = "" } = element.dataset;
  const got = !busy() && await get(after + before, parse, { headers: { prefer, "last-event-id": newest } });
  if (busy()) await wait(300);
  if (!got || busy() || shown() !== element || element.dataset.version !== before) return look();
  notice(got.lost);
  if (got.next) show(got);
  return !got.lost;
}

async function reach(tries = 5) { // a database may be busy for a moment
  const found = await look();
  if (!tries) newest = 0; // there is none such, as of another group
  return found && newest > version() ? wait(300).then(() => reach(tries - 1)) : found;
}

async function ask(told = 0) {
  newest = Math.max(newest, told);
  if (told && told <= version()) return true;
  return asking ??= reach().finally(() => { asking = null; });
}

// A reply that was long on its way may have brought a page of before: it is not left standing.
function follow() {
  newest = shown() ? Math.max(newest, version()) : 0;
  listen(shown()?.dataset.news ?? "", ask);
  if (newest > version()) ask(newest);
}
for (const name of ["askel:page", "askel:exit"]) document.addEventListener(name, follow);
export default function following(element) {
  if (element.isConnected) follow();
}
