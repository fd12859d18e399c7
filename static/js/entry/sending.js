// One attempt to bring the form to the server, and what became of it.

const OUTCOMES = { 200: "saved", 401: "signed_out", 403: "signed_out", 404: "not_yours", 409: "conflict", 410: "gone" };
const NO_CONNECTION = { kind: "no_connection" };
const OPTIONS = { method: "POST", redirect: "manual", cache: "no-store", keepalive: true };
const LONGEST_WAIT = 20_000;

/** Everything that stands in the form now, and what it took. */
export function contentsOf(form, effort) {
  const contents = new URLSearchParams(new FormData(form));
  for (const [name, value] of Object.entries(effort)) contents.set(name, value);
  return contents;
}

/** @returns an object with the `kind` of OUTCOMES, or no_connection, and what the server answered with it */
export async function send(form, body) {
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value); // another one after signing in again
  try {
    const signal = AbortSignal.timeout(LONGEST_WAIT);
    const answer = await fetch(form.dataset.autosaveUrl, { ...OPTIONS, body, signal });
    if (answer.type === "opaqueredirect") return { kind: "signed_out" };
    const kind = OUTCOMES[answer.status];
    if (!kind) return NO_CONNECTION;
    const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
    return { ...(isJson ? await answer.json() : {}), kind };
  } catch {
    return NO_CONNECTION;
  }
}
