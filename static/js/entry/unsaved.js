// Warns before somebody leaves the page with input that is on no server yet.

/** @param isUnsaved a function; the buttons of the form take the input along, so they need no warning */
export function warnAboutUnsavedInput(form, isUnsaved) {
  let isSubmitted = false;
  form.addEventListener("submit", (event) => (isSubmitted = !event.defaultPrevented));
  form.addEventListener("input", () => (isSubmitted = false));
  window.addEventListener("beforeunload", (event) => {
    if (!isSubmitted && isUnsaved()) event.preventDefault();
  });
}

/** Whether anything was typed since the page came, for a form that is not saved by itself. */
export function wasTypedIn(form) {
  let isTypedIn = form.hasAttribute("data-unsaved");
  form.addEventListener("input", () => (isTypedIn = true));
  return () => isTypedIn;
}
