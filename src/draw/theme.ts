/**
 * The colours of everything that is drawn in a notebook: by name, on a light page and on a dark one. The launcher
 * gives JupyterLab the dark ones as a style sheet; where there is no style sheet (in VS Code, or in a file) the
 * light ones apply, on white.
 */
export const COLOURS = {
  /** The page below pictures. */
  paper: ['#ffffff', '#111111'],
  /** Text. */
  ink: ['#1a1a1a', '#ececec'],
  /** Less important text. */
  'pale-ink': ['#5f6368', '#b4b8bc'],
  /** Digits that do not matter at the moment. */
  'faint-ink': ['#767676', '#8f8f8f'],
  /** Lines that only help the eye. */
  rule: ['#b0b4b8', '#5c6064'],
  /** Boxes without meaning of their own. */
  band: ['#ececec', '#2b2b2b'],
  /** What is right, what is open, what is wrong. */
  good: ['#00795a', '#4cc9a4'],
  open: ['#8a6100', '#e3b341'],
  bad: ['#b3261e', '#ff8a80'],
  /** Lines of code of the one side and of the other. */
  'yours-fill': ['#fde7e7', '#4d2323'],
  'reference-fill': ['#e2f4ea', '#183d2b'],
  // fills, each with a darker outline, that colour-blind readers can distinguish, too (after Okabe and Ito)
  'orange-fill': ['#fde8c4', '#4a3413'],
  'orange-line': ['#a35f00', '#f0a94b'],
  'blue-fill': ['#d6ecfa', '#153a53'],
  'blue-line': ['#1f6fa5', '#6fb7e6'],
  'green-fill': ['#cdeee3', '#0f4034'],
  'green-line': ['#00795a', '#43c59e'],
  'pink-fill': ['#f6d9e8', '#4b213a'],
  'pink-line': ['#a3447a', '#e795c2'],
  'yellow-fill': ['#f9f3b4', '#403a0c'],
  'yellow-line': ['#776b00', '#d3c53c'],
  'violet-fill': ['#dcdcf7', '#2e2e60'],
  'violet-line': ['#4a4aa5', '#a9a9f0'],
  'red-fill': ['#f8d8ca', '#502413'],
  'red-line': ['#b04300', '#f28c5a'],
  'grey-fill': ['#e6e6e6', '#3a3a3a'],
  'grey-line': ['#5a5a5a', '#b5b5b5'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

/** The name of a colour. */
export type ColourName = keyof typeof COLOURS;

/**
 * A colour as SVG and CSS take it.
 *
 * @example colour('ink') // 'var(--workbook-ink, #1a1a1a)'
 */
export function colour(name: ColourName): string {
  return `var(--workbook-${name}, ${COLOURS[name][0]})`;
}

/**
 * The colours as custom properties, as pages of their own need them: light or dark as the reader's system is, unless
 * `data-theme` of the root element says `light` or `dark`.
 */
export function colourSheet(): string {
  const side = (index: 0 | 1) =>
    Object.entries(COLOURS)
      .map(([name, pair]) => `--workbook-${name}:${pair[index]};`)
      .join('');
  return [
    `:root{color-scheme:light;${side(0)}}`,
    `:root[data-theme='dark']{color-scheme:dark;${side(1)}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme='light']){color-scheme:dark;${side(1)}}}`,
    '',
  ].join('\n');
}

/**
 * Node's colours of printed values (`undefined` is "black, intense"), and ours for them: some of JupyterLab's are
 * hard to read.
 */
const PRINTED = {
  'black-intense': 'pale-ink',
  red: 'bad',
  green: 'good',
  yellow: 'open',
  blue: 'blue-line',
  magenta: 'pink-line',
  cyan: 'blue-line',
} as const satisfies Record<string, ColourName>;

/**
 * The style sheet for JupyterLab: the dark colours, while its theme is a dark one, and those of printed values
 * and of comments in code. It also sets folded answers off from the text after them, keeps short code in a
 * sentence on one line, and hides the state of the language server, which says "Initializing" in every notebook:
 * cells have the kernel instead.
 */
export function styleSheet(): string {
  const lines = Object.entries(COLOURS).map(([name, [, dark]]) => `  --workbook-${name}: ${dark};`);
  return [
    '/* Written by npm run pages from src/draw/theme.ts. */',
    "body[data-jp-theme-light='false'] {",
    ...lines,
    `  --jp-mirror-editor-comment-color: ${COLOURS['pale-ink'][1]};`,
    '}',
    '',
    ...Object.entries(PRINTED).flatMap(([name, ours]) => [
      `body .jp-RenderedText pre .ansi-${name}-fg {`,
      `  color: ${colour(ours)};`,
      '}',
      '',
    ]),
    '@media (min-width: 900px) {',
    '  .jp-RenderedMarkdown :is(p, li) > code {',
    '    white-space: nowrap !important;',
    '  }',
    '}',
    '',
    '.jp-RenderedMarkdown details {',
    '  margin-bottom: 1em;',
    '}',
    '',
    '.lsp-statusbar-item {',
    '  display: none !important;',
    '}',
    '',
  ].join('\n');
}
