// Without this file captions are in the player's menu; it shows the reader's when a film begins, and no earlier.
export default function captions(film) {
  film.addEventListener("play", () => {
    const [first, ...others] = film.textTracks;
    if (first && [first, ...others].every((track) => track.mode === "disabled")) first.mode = "showing";
  }, { once: true });
}
