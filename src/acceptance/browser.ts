import { type Browser, chromium } from 'playwright-core';

/**
 * Start a Chromium that asks nothing of anybody outside this machine.
 *
 * @param program - its path
 */
export function startBrowser(program: string | undefined): Promise<Browser> {
  return chromium.launch({
    executablePath: program,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-sync',
    ],
  });
}
