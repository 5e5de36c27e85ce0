// Without this file no passkey is offered: a sentence says so, and the other way works as a plain form.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/[/]/g, "_").replace(/=+$/, "");
const PARTS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];

// The question comes as JSON, where bytes are text; browsers of some years ago do not turn them by themselves.
function asked(question) {
  const credentials = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));
  const made = { ...question, challenge: bytes(question.challenge) };
  if (question.user) made.user = { ...question.user, id: bytes(question.user.id) };
  made[question.user ? "excludeCredentials" : "allowCredentials"] =
    credentials(question.excludeCredentials ?? question.allowCredentials);
  return made;
}

function told({ id, rawId, type, response }) {
  const parts = PARTS.filter((name) => response[name]).map((name) => [name, text(response[name])]);
  return JSON.stringify({ id, rawId: text(rawId), type, response: Object.fromEntries(parts) });
}

async function answer(address) {
  const reply = await fetch(address, { method: "POST" });
  if (!reply.ok) throw new Error(reply.status);
  const publicKey = asked(await reply.json());
  return told(await navigator.credentials[publicKey.user ? "create" : "get"]({ publicKey }));
}

export default function passkey(form) {
  if (!window.PublicKeyCredential) return;
  const problem = form.querySelector("[role=alert]");
  form.hidden = false;
  form.nextElementSibling.hidden = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.textContent = "";
    try {
      form.elements.answer.value = await answer(form.dataset.address);
      form.submit();
    } catch {
      problem.textContent = form.dataset.failed;
    }
  });
}
