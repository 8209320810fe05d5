import { createHash } from 'node:crypto';
import { hex } from './bytes';
import { recording, recordingNames, recordings } from './recordings';

const sha256d = (bytes: Uint8Array) =>
  createHash('sha256').update(createHash('sha256').update(bytes).digest()).digest('hex');

test.each(recordingNames())('%s is as it was recorded: its length and its hash say so', (name) => {
  const { bytes, length, sha256d: noted } = recording(name);
  expect(bytes.length).toBe(length);
  expect(sha256d(bytes)).toBe(noted);
});

test.each(recordings('frame').map(({ name }) => name))(
  '%s carries its own proof: the checksum in its header',
  (name) => {
    const { bytes, command } = recording(name);
    expect(hex(bytes.subarray(20, 24))).toBe(sha256d(bytes.subarray(24)).slice(0, 8));
    expect(Buffer.from(bytes.subarray(4, 16)).toString('latin1').replace(/\0+$/, '')).toBe(command);
  },
);

test.each(recordingNames())('%s says where it is from', (name) => {
  const { source, note, direction } = recording(name);
  expect(source).toMatch(/^seed \d{3}, line \d+$/);
  expect(note.length).toBeGreaterThan(10);
  expect(['sent', 'received', 'sent and received', 'derived']).toContain(direction);
});

test('an unknown name lists the known ones', () => {
  expect(() => recording('nonsense')).toThrow(/verack/);
});
