// "Zet wat openstaat op Niet gescoord" without a trip to the server, which does the same without JavaScript.

export function fillOpenCriteriaOnClick(form, button) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    for (const none of form.querySelectorAll('.score input[value="none"]')) {
      if (!form.elements[none.name].value) none.checked = true;
    }
    form.dispatchEvent(new Event("input"));
    form.dispatchEvent(new Event("change"));
  });
}
