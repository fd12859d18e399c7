/* A button that copies the address of the page. Without this module, or without a clipboard, the address stands there
   to be copied by hand and the button stays hidden.

   <button data-copies="id of the element with the text" hidden>, and after it an element with role status. */

for (const button of document.querySelectorAll("[data-copies]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copies).textContent.trim();
    const status = button.nextElementSibling;
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = "Gekopieerd.";
    } catch {
      status.textContent = "Kopiëren lukt niet. Selecteer het adres en kopieer het zelf.";
    }
  });
}
