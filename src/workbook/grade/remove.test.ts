import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { empty, removeAll } from './remove';

let folder: string;
let scratch: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbook-class-'));
  scratch = join(folder, 'scratch');
  fill();
});

function fill(): void {
  mkdirSync(join(scratch, 'd', 'x'), { recursive: true });
  writeFileSync(join(scratch, 'd', 'x', 'y'), '');
}
afterEach(() => rmSync(folder, { recursive: true }));

// for root, no folder is closed
test.each<[string, () => void]>([
  [
    'holds closed folders',
    () => [join(scratch, 'd', 'x'), join(scratch, 'd')].forEach((one) => chmodSync(one, 0)),
  ],
  ['is closed', () => chmodSync(scratch, 0)],
  ['is gone', () => rmSync(scratch, { recursive: true })],
  [
    'is a file',
    () => {
      rmSync(scratch, { recursive: true });
      writeFileSync(scratch, '');
    },
  ],
])('a folder that %s is emptied, and removed', (_, spoil) => {
  spoil();
  empty(scratch);
  expect(readdirSync(scratch)).toEqual([]);
  fill();
  spoil();
  removeAll(scratch);
  expect(existsSync(scratch)).toBe(false);
});
