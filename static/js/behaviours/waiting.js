// Without this file a browser asks for the page anew by itself, or by its link; with it the page changes only for news.
import { places } from "../memory.js";
import { parse, showPage } from "../page.js";

const root = document.documentElement;

async function page() {
  try {
    const reply = await fetch(places.current().path, { cache: "no-store" });
    return reply.ok && { path: new URL(reply.url).pathname, next: parse(await reply.text()) };
  } catch {
    return null; // no connection just now
  }
}

// What stands on the screen stays there until something has changed: whoever hears the page hears it once.
export default function waiting(element) {
  const { seconds, news } = element.dataset;
  const later = () => setTimeout(look, seconds * 1000);

  async function look() {
    if ("covered" in root.dataset) return later();
    if (!element.isConnected) return;
    const got = await page();
    if (!element.isConnected) return look();
    const ours = got && got.next.body.matches("[data-behaviour~=navigation]");
    const same = got && got.next.querySelector("[data-behaviour~=waiting]")?.dataset.news === news;
    if (!ours || same) return later();
    places.advance(got.path);
    showPage(got.next, { y: 0 });
  }
  later();
}
