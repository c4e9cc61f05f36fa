// What is pasted from Word, LibreOffice, Google Docs or a mail becomes light markdown, in one undo.
const SKIPPED = "script,style,head,meta,link,title,xml,svg,img,object,input,[hidden],.MsoFootnoteText,.MsoEndnoteText,.MsoCommentText";
// The notes themselves, and their calls in the text, as each program writes them.
const NOTES = "[style*='mso-element:footnote'],[style*='mso-element:endnote'],[style*='mso-element:comment'],[style*='mso-comment'],.MsoFootnoteReference,.MsoEndnoteReference,.MsoCommentReference,.msocomanchor,.msocomoff,.sdfootnotesym,.sdfootnoteanc,.sdendnotesym,.sdendnoteanc,[id^=sdfootnote],[id^=sdendnote],a[href*='#_ftn'],a[href*='#_edn'],a[href*='#_msocom'],a[href^='#ftnt'],a[href^='#cmnt'],a[name^='_ftn'],a[name^='_msocom']";
const BLOCKS = /^(P|DIV|H[1-6]|LI|UL|OL|TABLE|BLOCKQUOTE|SECTION|ARTICLE|HEADER|FOOTER|CENTER|PRE|HR|DL|DT|DD)$/;
const tidy = (text) => text.replace(/[ \t\n\u00ad]+/g, " ");

// Word hides its own marks of lists, and what is in conditional comments, from other programs.
const isHidden = (node) => /mso-list:\s*Ignore|display:\s*none/i.test(node.getAttribute("style") || "");
const style = (node) => node.getAttribute("style") || "";
// Google Docs wraps everything in a <b> whose weight is normal.
const isBold = (node) => (/^(B|STRONG)$/.test(node.tagName) && !/(^|;)\s*font-weight:\s*(normal|400)/i.test(style(node))) || /(^|;)\s*font-weight:\s*(bold|[6-9]00)/i.test(style(node));
const isItalic = (node) => (/^(I|EM|CITE)$/.test(node.tagName) && !/(^|;)\s*font-style:\s*normal/i.test(style(node))) || /(^|;)\s*font-style:\s*italic/i.test(style(node));

function marked(text, sign) {
  const [, before, words, after] = text.match(/^(\s*)([\s\S]*?)(\s*)$/);
  // A stressed run never crosses a line, nor holds its own sign.
  return words && !words.includes("*") ? before + words.split("\n").map((line) => (line.trim() ? sign + line.trim() + sign : "")).join("\n") + after : text;
}

function inline(node, inHeading) {
  if (node.nodeType === 3) return tidy(node.data);
  if (node.nodeType !== 1 || isHidden(node)) return "";
  if (node.tagName === "BR") return "\n";
  let text = [...node.childNodes].map((one) => inline(one, inHeading)).join("");
  if (node.tagName === "A") {
    const to = node.getAttribute("href") || "";
    const words = text.trim();
    if (/^(https?:\/\/|mailto:)[^\s)]+$/.test(to) && words && !inHeading && !/[[\]\n]/.test(words)) return text.replace(words, () => `[${words}](${to})`);
    return text;
  }
  if (inHeading) return text;
  if (isBold(node) && isItalic(node)) return marked(text, "**");
  if (isBold(node)) text = marked(text, "**");
  else if (isItalic(node)) text = marked(text, "*");
  return text;
}

const line = (node, inHeading = false) => [...node.childNodes].map((one) => inline(one, inHeading)).join("")
  .replace(/\*\*(\s?)\*\*/g, "$1").replace(/ *\n */g, "\n").replace(/[ \t]{2,}/g, " ").trim();
const oneLine = (node, plain) => line(node, plain).replace(/\s*\n\s*/g, " ");

function heading(node) {
  const level = /^H([1-6])$/.exec(node.tagName) || /(?:MsoHeading|Heading|Titre)\s?([1-6])/i.exec(node.className);
  return level || /MsoTitle\b/.test(node.className);
}

function table(node) {
  const rows = [...node.rows].map((row) => [...row.cells].map((cell) => oneLine(cell, true).replace(/\|/g, "/")));
  const full = rows.filter((row) => row.some(Boolean));
  // A table of one cell only frames its words.
  if (full.every((row) => row.length === 1)) return full.map((row) => row[0]).join("\n\n");
  return full.map((row) => `| ${row.join(" | ")} |`).join("\n");
}

function list(node, out) {
  const ordered = node.tagName === "OL";
  let number = 0;
  for (const item of node.children) {
    // Google Docs and old mails put a nested list beside its point, not inside.
    if (/^(UL|OL)$/.test(item.tagName)) { list(item, out); continue; }
    const words = item.cloneNode(true);
    for (const inner of words.querySelectorAll("ul,ol")) inner.remove();
    const text = oneLine(words);
    if (text) out.push([ordered ? `${(number += 1)}. ${text}` : `- ${text}`, ordered ? "step" : "point"]);
    for (const inner of item.querySelectorAll(":scope > ul, :scope > ol")) list(inner, out);
  }
}

// Word writes a list as paragraphs: its own sign stands in a run that others are told to ignore.
function wordPoint(node) {
  const isPoint = /mso-list:\s*l\d/i.test(style(node)) || /MsoListParagraph/.test(node.className);
  if (!isPoint) return null;
  const sign = [...node.querySelectorAll("span")].find(isHidden)?.textContent.trim() || "";
  const number = /^(\d+)[.)]?/.exec(sign);
  const text = oneLine(node).replace(sign && !number ? /^[·•o§–-]\s+/ : /^$/, "");
  return text && [number ? `${number[1]}. ${text}` : `- ${text}`, number ? "step" : "point"];
}

function walk(node, out) {
  let loose = [];
  const flush = () => {
    const box = document.createElement("p");
    box.append(...loose.map((one) => one.cloneNode(true)));
    loose = [];
    const text = line(box);
    if (text) out.push([text, "text"]);
  };
  for (const one of node.childNodes) {
    if (one.nodeType !== 1) { if (one.nodeType === 3) loose.push(one); continue; }
    if (isHidden(one)) continue;
    const holds = one.querySelector("p,div,h1,h2,h3,h4,h5,h6,ul,ol,table,blockquote");
    if (!BLOCKS.test(one.tagName) && !holds) { loose.push(one); continue; }
    flush();
    const point = one.tagName === "P" && wordPoint(one);
    if (point) out.push(point);
    else if (heading(one)) { const text = oneLine(one, true); if (text) out.push([`## ${text}`, "text"]); }
    else if (/^(UL|OL)$/.test(one.tagName)) list(one, out);
    else if (one.tagName === "TABLE") { const text = table(one); if (text) out.push([text, "text"]); }
    else if (one.tagName === "BLOCKQUOTE" || /Quote|Citation/i.test(one.className)) {
      const inner = [];
      walk(one, inner);
      if (inner.length) out.push([inner.map(([text]) => text).join("\n").split("\n").map((words) => `> ${words}`).join("\n"), "text"]);
    } else walk(one, out);
  }
  flush();
}

/** Return the light markdown of pasted HTML, and whether notes or comments were left out. */
export function markdownOf(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const notes = page.querySelectorAll(NOTES);
  let dropped = false;
  for (const note of notes) {
    dropped = true;
    const around = note.closest("sup") || note;
    around.remove();
  }
  for (const one of page.querySelectorAll(SKIPPED)) {
    if (/FootnoteText|EndnoteText|CommentText/.test(one.className)) dropped = true;
    one.remove();
  }
  const out = [];
  walk(page.body, out);
  let text = "";
  let last = "";
  for (const [words, kind] of out) {
    text += (text ? (kind === last && kind !== "text" ? "\n" : "\n\n") : "") + words;
    last = kind;
  }
  return { text: text.replace(/\n{3,}/g, "\n\n"), dropped };
}

// A heading or a list that follows words on their own line would be read as words.
function apart(text, before, after) {
  if (!/\n|^(## |- |1\. |> |\| )/.test(text)) return text;
  const head = !before.trim() || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const tail = !after.trim() || after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  return head + text + tail;
}

function paste(event) {
  const html = event.clipboardData?.getData("text/html");
  if (!html) return;
  const { text, dropped } = markdownOf(html);
  const plain = event.clipboardData.getData("text/plain");
  // A word or a line pasted inside a sentence has no form to keep.
  if (!text || (text === plain.trim() && !dropped)) return;
  event.preventDefault();
  const field = event.target;
  const before = field.value;
  const { selectionStart: start, selectionEnd: end } = field;
  // Moved, the cursor closes what was being typed: one Ctrl+Z then takes away the paste and no more.
  field.setSelectionRange(0, 0);
  field.setSelectionRange(start, end);
  const whole = apart(text, before.slice(0, start), before.slice(end));
  if (!document.execCommand("insertText", false, whole) || field.value === before) {
    field.setRangeText(whole, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const notice = document.querySelector("[data-paste-notice]");
  notice.textContent = dropped ? "Collé sans les notes de bas de page." : "Collé avec sa mise en forme. Ctrl + Z l’annule.";
}

document.querySelector("#editor [name=body]")?.addEventListener("paste", paste);
