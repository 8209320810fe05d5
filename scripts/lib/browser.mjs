// @ts-check
// Finds a Chromium or Chrome for the browser test.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from './processes.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];

/** The usual locations on macOS and Windows, which do not put them on the PATH. */
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) =>
    join(process.env[name] ?? '', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ),
];

/** @returns {string | undefined} its path; CHROME_PATH takes precedence */
export function findBrowser() {
  const asked = process.env.CHROME_PATH;
  if (asked && existsSync(asked)) return asked;
  return NAMES.map((name) => findProgram(name)).find(Boolean) ?? PLACES.find((place) => existsSync(place));
}
