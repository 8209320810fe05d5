import { join } from 'node:path';
import { isCopied } from './workspace';

test.each([
  'node_modules',
  '.venv',
  '.git',
  '.workbook',
  'docs',
  'site',
  'mine',
  '.stryker',
  'crawl-2026-11-27.jsonl',
  join('.jupyter', 'run'),
  // npm start has been run before npm test
  join('.jupyter', 'vscode.env'),
  join('exercises', 'backups'),
  join('notebooks', '.ipynb_checkpoints'),
])('%s is not in a fresh clone, so no test finds it in its copy', (name) => {
  expect(isCopied(name)).toBe(false);
});

test.each([
  '',
  '.gitignore',
  'exercises',
  join('src', 'site'),
  join('src', 'programs', 'crawl.ts'),
  join('.jupyter', 'kernels'),
  join('test_data', 'recordings'),
])('%s is copied', (name) => expect(isCopied(name)).toBe(true));
