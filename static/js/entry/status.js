// The line that says whether the draft is kept, and the same aloud whenever that becomes another story.

const NOT_KEPT = "Uw laatste invoer is niet bewaard, maar staat nog op dit scherm.";
const WORDS = {
  saving: () => "Bezig met bewaren",
  saved: (state) => `Concept bewaard om ${state.saved_at}${butNot(state.not_saved)}`,
  no_connection: () => "Geen verbinding. Uw invoer staat nog op dit scherm; we proberen het opnieuw.",
  signed_out: () => "U bent niet meer ingelogd. Log in in een ander tabblad; uw invoer staat nog op dit scherm.",
  not_yours: () => `Dit concept is niet meer van u. ${NOT_KEPT}`,
  conflict: () => "Ergens anders is iets anders bewaard. Kies boven het formulier wat blijft.",
  gone: (state) => `${state.message} ${NOT_KEPT}`,
};

function butNot(problems) {
  return problems.length ? `. Nog niet bewaard: ${problems.map((one) => one.label.toLowerCase()).join(", ")}.` : "";
}

/** @param panel holds a line [data-status] to look at, and a live region [data-aloud] that must not chatter */
export function statusLine(panel) {
  const line = panel.querySelector("[data-status]");
  const aloud = panel.querySelector("[data-aloud]");
  let lastStory;
  return {
    show(state) {
      line.textContent = WORDS[state.kind](state);
      line.dataset.status = state.kind;
      if (state.url) line.append(" ", linkTo(state.url));
    },
    /** Says it aloud, unless it is the story that was told last: the next save is no news. */
    say(state) {
      const story = state.kind + butNot(state.not_saved ?? []);
      if (story !== lastStory) aloud.textContent = WORDS[state.kind](state);
      lastStory = story;
    },
  };
}

function linkTo(url) {
  const link = document.createElement("a");
  link.href = url;
  link.textContent = "Naar deze meting";
  return link;
}
