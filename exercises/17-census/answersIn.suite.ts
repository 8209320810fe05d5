import { answersIn } from 'answers/17-census';
import { fromHex } from '../../src/wire/bytes';
import { versionPayloads } from '../../src/suite/inputs';
import { type Visit } from '../../solutions/16-crawl';
import { THEIRS, threw } from './shared';

const visitOf = (payload?: Uint8Array): Visit => ({ address: 'a:1', at: 0, took: 0, payload });

describe('answersIn', () => {
  test('reads the recorded version messages', () => {
    const payloads = versionPayloads().map(({ payload }) => payload);
    expect(answersIn(payloads.map(visitOf)).length).toGive(payloads.length);
    const [{ visit, version }] = answersIn([visitOf(THEIRS.payload)]);
    expect(version.start_height).toGive(0x0a0a);
    expect(visit.payload).toGive(THEIRS.payload);
  });

  test('leaves out visits without an answer, and payloads that cannot be read', () => {
    const visits = [visitOf(), visitOf(fromHex('7f1101')), visitOf(THEIRS.payload)];
    expect(() => answersIn(visits).length).toGive(1, [
      [
        3,
        'Every visit gave something, even those without an answer. Leave these out; undefined in their place is counted, too.',
      ],
      [
        0,
        'A payload that cannot be read comes first, and the answer after it is lost. Catch the error of each payload by itself, and go on.',
      ],
      [threw, 'One bad payload among thousands, and everything is lost. Leave it out.'],
    ]);
  });

  test('ignores bytes after the last field, as a node does', () => {
    const longer = Uint8Array.of(...THEIRS.payload, 1, 2, 3);
    expect(answersIn([visitOf(longer)]).length).toGive(1, [
      [0, 'Bytes after relay are left over. A node ignores them: do the same when you count nodes.'],
    ]);
  });
});
