// Five questions write the lead; it is shown first, and written as if typed.
const dialog = document.getElementById("aide-chapo");
const lead = document.querySelector("[data-writing-field=lead]");
const [made, said] = ["chapo-lead", "chapo-remarks"].map((id) => document.getElementById(id));
const inputs = [...dialog.querySelectorAll("input")];
const line = document.createElement("p");
line.className = "under-help";
line.innerHTML = '<button type="button" class="button button-quiet">Aidez-moi à écrire le chapô</button>';
const hint = said.textContent;
let last = "";
let asked = 0;
let timer;

async function compose() {
  const number = ++asked;
  const answers = Object.fromEntries(inputs.map((one) => [one.name, one.value]));
  try {
    const answer = await fetch(dialog.dataset.writingLead, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value },
      body: JSON.stringify(answers),
    });
    const data = await answer.json();
    if (number !== asked) return;
    if (!answer.ok) throw new Error(data.advice);
    // What was changed by hand is no longer ours to write.
    if (made.value === last) made.value = last = data.lead;
    said.textContent = data.remarks.length ? data.remarks.join(" ") : hint;
  } catch {
    said.textContent = "La ligne est coupée : écrivez votre chapô ici, avec vos réponses.";
  }
}

for (const one of inputs) {
  one.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(compose, 400); });
}
line.firstChild.addEventListener("click", () => { dialog.returnValue = ""; dialog.showModal(); inputs[0].focus(); });
dialog.addEventListener("close", () => {
  lead.focus();
  const text = made.value.trim();
  if (dialog.returnValue !== "take" || !text) return;
  lead.select();
  document.execCommand("insertText", false, text);
});
lead.parentElement.append(line);
