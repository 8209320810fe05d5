/**
 * The longest delay of a Node timer, in milliseconds: 24.8 days. A timer with a longer delay fires at once.
 */
export const LONGEST_TIMER = 2 ** 31 - 1;
