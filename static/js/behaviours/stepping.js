// Without this file a number is typed; with it − and + beside the field change it.
import { typed } from "../memory.js";

const MOST = 500;
const total = (numbers) => numbers.reduce((sum, number) => sum + number, 0);
const number = (field) => Math.min(MOST, Math.max(0, Number.parseInt(field.value, 10) || 0));

function add(form) {
  const sum = form?.querySelector("[data-sum]");
  if (!sum) return;
  sum.value = total([...form.querySelectorAll(".steps-of input")].map(number));
  sum.parentElement.hidden = false;
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-by]");
  if (!button) return;
  const field = button.parentElement.querySelector("input");
  field.value = number({ value: number(field) + Number(button.dataset.by) });
  typed.add(field);
  add(field.form);
});
document.addEventListener("input", ({ target }) => add(target.form));

export default function stepping(element) {
  add(element.closest("form"));
}
