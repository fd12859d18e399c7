// Warns before somebody leaves the page with input that is on no server yet.

export function warnAboutUnsavedInput(form) {
  let isUnsaved = form.hasAttribute("data-unsaved");
  form.addEventListener("input", () => (isUnsaved = true));
  form.addEventListener("submit", () => (isUnsaved = false));
  window.addEventListener("beforeunload", (event) => {
    if (isUnsaved) event.preventDefault();
  });
}
