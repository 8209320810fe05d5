import { COLOURS } from '../draw/theme';

/** The colours of the pictures as custom properties, light and dark: the pages are painted with the same ones. */
export function themeCss(): string {
  const lines = (side: 0 | 1) =>
    Object.entries(COLOURS)
      .map(([name, pair]) => `--workbook-${name}:${pair[side]};`)
      .join('');
  return [
    '/* Colours: from src/draw/theme.ts. */',
    `:root{color-scheme:light;${lines(0)}}`,
    `:root[data-theme='dark']{color-scheme:dark;${lines(1)}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme='light']){color-scheme:dark;${lines(1)}}}`,
    '',
  ].join('\n');
}
