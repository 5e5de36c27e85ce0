// Without this file a button sends the answers, and the page comes back with the plan; with it nothing is sent.
export default function planning(form) {
  const actions = [...form.querySelector("[data-actions]").content.children];
  const statements = [...form.querySelectorAll("fieldset.statement")];

  function leading() {
    const found = new Map();
    for (const one of statements) {
      const chosen = one.querySelector(":checked");
      if (chosen) found.set(chosen.name.slice(2), one.dataset[chosen.value] || "");
    }
    return found;
  }

  function show() {
    const found = leading();
    for (const list of form.querySelectorAll("[data-when]")) {
      const mine = actions.filter((one) => found.get(one.dataset.of) === list.dataset.when);
      list.replaceChildren(...mine.map((one) => one.cloneNode(true)));
      list.parentElement.hidden = mine.length === 0;
    }
    form.querySelector("[data-answered]").textContent = found.size;
    form.querySelector("[data-empty]").hidden = [...found.values()].some(Boolean);
  }

  document.querySelector("[data-plain]").hidden = true;
  document.querySelector("[data-scripted]").hidden = false;
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => {
    if (event.submitter?.name !== "do") return;
    event.preventDefault();
    const heading = form.querySelector("#plan");
    heading.scrollIntoView();
    heading.focus({ preventScroll: true });
  });
  show();
}
