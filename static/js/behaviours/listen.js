// Without this file there is no listen button; it shows one where the phone itself can speak the language.
const speech = window.speechSynthesis;
let stop = () => {};

document.addEventListener("askel:page", () => stop());
addEventListener("pagehide", () => stop());

const language = (part) => part.closest("[lang]").lang.toLowerCase();

// Only a voice that lives in the phone, so that nothing leaves it; and never one of another language.
function voiceFor(tags) {
  const fits = (tag) => tags.some((wanted) => `${tag}-`.startsWith(`${wanted}-`));
  return speech.getVoices().find((voice) => voice.localService && fits(voice.lang.replace("_", "-").toLowerCase()));
}

function speak(lines, voice, ended) {
  const all = lines.map((line) => new SpeechSynthesisUtterance(line));
  all.at(-1).onend = ended;
  for (const words of all) speech.speak(Object.assign(words, { voice, lang: voice.lang }));
}

export default function listen(button) {
  const step = button.closest("[data-step]");
  const parts = [...step.querySelectorAll("[data-speak]")];
  if (!speech || !parts.length || step.querySelector("audio")) return;
  const tags = (button.dataset.voice ?? language(parts[0])).toLowerCase().split(" ");
  const label = button.querySelector("[data-label]");
  const word = label.textContent;
  const show = () => { button.hidden = !voiceFor(tags); };
  const quiet = () => {
    stop = () => {};
    speech.cancel();
    label.textContent = word;
  };
  button.addEventListener("click", () => {
    const speaking = stop === quiet;
    stop();
    if (speaking) return;
    stop = quiet;
    label.textContent = button.dataset.stop;
    const same = parts.filter((part) => language(part) === language(parts[0]));
    const lines = same.flatMap((part) => part.innerText.split("\n")).filter((line) => line.trim());
    speak(lines, voiceFor(tags), () => stop === quiet && quiet()); // not when another step has begun meanwhile
  });
  speech.addEventListener?.("voiceschanged", show, { once: true });
  show();
}
