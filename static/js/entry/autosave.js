// Keeps the draft on the server while somebody fills it in; nothing is kept in the browser.
// One request at a time. What did not arrive is tried again, and stays on the page until it did.
import { measureEffort } from "./effort.js";
import { contentsOf, send } from "./sending.js";
import { isSignedInAgain } from "./signing_in.js";

const AFTER_INPUT = 800;
const TRY_AGAIN = 5000;
const TROUBLE = ["no_connection", "signed_out"];
const NOTHING_YET = { kind: "saved", not_saved: [] };

/** @param tell a function that is told each state: {kind: "saving"}, or an outcome of sending.js */
export function autosave(form, tell) {
  const effort = measureEffort(form);
  let state = NOTHING_YET;
  let inputs = form.hasAttribute("data-unsaved") ? 1 : 0;
  let arrived = 0; // how many of these inputs the server has
  let unanswered = null; // a save that may have arrived: it goes again as it was, or it would conflict with itself
  let underway = null;
  let timer;

  const isBehind = () => inputs > arrived || underway !== null;
  const mayTry = () => state.kind === "saved" || TROUBLE.includes(state.kind);
  const saveIn = (milliseconds) => {
    clearTimeout(timer);
    if (mayTry()) timer = setTimeout(save, milliseconds);
  };

  function save() {
    clearTimeout(timer);
    if (mayTry()) underway ??= attempt().finally(() => (underway = null));
    return underway;
  }

  async function attempt() {
    const spent = effort.soFar();
    const now = unanswered ?? { contents: contentsOf(form, spent), spent, upTo: inputs };
    if (state.kind === "saved") tell({ kind: "saving" });
    state = await sendAsWhoSignedIn(now.contents);
    unanswered = state.kind === "no_connection" ? now : null;
    if (state.kind === "saved") {
      form.elements.version.value = state.version;
      arrived = now.upTo;
      effort.arrived(now.spent);
    }
    if (TROUBLE.includes(state.kind)) saveIn(TRY_AGAIN);
    else if (inputs > arrived) saveIn(AFTER_INPUT);
    tell(state);
  }

  async function sendAsWhoSignedIn(contents) {
    if (state.kind === "signed_out" && !(await isSignedInAgain())) return state;
    const outcome = await send(form, contents);
    const maySendAgain = outcome.kind === "signed_out" && (await isSignedInAgain());
    return maySendAgain ? send(form, contents) : outcome;
  }

  async function saveAll() {
    do await save();
    while (state.kind === "saved" && isBehind());
    return !isBehind();
  }

  form.addEventListener("input", () => {
    inputs += 1;
    saveIn(AFTER_INPUT);
  });
  form.addEventListener("submit", async (event) => {
    if (!isBehind()) return;
    event.preventDefault(); // first what was typed, then the way on; without a connection the page stays
    if (await saveAll()) form.requestSubmit(event.submitter);
    else tell(state);
  });
  const saveNow = () => inputs > arrived && save();
  window.addEventListener("online", saveNow);
  window.addEventListener("pagehide", saveNow);
  document.addEventListener("visibilitychange", () => document.hidden && saveNow());
  if (inputs) saveIn(0);

  return {
    isUnsaved: () => isBehind() || Boolean(state.not_saved?.length),
    /** Nothing more until somebody chose between two versions. */
    wait: (conflict) => (state = conflict),
    /** Saves over the version that somebody else made, knowingly. */
    replace(version) {
      form.elements.version.value = version;
      state = NOTHING_YET;
      save();
    },
    /** Lets what stands on the page go, for the version of somebody else. */
    letGo() {
      arrived = inputs;
      state = NOTHING_YET;
    },
  };
}
