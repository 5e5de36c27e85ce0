// Without this file the exit form still works: the server ends the session and its reply leads away.
// Loaded first and as a classic script: leaving must not wait for anything else.
(() => {
  const root = document.documentElement;
  const left = () => "left" in root.dataset;
  const wait = (limit) => new Promise((done) => setTimeout(done, limit));
  const GONE = -1; // the history state of an entry that was left for good

  function cover(title = "") {
    const harmless = document.querySelector("template[data-exit-cover]");
    root.dataset.left = "";
    document.title = title;
    document.body.replaceChildren(harmless ? harmless.content.cloneNode(true) : "");
    window.speechSynthesis?.cancel();
    document.dispatchEvent(new Event("askel:exit"));
  }

  let arrived = () => {};
  function first() {
    if (!(history.state > 0)) return null;
    history.go(-history.state);
    return Promise.race([new Promise((done) => { arrived = done; }), wait(200)]);
  }

  async function leave(form) {
    if (!form || left()) return;
    const { exitUrl, exitTitle } = form.dataset;
    cover(exitTitle);
    const told = fetch("/out", { method: "POST", keepalive: true }).catch(() => null); // offline: go all the same
    await Promise.all([Promise.race([told, wait(700)]), first()]);
    const atFirst = !(history.state > 0);
    const ahead = window.navigation ? window.navigation.canGoForward : true;
    history.replaceState(GONE, "");
    location[atFirst && ahead ? "assign" : "replace"](exitUrl); // assign drops the pages that lie ahead
  }

  const exit = () => document.querySelector("form[data-exit]");
  addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-exit]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    leave(event.target);
  }, true);

  let key = "", times = [];
  addEventListener("pointerdown", () => { times = []; }, true);
  addEventListener("keydown", (event) => {
    if (event.key !== key || event.ctrlKey || event.altKey || event.metaKey || event.repeat) times = [];
    key = event.key;
    times = [...times, event.timeStamp].slice(-3);
    if (/^(Shift|Escape)$/.test(key) && times.length === 3 && times[2] - times[0] <= 5000) leave(exit());
  }, true);

  addEventListener("popstate", (event) => left() && (event.stopImmediatePropagation(), arrived()), true);
  addEventListener("pageshow", (event) => {
    if (event.persisted && !left()) { document.body.replaceChildren(); location.reload(); }
  });
  const came = performance.getEntriesByType("navigation")[0]?.type;
  if (history.state === GONE && came === "back_forward") cover(exit()?.dataset.exitTitle);
})();
