import { colour } from './theme';

/** Fills with their outlines, for things that are to be told apart. */
export const PALETTE: readonly { fill: string; line: string }[] = [
  { fill: colour('orange-fill'), line: colour('orange-line') },
  { fill: colour('blue-fill'), line: colour('blue-line') },
  { fill: colour('green-fill'), line: colour('green-line') },
  { fill: colour('pink-fill'), line: colour('pink-line') },
  { fill: colour('yellow-fill'), line: colour('yellow-line') },
  { fill: colour('violet-fill'), line: colour('violet-line') },
  { fill: colour('red-fill'), line: colour('red-line') },
  { fill: colour('grey-fill'), line: colour('grey-line') },
];

/** What pictures are drawn on. */
export const PAPER = colour('paper');

/** The text colour. */
export const INK = colour('ink');

/** The colour of less important text. */
export const PALE_INK = colour('pale-ink');
