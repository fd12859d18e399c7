// Two versions of one draft: both are shown, and somebody chooses. Until then nothing is saved.

/** A function that shows a conflict as the server sends it; one that came with the page is there already. */
export function conflictPanel(form, saver) {
  const place = document.querySelector("[data-conflict]");
  const show = ({ version, html }) => {
    const before = document.activeElement;
    if (html) place.innerHTML = html; // a piece of page of our own server
    place.querySelector('[data-keep="here"]').addEventListener("click", (event) => {
      event.preventDefault();
      place.replaceChildren();
      saver.replace(version);
      (form.contains(before) ? before : form.querySelector("input:not([type=hidden])")).focus();
    });
    place.querySelector('[data-keep="there"]').addEventListener("click", () => saver.letGo());
    place.firstElementChild.focus();
  };
  if (place.firstElementChild) {
    const conflict = { kind: "conflict", version: form.elements.version.value };
    saver.wait(conflict);
    show(conflict);
  }
  return show;
}
