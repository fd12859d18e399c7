// From one question to the next.

const QUESTIONS = ".field, .criterion";
const CHOSEN_OR_FIRST = ["input:checked", "input"];

/** Moves focus to the answer of the next question, or to the first of its answers; after the last to the way on. */
export function goToNextQuestion(form, from) {
  const questions = [...form.querySelectorAll(QUESTIONS)];
  const next = questions[questions.indexOf(from.closest(QUESTIONS)) + 1];
  const found = CHOSEN_OR_FIRST.map((which) => next?.querySelector(which)).find(Boolean);
  (found ?? form.querySelector(".finish .button--next")).focus();
}

/** Enter in a question goes to the next one; it never sends the form. */
export function goOnByEnter(form) {
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !event.target.matches("input")) return;
    event.preventDefault();
    goToNextQuestion(form, event.target);
  });
}
