// The last pages read stay on this device; without this script the site is the same.
const workers = navigator.serviceWorker;
addEventListener("load", async () => {
  if (!workers) return;
  const known = workers.controller;
  try {
    await workers.register("/lecture.js", { updateViaCache: "all" });
    const { active } = await workers.ready;
    const files = performance.getEntriesByType("resource").map((one) => one.name).filter((name) => name.startsWith(`${location.origin}/`));
    if (!known && !location.search) active.postMessage({ path: location.pathname, files });
  } catch { /* A browser that keeps nothing reads as before. */ }
});
addEventListener("online", () => {
  if (document.querySelector("[data-kept-copy]")) location.reload();
  else workers?.controller?.postMessage({});
});
