// Whether the scores so far count, by the rules and in the words that the server sent (live_parameters in
// measurements/domain/verdict_text.py). A pure function: no page, no network; a test holds it equal to the server's.

/** @param scores an object: criterion field -> true (Ja), false (Nee) or null (not scored, or not answered yet) */
export function verdict(scores, parameters) {
  const counts = countScores(scores, parameters.criteria);
  const broken = parameters.rules.filter((rule) => counts[rule.count] < rule.minimum).map((rule) => rule.code);
  return {
    broken,
    counts: broken.length === 0,
    head: broken.length === 0 ? parameters.heads.counts : parameters.heads.not_yet,
    lines: parameters.rules
      .filter((rule) => rule.code in parameters.words)
      .map((rule) => line(rule, counts[rule.count], parameters)),
  };
}

function countScores(scores, criteria) {
  const number = (kind, test) => criteria.filter((one) => one.kind === kind && test(scores[one.field])).length;
  const isScored = (score) => score === true || score === false;
  const isMet = (score) => score === true;
  const counts = {
    process_scored: number("process", isScored),
    process_met: number("process", isMet),
    outcome_scored: number("outcome", isScored),
    outcome_met: number("outcome", isMet),
  };
  return { ...counts, scored: counts.process_scored + counts.outcome_scored };
}

function line(rule, n, parameters) {
  const missing = rule.minimum - n;
  const words = parameters.words[rule.code];
  const template = missing <= 0 ? words.state : missing === 1 ? words.todo_one : words.todo;
  const values = { n, missing, minimum: rule.minimum, total: parameters.totals[rule.count] };
  const text = template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  return { code: rule.code, is_kept: missing <= 0, text };
}
