// Warns before the session ends, puts the end off when asked, and covers the page once it is over.
// What somebody typed stays on the page: after signing in again in another tab the same page goes on.

const dialog = document.getElementById("session");
const form = dialog.querySelector("form");
const warnBefore = Number(dialog.dataset.warnBefore) * 1000;
const TICK = 1000;
const ANNOUNCE_EVERY = 30;

let endsAt = Date.now() + Number(dialog.dataset.secondsLeft) * 1000;
let phase = "quiet"; // quiet, asking, idle, too_long, ended

function inWords(milliseconds) {
  const seconds = Math.max(ANNOUNCE_EVERY, Math.ceil(milliseconds / 1000 / ANNOUNCE_EVERY) * ANNOUNCE_EVERY);
  if (seconds < 60) return `${seconds} seconden`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "1 minuut" : `${minutes} minuten`;
}

function say(words) {
  for (const line of dialog.querySelectorAll("[data-says]")) line.hidden = line.dataset.says !== words;
}

function show(next) {
  phase = next;
  say(next);
  for (const control of dialog.querySelectorAll("[data-when]")) control.hidden = control.dataset.when !== next;
  dialog.classList.toggle("dialog--covering", next === "ended");
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("[data-when]:not([hidden])").focus();
}

function quiet() {
  phase = "quiet";
  if (dialog.open) dialog.close();
}

function update(left) {
  const words = inWords(left);
  for (const place of dialog.querySelectorAll("[data-time]")) {
    if (place.textContent !== words) place.textContent = words; // only changes are read aloud
  }
}

async function ask(url, options = {}) {
  const answer = await fetch(url, { redirect: "manual", cache: "no-store", ...options });
  return answer.ok ? answer.json() : null;
}

function take(state) {
  endsAt = Date.now() + state.seconds_left * 1000;
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = state.token;
  if (state.person !== Number(dialog.dataset.person)) location.assign("/");
  else if (state.seconds_left * 1000 > warnBefore) quiet();
  else {
    update(state.seconds_left * 1000);
    show(state.can_extend ? "idle" : "too_long");
  }
}

async function look() {
  phase = "asking"; // another tab may have made the session longer, or ended it
  try {
    const state = await ask(dialog.dataset.stateUrl);
    if (state) take(state);
    else show("ended");
  } catch {
    if (Date.now() >= endsAt) show("ended");
    else {
      update(endsAt - Date.now());
      show("idle");
    }
  }
}

function tick() {
  const left = endsAt - Date.now();
  if (phase === "quiet" && left <= warnBefore) look();
  else if ((phase === "idle" || phase === "too_long") && left <= 0) look();
  else if (phase === "idle" || phase === "too_long") update(left);
}

async function attempt(url, options) {
  try {
    const state = await ask(url, options);
    if (state) take(state);
    else say("failed");
  } catch {
    say("failed");
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  attempt(form.action, { method: "POST", body: new FormData(form) });
});
form.querySelector("[data-resume]").addEventListener("click", () => attempt(dialog.dataset.stateUrl));
form.querySelector("[data-close]").addEventListener("click", () => dialog.close());
dialog.addEventListener("cancel", (event) => {
  if (phase === "ended") event.preventDefault(); // Escape must not uncover the page
});
document.addEventListener("session:state", (event) => take(event.detail)); // another module has asked
document.addEventListener("visibilitychange", tick);
window.addEventListener("pageshow", (event) => event.persisted && look());
setInterval(tick, TICK);
