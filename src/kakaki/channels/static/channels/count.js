// Show the length of each text by the rule of its own platform, as the server counts it.
const token = document.querySelector("#publish [name=csrfmiddlewaretoken]").value;
for (const area of document.querySelectorAll("[data-count]")) {
  const shown = document.querySelector(`[data-count-for="${area.id}"]`);
  let timer;
  area.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const body = new URLSearchParams({ channel: area.dataset.channel, text: area.value });
      try {
        const answer = await fetch(area.dataset.count, { method: "POST", body, headers: { "X-CSRFToken": token, Accept: "application/json" } });
        const { length, limit } = await answer.json();
        const over = length - limit;
        shown.textContent = over > 0 ? `${over} caractères de trop` : `${length} caractères sur ${limit}`;
      } catch { shown.textContent = "Le compte reviendra avec la connexion."; }
    }, 300);
  });
}
