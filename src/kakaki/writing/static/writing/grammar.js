// Ask for the grammar of a text after the quick advice: it comes later, or not at all.
// grammar(fields, { url, token, signal }) gives a promise of findings, in the shape of those of panel.js;
// it is empty where Grammalecte is not installed, without a line, and when `signal` says to stop.
const TRIES = 4;
const pause = (time) => new Promise((done) => { setTimeout(done, time); });

export async function grammar(fields, { url, token, signal }) {
  let findings = [];
  for (let tried = 0; tried < TRIES; tried += 1) {
    try {
      const answer = await fetch(url, {
        method: "POST",
        signal,
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token },
        body: JSON.stringify({ fields }),
      });
      if (!answer.ok) return findings;
      const data = await answer.json();
      findings = data.findings;
      if (data.is_complete) return findings;
    } catch {
      return signal?.aborted ? [] : findings;
    }
    await pause(800 * (tried + 1));
  }
  return findings;
}
