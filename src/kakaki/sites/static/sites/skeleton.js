// Begin from a skeleton of the kind: written as if typed, and its first hint is chosen, to be replaced.
const body = document.querySelector("#editor [name=body]");
const skeleton = document.getElementById("modele").content.textContent.trim();
const HINT = /\[à compléter[^\]]*\]/;
const line = document.createElement("p");
line.className = "under-help";
line.innerHTML = '<button type="button" class="button button-quiet">Partir d’un modèle</button>';

function put() {
  body.focus();
  const old = body.value.trimEnd();
  const start = old.length;
  const text = `${start ? "\n\n" : ""}${skeleton}\n`;
  body.setSelectionRange(start, body.value.length);
  document.execCommand("insertText", false, text);
  const hint = body.value.slice(start).match(HINT);
  if (hint) body.setSelectionRange(start + hint.index, start + hint.index + hint[0].length);
}

// A skeleton serves an empty page; over words that are there, its button goes.
const show = () => { line.hidden = Boolean(body.value.trim()); };
line.firstChild.addEventListener("click", put);
body.addEventListener("input", show);
show();
body.parentElement.append(line);
