// Which explanations are open is remembered by the server, for the next form.
import { remember } from "./remembering.js";

const AFTER_TOGGLE = 500;

export function rememberExplanations(form) {
  const open = () => [...form.querySelectorAll("details[data-explains][open]")].map((one) => one.dataset.explains);
  let remembered = open().join();
  let timer;
  form.addEventListener(
    "toggle", // does not bubble; also comes once for what is open from the start
    () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (open().join() === remembered) return;
        remembered = open().join();
        remember(form, form.dataset.explanationsUrl, { open: open() });
      }, AFTER_TOGGLE);
    },
    true,
  );
}
