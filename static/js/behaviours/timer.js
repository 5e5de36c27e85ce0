// Without this file the time that is left stands as it was when the page came; with it it goes down, and says nothing.
const pad = (number) => String(number).padStart(2, "0");
const known = new WeakMap(); // by the phone's own clock, which may be wrong: what counts is how long was left
let beat = 0;

function show(element) {
  const { ends, now } = element.dataset;
  const before = known.get(element);
  const until = before?.ends === ends ? before.until : Date.now() + (ends - now) * 1000;
  known.set(element, { ends, until });
  const left = Math.max(0, Math.ceil((until - Date.now()) / 1000));
  const words = `${Math.floor(left / 60)}:${pad(left % 60)}`;
  if (element.textContent !== words) element.textContent = words;
}

function all() {
  clearTimeout(beat);
  const timers = document.querySelectorAll("[data-behaviour~=timer]");
  timers.forEach(show);
  if (timers.length) beat = setTimeout(all, 1000 - (Date.now() % 1000) + 5);
}

document.addEventListener("askel:page", all);
document.addEventListener("visibilitychange", all);

export default function timer(element) {
  if (element.isConnected) all();
}
