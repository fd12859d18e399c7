// Whether the person of this page is signed in again, in another tab.

/** Hands what the server says on to session.js, which renews the tokens in the page, or leaves it to somebody else. */
export async function isSignedInAgain() {
  const { stateUrl, person } = document.getElementById("session").dataset;
  try {
    const answer = await fetch(stateUrl, { redirect: "manual", cache: "no-store" });
    if (!answer.ok) return false;
    const state = await answer.json();
    document.dispatchEvent(new CustomEvent("session:state", { detail: state }));
    return state.person === Number(person);
  } catch {
    return false;
  }
}
