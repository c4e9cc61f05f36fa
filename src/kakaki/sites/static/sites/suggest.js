// Offer completions below a search field: a combobox with a list (ARIA 1.2); the form works without.
const field = document.querySelector("[data-suggest]");
const list = Object.assign(document.createElement("ul"), { id: "offered", className: "offered", hidden: true });
list.setAttribute("role", "listbox");
list.setAttribute("aria-label", "Propositions");
field.after(list);
for (const [name, value] of Object.entries({
  role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "offered",
})) field.setAttribute(name, value);
let timer, asked = 0, at = -1;
function close() {
  asked++;
  list.hidden = true;
  field.setAttribute("aria-expanded", "false");
  mark(-1);
}
function mark(place) {
  at = place;
  [...list.children].forEach((one, i) => one.setAttribute("aria-selected", i === at));
  if (at < 0) field.removeAttribute("aria-activedescendant");
  else field.setAttribute("aria-activedescendant", list.children[at].id);
}
function take(one) {
  field.value = one.textContent;
  close();
  field.form.requestSubmit();
}
async function offer() {
  const mine = ++asked;
  const words = field.value;
  if (words.trim().length < 2) return close();
  const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(words)}`,
    { headers: { Accept: "application/json" } }).catch(() => null);
  if (mine !== asked || !answer?.ok) return;
  const found = await answer.json();
  if (mine !== asked) return;
  list.replaceChildren(...found.map((text, i) => {
    const one = Object.assign(document.createElement("li"), { id: `offered-${i}`, textContent: text });
    one.setAttribute("role", "option");
    return one;
  }));
  list.hidden = !found.length;
  field.setAttribute("aria-expanded", String(!list.hidden));
  mark(-1);
}
field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(offer, 250); });
field.addEventListener("blur", close);
list.addEventListener("mousedown", (event) => event.preventDefault());
list.addEventListener("click", (event) => { const one = event.target.closest("li"); if (one) take(one); });
field.addEventListener("keydown", (event) => {
  const count = list.hidden ? 0 : list.children.length;
  if (event.key === "Escape" && count) close();
  else if (event.key === "ArrowDown" && count) mark((at + 1) % count);
  else if (event.key === "ArrowUp" && count) mark((at <= 0 ? count : at) - 1);
  else if (event.key === "Enter" && count && at >= 0) take(list.children[at]);
  else return;
  event.preventDefault();
});
