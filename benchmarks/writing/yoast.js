// Read texts with Yoast's French content assessor; print milliseconds a text and memory as JSON.
// Usage: node yoast.js NODE_MODULES < texts.json
const { readFileSync } = require("node:fs");
const { resolve } = require("node:path");

const build = resolve(process.argv[2], "yoastseo", "build");
const started = process.cpuUsage();
const { Paper, ContentAssessor } = require(build);
const Researcher = require(
  resolve(build, "languageProcessing", "languages", "fr", "Researcher.js"),
).default;
const spent = (since) => {
  const used = process.cpuUsage(since);
  return (used.user + used.system) / 1000;
};
const loading = spent(started);
const texts = JSON.parse(readFileSync(0, "utf-8"));
const times = [];
for (const text of texts) {
  const before = process.cpuUsage();
  const paper = new Paper(text, { locale: "fr_FR" });
  const assessor = new ContentAssessor(new Researcher(paper));
  assessor.assess(paper);
  if (assessor.getValidResults().length < 3) throw new Error("Yoast read nothing");
  times.push(spent(before));
}
const status = readFileSync("/proc/self/status", "utf-8");
const memory = Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)[1]) / 1024);
console.log(JSON.stringify({ loading, times, memory }));
