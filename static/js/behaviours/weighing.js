// Without this file the button sends the answers once; with it the page itself says what they mean and sends nothing.
export default function weighing(form) {
  const page = form.ownerDocument;
  const result = page.getElementById("result");
  const chosen = (answer) => form.querySelectorAll(`input[value="${answer}"]:checked`).length;
  const enough = (answer) => chosen(answer) >= Number(form.dataset[answer]);

  function weigh(event) {
    event.preventDefault();
    const name = enough("yes") || enough("maybe") ? "closer" : "not-yet";
    const words = page.querySelector(`template[data-weighed="${name}"]`).content.cloneNode(true);
    result.replaceChildren(words);
    result.querySelector("h2").focus();
  }

  // Also when the page goes, so that nothing is there for whoever comes back to it.
  function forget() {
    for (const one of form.querySelectorAll("input:checked")) one.checked = false;
    result.replaceChildren();
  }

  for (const words of page.querySelectorAll("[data-scripts]")) words.hidden = words.dataset.scripts === "no";
  form.addEventListener("submit", weigh);
  form.addEventListener("change", () => result.replaceChildren());
  form.querySelector("[data-clear]").addEventListener("click", forget);
  addEventListener("pagehide", forget);
}
