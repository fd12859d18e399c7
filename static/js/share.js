/* The buttons that pass a page on: one copies its address, one prints it. Without this module both stay hidden; without
   a clipboard the address stands there to be copied by hand.

   <button data-copies="id of the element with the text" hidden>, and after it an element with role status.
   <button data-prints hidden>: sends the event "print-asked"; who cancels it prints when the page is ready for it. */

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

for (const button of document.querySelectorAll("[data-prints]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    if (window.dispatchEvent(new Event("print-asked", { cancelable: true }))) window.print();
  });
}
