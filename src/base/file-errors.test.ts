import { openSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { failureText } from './file-errors';
import { root } from './root';

function textOf(file: string): string {
  try {
    return `opened: ${openSync(file, 'r')}`;
  } catch (error) {
    return failureText(error);
  }
}

test('an error of node:fs names the file and the reason, without the names of system calls', () => {
  const nowhere = join('exercises', 'nowhere.ts');
  expect(textOf(join(root(), nowhere))).toBe(`${nowhere}: there is no such file or folder (ENOENT)`);
  const outside = join(root(), '..', 'nowhere');
  expect(textOf(outside)).toBe(`${outside}: there is no such file or folder (ENOENT)`);
});

test('any other error keeps its message', async () => {
  expect(failureText(new Error('other'))).toBe('other');
  expect(failureText(undefined)).toBe('undefined');
  // a path is no file here: `connect ENOENT \0nowhere`, or what Windows says
  const refused = await new Promise<Error>((resolve) => connect('\0nowhere').on('error', resolve));
  expect(failureText(refused)).toMatch(/^connect /);
});
