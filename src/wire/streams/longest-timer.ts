/** The longest time that a timer of node's can wait, in milliseconds: 24.8 days. A longer one fires at once. */
export const LONGEST_TIMER = 2 ** 31 - 1;
