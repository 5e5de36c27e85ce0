// Without this file each page has an address of its own in the history; here places and typing are kept in memory only.
const known = new Map(); // number in history.state → path and scroll position; only the number reaches the disk
const number = () => (history.state > 0 ? history.state : 0);
let now = number();

export const places = {
  start(path) {
    known.set(now, { path, y: 0 });
    history.scrollRestoration = "manual";
    history.replaceState(now, "");
  },
  advance(path) {
    known.get(now).y = scrollY;
    if (path === known.get(now).path) return;
    history.pushState(number() + 1, "");
    now = number();
    known.set(now, { path, y: 0 });
  },
  back(path) {
    known.get(now).y = scrollY;
    now = number();
    known.set(now, { path, y: known.get(now)?.y ?? 0 });
  },
  wanted: () => known.get(number())?.path ?? location.pathname + location.search,
  current: () => known.get(now),
};

export const typed = new Set(); // the fields changed since the form was sent
document.addEventListener("input", (event) => typed.add(event.target));

const choice = (field) => /^(checkbox|radio)$/.test(field.type);
const key = (field) => [field.name || field.dataset.keep, field.type, choice(field) && field.value].join();
const fields = () => [...document.querySelectorAll("input, select, textarea")];
const top = (step) => step.getBoundingClientRect().top;

// Call it before the same screen comes anew, and what it returns after: typing, open parts and the view are as before.
export function keep() {
  const old = fields().filter((field) => typed.has(field) || field.dataset.keep);
  const open = [...document.querySelectorAll("details[id][open]")].map(({ id }) => id);
  const steps = [...document.querySelectorAll("[data-step][id]")];
  const step = steps.find((one) => one.getBoundingClientRect().bottom > innerHeight / 4);
  const [y, shift] = [scrollY, step && top(step)];
  return () => {
    const fresh = new Map(fields().map((field) => [key(field), field]));
    for (const field of old) {
      const same = fresh.get(key(field));
      if (same) same[choice(field) ? "checked" : "value"] = field[choice(field) ? "checked" : "value"];
    }
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    const again = step && document.getElementById(step.id);
    scrollTo(0, again ? top(again) + scrollY - shift : y);
    return again;
  };
}
