// The desk without a library: the state of the line, confirmations, dialogs, one send at a time.
import "./live.js";
import "./leaving.js";
import "./on_device.js";

const { service, shelf, keep } = document.body.dataset;

// The worker that opens the desk without a line is given what this page was shown with.
async function serve() {
  await navigator.serviceWorker.register(service, { scope: "/bureau/", type: "module", updateViaCache: "imports" });
  const { active } = await navigator.serviceWorker.ready;
  const files = performance.getEntriesByType("resource").map((one) => one.name).filter((name) => name.startsWith(`${location.origin}/`));
  active.postMessage({ files, pages: keep === undefined ? [shelf] : [location.pathname, shelf] });
}
if (service && "serviceWorker" in navigator) {
  // A browser that cannot have it works as before.
  addEventListener("load", () => setTimeout(() => serve().catch(() => {}), 500));
}

async function copy(button) {
  const words = button.querySelector("span") || button;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch { // Without https there is no clipboard: the text is selected for the person's own gesture.
    button.parentElement.querySelector("input")?.select();
    words.textContent = "Sélectionné : copiez";
    return;
  }
  words.textContent = "Copié";
}

document.addEventListener("click", (event) => {
  const asked = event.target.closest("[data-confirm]");
  if (asked && !confirm(asked.dataset.confirm)) event.preventDefault();
  const copied = event.target.closest("[data-copy]");
  if (copied) copy(copied);
  const opener = event.target.closest("[data-dialog]");
  if (opener) {
    event.preventDefault();
    document.getElementById(opener.dataset.dialog).showModal();
  }
  const closer = event.target.closest("[data-close]");
  if (closer && closer.closest("dialog").open) {
    event.preventDefault();
    closer.closest("dialog").close();
  }
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// The second touch of a slow line would send the form twice; a page that comes back may send again.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "dialog") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  setTimeout(() => { delete form.dataset.sent; }, 8000);
});
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});
