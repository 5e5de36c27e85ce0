// Without this file the browser's own menu prints the page; it shows a button that does.
export default function print(button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
