// @ts-check
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The workbook's own folder. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
