// Somebody chose between two versions: what waited on the device follows the choice.
import { drop, settle } from "../ui/outbox.js";

const form = document.querySelector("[data-settles]");
const key = form.dataset.settles;
const hidden = new Set(["csrfmiddlewaretoken", "version", "token"]);

function values() {
  return Object.fromEntries([...new FormData(form)].filter(([name]) => !hidden.has(name)));
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  event.stopPropagation();
  const all = values();
  // Sent now or when the line is back, it goes on top of the version that was read here.
  await settle(key, { values: all, version: Number(form.elements.version.value), title: all.title }).catch(() => {});
  form.submit();
});

document.querySelector("[data-theirs]").addEventListener("click", async (event) => {
  event.preventDefault();
  const { href } = event.currentTarget;
  await drop(key).catch(() => {});
  location.href = href;
});
