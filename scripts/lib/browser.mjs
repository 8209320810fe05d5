// @ts-check
// A Chromium or Chrome for the browser test: whichever the machine has.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from './processes.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];

/** Where macOS and Windows keep them; neither puts them on the PATH. */
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) =>
    join(process.env[name] ?? '', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ),
];

/** @returns {string | undefined} its file; CHROME_PATH goes before everything else */
export function findBrowser() {
  const asked = process.env.CHROME_PATH;
  if (asked && existsSync(asked)) return asked;
  return NAMES.map((name) => findProgram(name)).find(Boolean) ?? PLACES.find((place) => existsSync(place));
}
