import fs, {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Visit } from '../../../solutions/16-crawl';
import { readVisits } from '../../../solutions/17-census';
import { openVisitLog } from './visit-log';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'workbook-record-'))));
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const VISIT: Visit = { address: 'a:1', at: 5, took: 1.5, payload: Uint8Array.of(10, 13) };

/** An error as node:fs throws it. */
const systemError = (code: string) => Object.assign(new Error(`${code}: write`), { code });

test('each visit is in the file as soon as it is added', () => {
  const file = join(folder, 'visits');
  const record = openVisitLog(file);
  record.add(VISIT);
  expect(readVisits(readFileSync(file, 'utf8'))).toEqual([VISIT]);
  record.close();
});

test('an existing file is never overwritten', () => {
  const file = join(folder, 'mine');
  writeFileSync(file, 'precious');
  expect(() => openVisitLog(file)).toThrow('already exists');
  expect(readFileSync(file, 'utf8')).toBe('precious');
  expect(() => openVisitLog(join(folder, 'no', 'such', 'folder'))).toThrow(
    /folder cannot be written: there is no/,
  );
});

test('if a write fails, the error names the file and the reason, and nothing more is written', () => {
  const file = join(folder, 'visits');
  const record = openVisitLog(file);
  const write = jest.spyOn(fs, 'writeFileSync').mockImplementation(() => {
    throw systemError('ENOSPC');
  });
  expect(() => record.add(VISIT)).toThrow(`${file} cannot be written: the disk is full (ENOSPC)`);
  write.mockRestore();
  expect(() => record.add(VISIT)).toThrow(`${file} is closed`);
  expect(readFileSync(file, 'utf8')).toBe('');
  record.close();
});

test('once it is closed, nothing is written to another file that gets its descriptor', () => {
  const record = openVisitLog(join(folder, 'visits'));
  record.close();
  const other = join(folder, 'other');
  const descriptor = openSync(other, 'wx');
  expect(() => record.add(VISIT)).toThrow('is closed');
  record.close();
  // still open: closing it a second time would have closed this one
  closeSync(descriptor);
  expect(readFileSync(other, 'utf8')).toBe('');
  expect(existsSync(other)).toBe(true);
});
