// 1 or J = Ja, 0 or N = Nee, - = Niet gescoord, and on to the next question: only with focus on the answers of a
// criterion (WCAG 2.1.4), and never after mouse, touch or arrows (3.2.2).
import { goToNextQuestion } from "./questions.js";
import { remember } from "./remembering.js";

const ANSWERS = { 1: "yes", j: "yes", 0: "no", n: "no", "-": "none" };

export function answerByKey(form, keys) {
  const button = keys.querySelector("[role=switch]");
  const isOn = () => button.getAttribute("aria-checked") === "true";
  keys.hidden = false;

  form.addEventListener("keydown", (event) => {
    const answer = ANSWERS[event.key.toLowerCase()];
    const isOurs = isOn() && answer && event.target.matches(".score input");
    if (!isOurs || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    choose(event.target.closest(".score").querySelector(`input[value="${answer}"]`));
    goToNextQuestion(form, event.target);
  });

  button.addEventListener("click", () => {
    const on = !isOn();
    button.setAttribute("aria-checked", on);
    remember(form, button.dataset.url, { shown: "uses_shortcut_keys", ...(on && { uses_shortcut_keys: "on" }) });
  });
}

function choose(input) {
  if (input.checked) return;
  input.checked = true;
  for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
}
