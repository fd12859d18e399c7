// The entry form with JavaScript; every part of it also works without.
import { watchScores } from "./indicator.js";
import { fillOpenCriteriaOnClick } from "./open_criteria.js";
import { warnAboutUnsavedInput } from "./unsaved.js";

const form = document.getElementById("entry");
const aside = document.getElementById("voortgang");

watchScores(form, aside);
warnAboutUnsavedInput(form);
fillOpenCriteriaOnClick(form, form.querySelector('button[value="fill"]'));
aside.querySelector("details").open = window.matchMedia("(min-width: 56rem)").matches;
document.querySelector(".error-summary")?.focus();
form.setAttribute("data-ready", "");
