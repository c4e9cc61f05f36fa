// The desk without a library: the state of the line, live parts, confirmations, one send at a time.
const body = document.body;
const dot = document.querySelector("[data-connection]");

function showLine() {
  if (dot) dot.textContent = navigator.onLine ? "" : "Hors ligne : gardé sur cet appareil";
}
addEventListener("online", showLine);
addEventListener("offline", showLine);
showLine();

async function refresh(part) {
  const answer = await fetch(part.dataset.liveUrl, { headers: { "X-Requested-With": "fetch" } });
  if (!answer.ok || answer.redirected) return;
  const text = await answer.text();
  const held = part.contains(document.activeElement) ? document.activeElement.id : "";
  part.innerHTML = text;
  if (held) document.getElementById(held)?.focus();
}

function happened(event) {
  dispatchEvent(new CustomEvent("kakaki:live", { detail: event }));
  for (const part of document.querySelectorAll("[data-live-url]")) {
    if (!(part.dataset.liveTopic || "").split(" ").includes(event.topic)) continue;
    clearTimeout(part.liveTimer);
    part.liveTimer = setTimeout(() => refresh(part).catch(() => {}), 150);
  }
}

async function poll(last) {
  try {
    const url = body.dataset.poll.replace("/0/", `/${last}/`);
    const answer = await (await fetch(url, { headers: { Accept: "application/json" } })).json();
    answer.events?.forEach(happened);
    last = answer.last ?? last;
  } catch { /* The line is down: the next turn tries again. */ }
  setTimeout(() => poll(last), 30000);
}

if (document.querySelector("[data-live-url]")) {
  let failures = 0;
  const source = new EventSource(body.dataset.events);
  source.addEventListener("change", (message) => { failures = 0; happened(JSON.parse(message.data)); });
  source.addEventListener("open", () => { failures = 0; });
  source.addEventListener("error", () => {
    failures += 1;
    if (failures === 4) { source.close(); poll(0); }
  });
}

document.addEventListener("click", (event) => {
  const asked = event.target.closest("[data-confirm]");
  if (asked && !confirm(asked.dataset.confirm)) event.preventDefault();
  const copied = event.target.closest("[data-copy]");
  if (copied) {
    navigator.clipboard?.writeText(copied.dataset.copy).then(() => { copied.textContent = "Copié"; });
  }
});

document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) { event.preventDefault(); return; }
  event.target.dataset.sent = "1";
  setTimeout(() => { delete event.target.dataset.sent; }, 8000);
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));
