// Without this file nobody is told of news: it says when to ask for them, by a stream or, where none comes, every 3 s.
const [PROOF, OFTEN, SELDOM, ALIVE] = [5_000, 3_000, 30_000, 50_000]; // a stream says something every 20 seconds
let address = "", ask = null, stream = null, timer = 0, heard = 0, opened = 0, failed = 0;

function soon(delay) {
  clearTimeout(timer);
  timer = setTimeout(tick, delay);
}

function shut() {
  stream?.close();
  stream = null;
  heard = 0;
}

// A stream that is proven and came back by itself speaks again only when there is something new.
function open() {
  opened = Date.now();
  if (!window.EventSource) return;
  let proven = false;
  const alive = () => { if (proven) heard = Date.now(); };
  stream = Object.assign(new EventSource(address), {
    onopen: alive,
    async onmessage({ data }) {
      [proven, heard] = [true, Date.now()];
      if (await ask(Number(data))) return;
      heard = 0; // the page of this news was lost on its way: nobody waits for the next ones
      soon(OFTEN);
    },
    onerror() {
      [heard, opened] = [0, Date.now()]; // the browser tries again, for as long as a new stream may take
      soon(OFTEN);
    },
  });
}

async function tick() {
  const [now, asked] = [Date.now(), address];
  if (now - heard < ALIVE) return soon(heard + ALIVE - now);
  if (now - opened >= PROOF) shut();
  if (!stream && now - opened >= SELDOM) open();
  failed = (await ask()) ? 0 : failed + 1;
  if (asked && asked === address && !document.hidden) soon(Math.min(OFTEN * 2 ** failed, SELDOM));
}

// Anew: whoever comes back looks at once.
function go(event) {
  clearTimeout(timer);
  shut();
  if (!address || document.hidden) return;
  open();
  soon(event ? 0 : PROOF);
}
for (const [place, name] of [[document, "visibilitychange"], [window, "online"]]) place.addEventListener(name, go);

// One stream for all pages that come and go; "" ends it.
export function listen(from, asking) {
  ask = asking;
  if (from !== address) go((address = from, null));
}
