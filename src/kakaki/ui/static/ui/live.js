// What happens elsewhere, shown here: server-sent events, or a question every 30 s when they fail.
const { events, poll } = document.body.dataset;
const PAUSE = 30000; // milliseconds

function isBusy(part) {
  const held = document.activeElement;
  return part.contains(held) && held.matches("input, textarea, select");
}

async function refresh(part) {
  if (isBusy(part)) { // Whoever is typing here keeps their words: the part waits.
    later(part, 3000);
    return;
  }
  const answer = await fetch(part.dataset.liveUrl, { headers: { "X-Requested-With": "fetch" } });
  if (!answer.ok || answer.redirected) return;
  const text = await answer.text();
  const held = part.contains(document.activeElement) ? document.activeElement.id : "";
  part.innerHTML = text;
  if (held) document.getElementById(held)?.focus();
}

function later(part, wait) {
  clearTimeout(part.liveTimer);
  part.liveTimer = setTimeout(() => refresh(part).catch(() => {}), wait);
}

function happened(event) {
  dispatchEvent(new CustomEvent("kakaki:live", { detail: event }));
  for (const part of document.querySelectorAll("[data-live-url]")) {
    if ((part.dataset.liveTopic || "").split(" ").includes(event.topic)) later(part, 150);
  }
}

function refreshAll() {
  for (const part of document.querySelectorAll("[data-live-url]")) later(part, 0);
}

async function ask(last) {
  try {
    const answer = await fetch(poll.replace("/0/", `/${last}/`), { headers: { Accept: "application/json" } });
    if (answer.status === 401) return; // Signed out: nothing more to hear.
    const news = await answer.json();
    news.events.forEach(happened);
    last = news.last;
  } catch { /* The line is down: the next turn tries again. */ }
  setTimeout(() => ask(last), PAUSE);
}

function listen() {
  const source = new EventSource(events);
  let failures = 0;
  source.addEventListener("change", (message) => happened(JSON.parse(message.data)));
  source.addEventListener("open", () => { failures = 0; });
  source.addEventListener("error", () => {
    failures += 1;
    if (source.readyState !== EventSource.CLOSED && failures < 4) return;
    source.close();
    refreshAll(); // What happened between the cut and the first question is not lost.
    ask(0);
  });
}

if (events && document.querySelector("[data-live-url]")) listen();
