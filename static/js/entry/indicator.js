// Keeps progress and verdict beside the form up to date while somebody answers.
import { verdict } from "./rules.js";

const SCORES = { yes: true, no: false, none: null };

export function watchScores(form, aside) {
  const parameters = JSON.parse(document.getElementById("rule-parameters").textContent);
  const fields = parameters.criteria.map((criterion) => criterion.field);
  const show = () => showVerdict(aside, answersOf(form, fields), parameters);
  form.addEventListener("change", show);
  show();
}

function answersOf(form, fields) {
  return Object.fromEntries(fields.map((field) => [field, form.elements[field].value]));
}

function showVerdict(aside, answers, parameters) {
  const scores = Object.fromEntries(Object.entries(answers).map(([field, answer]) => [field, SCORES[answer] ?? null]));
  const answered = Object.values(answers).filter((answer) => answer in SCORES).length;
  const now = verdict(scores, parameters);
  aside.querySelector("[data-answered]").textContent = answered;
  aside.querySelector("progress").value = answered;
  const head = aside.querySelector("[data-head]");
  if (head.textContent !== now.head) head.textContent = now.head; // a live region: silent as long as nothing changes
  head.className = now.counts ? "verdict verdict--good" : "verdict verdict--open";
  for (const line of now.lines) showLine(aside.querySelector(`[data-rule="${line.code}"]`), line);
}

function showLine(item, line) {
  item.textContent = line.text;
  item.className = line.is_kept ? "rule rule--kept" : "rule";
}
