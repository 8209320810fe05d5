import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { glossaryPage } from './glossary';
import { withRooms } from './rooms';

/** The pages that are generated from data: their text, by file. */
export function pages(): Record<string, string> {
  return {
    'guide/glossary.md': glossaryPage(),
    'CONTRIBUTING.md': withRooms(readFileSync(join(root(), 'CONTRIBUTING.md'), 'utf8')),
  };
}
