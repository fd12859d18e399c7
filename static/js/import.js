// Follows the work on a file: asks every second how far it is, and shows the page anew once it has ended.

const part = document.querySelector("[data-progress-url]");
const bar = part.querySelector("progress");
const text = part.querySelector("[data-progress-text]");
const said = part.querySelector("[data-progress-said]");
const note = part.querySelector("[data-progress-note]");
const EVERY = 1000;
const AFTER_A_FAILURE = 5000;

let lastTenth = 0;

/** Aloud only once per tenth: a screen reader that counts along says nothing else any more. */
function say(progress) {
  const tenth = progress.total ? Math.floor((10 * progress.done) / progress.total) : 0;
  if (tenth > lastTenth) said.textContent = progress.text;
  lastTenth = tenth;
}

function show(progress) {
  text.textContent = progress.text;
  note.textContent = progress.note;
  note.hidden = !progress.note;
  if (progress.total) {
    bar.max = progress.total;
    bar.value = progress.done;
  } else bar.removeAttribute("value");
  say(progress);
}

async function look() {
  try {
    const answer = await fetch(part.dataset.progressUrl, { redirect: "manual", cache: "no-store" });
    const progress = answer.ok ? await answer.json() : null;
    if (progress && !progress.is_running) location.reload();
    else if (progress) {
      show(progress);
      setTimeout(look, EVERY);
    } else setTimeout(look, AFTER_A_FAILURE); // signed out: the warning of the session says so
  } catch {
    setTimeout(look, AFTER_A_FAILURE);
  }
}

setTimeout(look, EVERY);
