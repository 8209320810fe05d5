import { colour, colourSheet, COLOURS, type ColourName, styleSheet } from './theme';

/** The relative luminance of a colour (WCAG 2.2). */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast of two colours (WCAG 2.2), from 1 to 21. */
function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const names = Object.keys(COLOURS) as ColourName[];
const fills = names.filter((name) => name.endsWith('-fill'));
const words = names.filter((name) => /(^|-)ink$|good|open|bad|-line$/.test(name));

test('the contrast of black and white is 21, of a grey known from WCAG 4.54', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('in the %s theme', (_theme, of) => {
  test.each(words)('%s is legible on the page', (name) => {
    expect(contrast(COLOURS[name][of], COLOURS.paper[of])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(fills)('text is legible on %s', (name) => {
    expect(contrast(COLOURS.ink[of], COLOURS[name][of])).toBeGreaterThanOrEqual(4.5);
  });
});

test('the style sheet has every colour, and a picture names it', () => {
  for (const name of names) expect(styleSheet()).toContain(`--workbook-${name}: ${COLOURS[name][1]};`);
  expect(colour('ink')).toBe(`var(--workbook-ink, ${COLOURS.ink[0]})`);
});

test('a page of its own has every colour: once for light, twice for dark', () => {
  const sheet = colourSheet();
  for (const name of names) {
    const [light, dark] = COLOURS[name].map(
      (value) => sheet.split(`--workbook-${name}:${value};`).length - 1,
    );
    expect({ name, light, dark }).toEqual({ name, light: 1, dark: 2 });
  }
});
