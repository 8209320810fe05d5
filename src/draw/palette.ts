/**
 * Light fills, each with a darker outline, that colour-blind readers can distinguish, too (after Okabe and
 * Ito).
 */
export const PALETTE: readonly { fill: string; line: string }[] = [
  { fill: '#fde8c4', line: '#b86e00' },
  { fill: '#d6ecfa', line: '#1f6fa5' },
  { fill: '#cdeee3', line: '#00795a' },
  { fill: '#f6d9e8', line: '#a3447a' },
  { fill: '#f9f3b4', line: '#827500' },
  { fill: '#dcdcf7', line: '#4a4aa5' },
  { fill: '#f8d8ca', line: '#b04300' },
  { fill: '#e6e6e6', line: '#5a5a5a' },
];

/** The text colour on white. */
export const INK = '#1a1a1a';

/** The colour of less important text. */
export const PALE_INK = '#5f6368';
