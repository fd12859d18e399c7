// The entry form with JavaScript; all but the keys and saving by itself also works without.
import { autosave } from "./autosave.js";
import { makeRoomForBar } from "./bar.js";
import { conflictPanel } from "./conflict.js";
import { rememberExplanations } from "./explanations.js";
import { watchScores } from "./indicator.js";
import { afterTyping, messagesBeside } from "./not_saved.js";
import { fillOpenCriteriaOnClick } from "./open_criteria.js";
import { goOnByEnter } from "./questions.js";
import { answerByKey } from "./shortcut_keys.js";
import { statusLine } from "./status.js";
import { warnAboutUnsavedInput, wasTypedIn } from "./unsaved.js";

const form = document.getElementById("entry");
const aside = document.getElementById("voortgang");

watchScores(form, aside);
fillOpenCriteriaOnClick(form, form.querySelector('button[value="fill"]'));
answerByKey(form, form.querySelector("[data-keys]"));
goOnByEnter(form);
rememberExplanations(form);
makeRoomForBar(aside);
if (form.dataset.autosaveUrl) saveByItself();
else warnAboutUnsavedInput(form, wasTypedIn(form));
aside.querySelector("details").open = window.matchMedia("(min-width: 56rem)").matches;
document.querySelector(".error-summary")?.focus();
form.setAttribute("data-ready", "");

function saveByItself() {
  const status = statusLine(aside);
  const showBeside = messagesBeside(form);
  const tellSaved = afterTyping(form, (state) => {
    status.say(state);
    showBeside(state.not_saved);
  });
  const saver = autosave(form, (state) => {
    status.show(state);
    if (state.kind === "saved") tellSaved(state);
    else if (state.kind !== "saving") status.say(state);
    if (state.kind === "conflict") showConflict(state);
  });
  const showConflict = conflictPanel(form, saver);
  warnAboutUnsavedInput(form, saver.isUnsaved);
}
