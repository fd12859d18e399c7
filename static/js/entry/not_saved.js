// What the server could not keep, beside its field and in the words of the server.

/** A function for each state "saved", which waits with `show` while somebody still types where it went wrong. */
export function afterTyping(form, show) {
  let waiting = null;
  const isTyping = () => waiting.not_saved.some((problem) => problem.field === document.activeElement?.name);
  const look = () => {
    if (!waiting || isTyping()) return;
    show(waiting);
    waiting = null;
  };
  form.addEventListener("focusout", () => setTimeout(look)); // by then focus is where it goes
  return (state) => {
    waiting = state;
    look();
  };
}

/** A function that puts these problems beside their fields; what was wrong with a field goes once it is kept. */
export function messagesBeside(form) {
  const touched = new Set();
  form.addEventListener("change", (event) => event.target.name && touched.add(event.target.name));
  return (problems) => {
    for (const field of touched) clear(form, field);
    touched.clear();
    for (const problem of problems) {
      put(form, problem);
      touched.add(problem.field);
    }
  };
}

function put(form, { field, message }) {
  const { input, box, line } = partsOf(form, field);
  const said = line ?? document.createElement("p");
  Object.assign(said, { id: `id_${field}_error`, className: "field-error", textContent: message });
  if (!line) box.querySelector("label, legend").after(said);
  box.classList.add("field--error");
  if (input.type !== "text") return;
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", said.id);
}

function clear(form, field) {
  const { input, box, line } = partsOf(form, field);
  line?.remove();
  box?.classList.remove("field--error", "criterion--error");
  if (input?.type !== "text") return;
  input.removeAttribute("aria-invalid");
  input.removeAttribute("aria-describedby");
}

function partsOf(form, field) {
  const input = form.querySelector(`[name="${CSS.escape(field)}"]`);
  return { input, box: input?.closest(".field, .criterion"), line: document.getElementById(`id_${field}_error`) };
}
