// Draw lines under the words that an advice speaks of, in a layer with the geometry of the field.
const COPIED = [
  "fontFamily", "fontSize", "fontWeight", "fontStyle", "fontStretch", "fontVariant", "letterSpacing", "wordSpacing",
  "textTransform", "textIndent", "textAlign", "tabSize", "direction", "paddingTop", "paddingRight", "paddingBottom", "paddingLeft",
];
const FORMS = { "à corriger": "fix", "à vérifier": "check", "à vous de juger": "judge" };
// A whole sentence under a wave cannot be read: its first words show where it begins.
const LONG = 80;
const shownEnd = (text, { from, to }) =>
  to - from > LONG ? from + (text.slice(from, to).match(/^\s*(?:\S+\s+){2}\S+/)?.[0].length ?? LONG) : to;

export function layerOver(field) {
  const layer = document.createElement("div");
  const words = document.createElement("div");
  const isLine = field.localName === "input";
  layer.className = "under-layer";
  layer.ariaHidden = "true";
  layer.append(words);
  field.parentElement.classList.add("under-field");
  field.after(layer);

  function follow() {
    words.style.transform = `translate(${-field.scrollLeft}px,${-field.scrollTop}px)`;
  }

  function lay() {
    const style = getComputedStyle(field);
    for (const name of COPIED) words.style[name] = style[name];
    words.style.whiteSpace = isLine ? "pre" : "pre-wrap";
    const inside = field.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
    words.style.lineHeight = isLine ? `${inside}px` : style.lineHeight;
    Object.assign(layer.style, {
      left: `${field.offsetLeft + field.clientLeft}px`,
      top: `${field.offsetTop + field.clientTop}px`,
      width: `${field.clientWidth}px`,
      height: `${field.clientHeight}px`,
    });
    follow();
  }

  // Findings may lie over one another: each stretch between two edges takes the gravest of them.
  function draw(findings, current) {
    const text = field.value;
    const ends = new Map(findings.map((one) => [one, shownEnd(text, one)]));
    const edges = [0, text.length];
    for (const one of findings) edges.push(one.from, ends.get(one));
    if (current) edges.push(current.from, current.to);
    const sorted = [...new Set(edges)].sort((a, b) => a - b);
    const parts = sorted.slice(0, -1).map((start, at) => {
      const piece = text.slice(start, sorted[at + 1]);
      const over = findings.filter((one) => one.from <= start && start < ends.get(one));
      const grave = Object.keys(FORMS).find((name) => over.some((one) => one.class === name));
      const isHere = current && current.from <= start && start < current.to;
      if (!grave && !isHere) return piece;
      const mark = document.createElement("span");
      mark.className = `${grave ? `under under-${FORMS[grave]}` : ""}${isHere ? " under-here" : ""}`.trim();
      mark.textContent = piece;
      return mark;
    });
    // The last empty line of a text has no height unless something stands on it.
    words.replaceChildren(...parts, "\u200b");
    lay();
  }

  // Where the words of the current finding end, in pixels below the top of the field's own block.
  function below() {
    const marks = words.querySelectorAll(".under-here");
    const last = marks[marks.length - 1]?.getClientRects();
    const box = field.parentElement.getBoundingClientRect();
    const area = field.getBoundingClientRect();
    const bottom = last?.length ? last[last.length - 1].bottom : area.bottom;
    return Math.min(Math.max(bottom, area.top), area.bottom) - box.top + 6;
  }

  // A place that the field has scrolled away comes back near its middle.
  function reveal() {
    const mark = words.querySelector(".under-here");
    if (!mark) return;
    const area = field.getBoundingClientRect();
    const place = mark.getBoundingClientRect();
    if (place.top < area.top || place.bottom > area.bottom - 8) field.scrollTop += place.top - area.top - area.height / 3;
    if (isLine && (place.left < area.left || place.right > area.right)) field.scrollLeft += place.left - area.left - area.width / 3;
    follow();
  }

  field.addEventListener("scroll", follow);
  const watch = new ResizeObserver(lay);
  watch.observe(field);
  watch.observe(field.parentElement);
  return { draw, below, reveal };
}
