// Without this file nothing is fetched unasked: it fetches a page, says when that must wait, and when there is no line.
const LIMIT = 10_000;
const { dataset } = document.documentElement;
let sent = 0, missed = 0;

addEventListener("submit", (event) => {
  if (!event.defaultPrevented) sent = Date.now(); // the next page is on its way
});

export const wait = (limit) => new Promise((done) => setTimeout(done, limit));

// While something is being sent nothing takes the place of what is on the screen.
export const busy = () =>
  "waiting" in dataset || Date.now() - sent < LIMIT || Boolean(document.querySelector(".htmx-request"));

// `options`: of fetch. `next`: the page that came, if it is ours; `lost`: no reply, or one of a server in trouble.
export async function get(address, parse, options = {}) {
  const control = new AbortController();
  const limit = setTimeout(() => control.abort(), LIMIT);
  try {
    const reply = await fetch(address, { ...options, cache: "no-store", signal: control.signal });
    const { status } = reply;
    const next = status !== 204 && parse(await reply.text());
    const lost = status === 429 || status >= 500 || (next && !next.querySelector("#notice, [data-middle]"));
    return { status, lost, next: !lost && next, path: new URL(reply.url).pathname };
  } catch {
    return { lost: true };
  } finally {
    clearTimeout(limit);
  }
}

// One lost request is not worth a word.
export function notice(lost) {
  missed = lost ? missed + 1 : 0;
  const line = document.getElementById("notice");
  const said = line && line.textContent === line.dataset.offline;
  if (line && missed > 1 && !said) line.textContent = line.dataset.offline;
  if (said && !lost) line.textContent = "";
}
