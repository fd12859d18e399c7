// Lets the server remember how somebody likes the form. Nothing is said when that fails: the page works all the same.

/** @param fields an object of field name -> value or list of values */
export async function remember(form, url, fields) {
  const body = new URLSearchParams({ csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) body.append(name, value);
  await fetch(url, { method: "POST", body, redirect: "manual", keepalive: true }).catch(() => {});
}
