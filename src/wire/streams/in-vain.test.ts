import { CommandCounts } from './counts';
import { Transcript } from './transcript';

beforeEach(() => void jest.spyOn(performance, 'now').mockReturnValue(5));
afterEach(() => jest.restoreAllMocks());

const message = (command: string) => ({ command, payload: new Uint8Array(0) });

function after(...events: string[]): Transcript {
  const transcript = new Transcript();
  for (const event of events) {
    const [direction, word] = event.split(' ');
    if (direction === 'fault') transcript.event('fault', word);
    else transcript.message(direction as 'sent' | 'received', message(word));
  }
  return transcript;
}

test.each<[string, string[], string]>([
  ['nothing', [], ''],
  ['nothing since the last request', ['received inv', 'sent getdata'], ''],
  [
    'what came since the last request, pings too',
    ['sent getdata', 'received addr', 'sent getheaders', 'received inv', 'received ping', 'received inv'],
    '; since getheaders was sent, 0 ms ago: 2 inv, 1 ping',
  ],
  [
    'a pong is not a request',
    ['sent getdata', 'received tx', 'sent pong'],
    '; since getdata was sent, 0 ms ago: 1 tx',
  ],
  [
    'a dropped answer, even if something else came after it',
    ['fault old', 'sent getdata', 'fault checksum', 'received inv'],
    '; since getdata was sent, 0 ms ago: 1 inv; a message was dropped: checksum',
  ],
  [
    'nothing that came before the request',
    ['sent version', 'received version', 'fault old', 'sent getdata'],
    '',
  ],
])('the explanation of a timeout: %s', (_, events, said) => {
  expect(after(...events).instead()).toBe(said);
});

test('what came during the wait takes precedence, and what was dropped counts even without a request', () => {
  const skipped = new CommandCounts();
  skipped.add('inv');
  expect(after('sent getdata', 'received inv').instead(skipped)).toBe('; what came: 1 inv');
  expect(after('fault a', 'fault b').instead(new CommandCounts(), 1)).toBe('; a message was dropped: b');
});

test('says how long ago the request was sent, in whole milliseconds', () => {
  const transcript = after('sent getdata', 'received inv');
  jest.mocked(performance.now).mockReturnValue(3005.7);
  expect(transcript.instead()).toBe('; since getdata was sent, 3001 ms ago: 1 inv');
});
