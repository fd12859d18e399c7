// What filling in takes: seconds between inputs, and how often an answer is given.

const LONGEST_PAUSE = 30; // seconds; somebody who is away longer has the form no more at hand

export function measureEffort(form) {
  let seconds = 0;
  let changes = 0;
  let last = null;
  form.addEventListener("input", () => {
    const now = performance.now() / 1000;
    if (last !== null) seconds += Math.min(now - last, LONGEST_PAUSE);
    last = now;
  });
  form.addEventListener("change", () => (changes += 1));
  return {
    soFar: () => ({ seconds: Math.floor(seconds), changes }),
    arrived(sent) {
      seconds -= sent.seconds;
      changes -= sent.changes;
    },
  };
}
