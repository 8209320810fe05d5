// @ts-check
import { dirname, resolve } from 'path';
import { fileURLToPath } from 'url';

/** The workbook's own folder. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
