// The buttons of the text: they write the signs that nobody should have to know.
const body = document.querySelector("#editor [name=body]");
const bar = document.getElementById("mise-en-forme");
const dialog = document.getElementById("lien");
const [words, address] = ["lien-mots", "lien-adresse"].map((id) => document.getElementById(id));
const PREFIX = /^(?:#{1,4} |[-•] |\d{1,2}[.)] |> )/;
const SIGNS = { heading: () => "## ", point: () => "- ", step: (number) => `${number}. `, quote: () => "> " };

// Written as if typed, so that one « undo » of the keyboard takes it back.
function write(text, start, end, from = start, to = start + text.length) {
  body.focus();
  body.setSelectionRange(start, end);
  const typed = text ? document.execCommand("insertText", false, text) : document.execCommand("delete");
  if (!typed) {
    body.setRangeText(text, start, end);
    body.dispatchEvent(new Event("input", { bubbles: true }));
  }
  body.setSelectionRange(from, to);
}

function chosenLines() {
  const all = body.value;
  const start = all.lastIndexOf("\n", body.selectionStart - 1) + 1;
  const stop = all.indexOf("\n", Math.max(body.selectionStart, body.selectionEnd - 1));
  return [start, stop < 0 ? all.length : stop];
}

function markLines(kind) {
  const [start, end] = chosenLines();
  const lines = body.value.slice(start, end).split("\n");
  const sign = SIGNS[kind];
  const full = lines.filter((line) => line.trim());
  const isDone = full.length && full.every((line, at) => line.startsWith(sign(at + 1)));
  let number = 0;
  const changed = lines.map((line) => {
    if (!line.trim() && full.length) return line;
    number += 1;
    return isDone ? line.replace(PREFIX, "") : sign(number) + line.replace(PREFIX, "");
  });
  // A block stands apart from the words around it, or it would not be one.
  const before = isDone || start === 0 || body.value.slice(0, start).endsWith("\n\n") ? "" : "\n";
  const after = isDone || end === body.value.length || body.value.slice(end).startsWith("\n\n") ? "" : "\n";
  const text = before + changed.join("\n") + after;
  const caret = start + text.length - after.length;
  write(text, start, end, lines.length > 1 ? start + before.length : caret, caret);
}

function markStrong() {
  let [start, end] = [body.selectionStart, body.selectionEnd];
  if (start === end) {
    while (start > 0 && /[\p{L}\p{N}’'-]/u.test(body.value[start - 1])) start -= 1;
    while (end < body.value.length && /[\p{L}\p{N}’'-]/u.test(body.value[end])) end += 1;
  }
  const text = body.value.slice(start, end);
  const around = body.value.slice(start - 2, start) === "**" && body.value.slice(end, end + 2) === "**";
  if (around) return write(text, start - 2, end + 2);
  if (text.includes("\n")) return markEach(start, end);
  return write(`**${text}**`, start, end, start + 2, start + 2 + text.length);
}

// Strong words never cross a line.
function markEach(start, end) {
  const lines = body.value.slice(start, end).split("\n");
  write(lines.map((line) => (line.trim() ? `**${line.trim()}**` : line)).join("\n"), start, end);
}

function askLink() {
  const [start, end] = [body.selectionStart, body.selectionEnd];
  words.value = body.value.slice(start, end).replace(/[[\]\n]+/g, " ").trim();
  address.value = "";
  dialog.returnValue = "";
  dialog.onclose = () => {
    if (dialog.returnValue !== "poser") return body.focus();
    let to = address.value.trim().replace(/[\s)]+/g, "");
    if (/^[^\s@/:]+@[^\s@/]+$/.test(to)) to = `mailto:${to}`;
    else if (!/^(https?:\/\/|mailto:|\/)/.test(to)) to = `https://${to}`;
    const text = `[${words.value.replace(/[[\]\n]+/g, " ").trim()}](${to})`;
    return write(text, start, end, start + text.length);
  };
  dialog.showModal();
  (words.value ? address : words).focus();
}

function addTable() {
  const [, end] = chosenLines();
  const gap = body.value.slice(0, end).trim() ? "\n\n" : "";
  const table = "| Quoi | Quand | Où |\n| … | … | … |\n| … | … | … |";
  write(`${gap}${table}\n\n`, end, end, end + gap.length + 2, end + gap.length + 6);
}

const ACTS = { strong: markStrong, link: askLink, table: addTable };
const act = (kind) => (ACTS[kind] ?? (() => markLines(kind)))();

// A list goes on by itself; an empty point ends it.
body.addEventListener("beforeinput", (event) => {
  if (event.inputType !== "insertLineBreak" || body.selectionStart !== body.selectionEnd) return;
  const at = body.selectionStart;
  const start = body.value.lastIndexOf("\n", at - 1) + 1;
  const line = body.value.slice(start, at);
  const point = line.match(/^(?:[-•] |(\d{1,2})([.)]) )/);
  if (!point) return;
  event.preventDefault();
  if (line === point[0]) return void write("", start, at, start, start);
  const next = point[1] ? `\n${Number(point[1]) + 1}${point[2]} ` : `\n${point[0]}`;
  write(next, at, at, at + next.length);
});

body.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const kind = { b: "strong", k: "link" }[event.key.toLowerCase()];
  if (kind) { event.preventDefault(); act(kind); }
});

// One stop of the tab key for the whole bar, then arrows (ARIA Authoring Practices, toolbar).
const buttons = [...bar.querySelectorAll("button")];
const stand = (at) => buttons.forEach((one, number) => { one.tabIndex = number === at ? 0 : -1; });
bar.addEventListener("keydown", (event) => {
  const at = buttons.indexOf(document.activeElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const next = (to + buttons.length) % buttons.length;
  stand(next);
  buttons[next].focus();
});
bar.addEventListener("mousedown", (event) => event.preventDefault());
bar.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) { stand(buttons.indexOf(button)); act(button.dataset.mark); }
});
bar.setAttribute("aria-controls", body.id);
body.before(bar);
stand(0);
bar.hidden = false;
