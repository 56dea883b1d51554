/**
 * States of a call and the transitions between them. A call that ended has no state.
 *
 * calling     this side's offer is being made or waits for an answer
 * ringing     the other side's offer waits for this person
 * connecting  both agreed; descriptions and candidates are exchanged
 * in-call     connected
 * interrupted connected before, and nothing arrives now
 */
const TRANSITIONS = {
  none: ['calling', 'ringing'],
  calling: ['connecting', 'none'],
  ringing: ['connecting', 'none'],
  connecting: ['in-call', 'none'],
  'in-call': ['interrupted', 'none'],
  interrupted: ['in-call', 'none'],
};

/** @returns {string} `to`, or throws: a way that is not in the table is a mistake in this page. */
export function transition(from, to) {
  if (!TRANSITIONS[from]?.includes(to)) throw new Error(`A call cannot go from ${from} to ${to}`);
  return to;
}

export function isEstablished(state) {
  return state === 'in-call' || state === 'interrupted';
}
