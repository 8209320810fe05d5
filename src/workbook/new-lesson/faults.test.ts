import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { committedText } from '../notebooks/committed.testing';
import { lessonFaults } from './faults';
import { slugsInUse } from './parts';

const read = (file: string) =>
  file.endsWith('.ipynb') ? committedText(file) : readFileSync(join(root(), file), 'utf8');

test.each(slugsInUse())('%s is a whole lesson, and written', (slug) => {
  expect(lessonFaults(slug, read)).toEqual([]);
});
