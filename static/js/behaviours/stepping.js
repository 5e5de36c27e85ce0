// Without this file a number is typed; with it − and + stand beside the field.
import { typed } from "../memory.js";

const MOST = 500;

export default function stepping(box) {
  const field = box.querySelector("input");
  for (const button of box.querySelectorAll("[data-by]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const now = Number.parseInt(field.value, 10) || 0;
      field.value = Math.min(MOST, Math.max(0, now + Number(button.dataset.by)));
      typed.add(field);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
}
