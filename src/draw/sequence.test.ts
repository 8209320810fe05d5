import { parseSvg, textsIn } from './parse-svg';
import { type Entry, sequence } from './sequence';

const handshake: Entry[] = [
  { at: 0, event: 'connected', note: 'to 127.0.0.1:8333' },
  { at: 1, direction: 'sent', command: 'version', length: 102 },
  { at: 43, direction: 'received', command: 'version', length: 103, note: 'calls itself /<b>/' },
  { at: 43, direction: 'received', command: 'verack', length: 0 },
  { at: 44, direction: 'sent', command: 'verack', length: 0 },
  { at: 61_000, event: 'closed' },
];
const options = { title: 'a handshake', left: 'you', right: 'the peer' };
const draw = (entries: Entry[], rows?: number) => sequence(entries, { ...options, rows });
const arrowsIn = (svg: string) => Array.from(parseSvg(svg).getElementsByTagName('polygon'));
const pings = (count: number, from = 0): Entry[] =>
  Array.from({ length: count }, (_, i) => ({ at: from + i, direction: 'sent', command: 'ping', length: 8 }));
const pingPong = (count: number) =>
  Array.from({ length: count }, (_, i): Entry => {
    const sent = i % 2 === 0;
    return { at: i, direction: sent ? 'sent' : 'received', command: sent ? 'ping' : 'pong', length: 8 };
  });

test('there is an arrow for each message and none for an event, in the order of the transcript', () => {
  const { svg } = draw(handshake);
  expect(arrowsIn(svg)).toHaveLength(4);
  const names = textsIn(svg).filter((text) => /connected|closed|ver/.test(text));
  expect(names.map((text) => text.match(/[a-z]+/)![0])).toEqual([
    'connected',
    'version',
    'version',
    'verack',
    'verack',
    'closed',
  ]);
});

test('arrows of sent messages point right, those of received messages left', () => {
  const tips = arrowsIn(draw(handshake).svg).map((arrow) => {
    const [tip, back] = arrow.getAttribute('points')!.split(' ');
    return parseFloat(tip) > parseFloat(back) ? 'right' : 'left';
  });
  expect(tips).toEqual(['right', 'left', 'left', 'right']);
});

test('a message is shown with its command, size, time and note', () => {
  const texts = textsIn(draw(handshake).svg);
  for (const text of ['version102 bytes', '1 ms', 'verack0 bytes', '1 min 1 s', 'calls itself /<b>/', 'you'])
    expect(texts).toContain(text);
});

test('the text has the same contents as the picture', () => {
  expect(
    draw(handshake)
      .text.split('\n')
      .map((line) => line.trim()),
  ).toEqual([
    'a handshake',
    '0 ms  connected  (to 127.0.0.1:8333)',
    '1 ms  you → the peer  version, 102 bytes',
    '43 ms  the peer → you  version, 103 bytes  (calls itself /<b>/)',
    '43 ms  the peer → you  verack, 0 bytes',
    '44 ms  you → the peer  verack, 0 bytes',
    '1 min 1 s  closed',
  ]);
});

test('a hundred thousand pings are one arrow', () => {
  const { svg, text } = draw([...pings(100_000), ...handshake.slice(5)]);
  expect(arrowsIn(svg)).toHaveLength(1);
  expect(textsIn(svg)).toContain('ping × 1000008 bytes each');
  expect(text).toContain('0 ms – 1 min 40 s  you → the peer  ping × 100000, 8 bytes each');
});

test('a run ends at a different command, direction or note, or at an event', () => {
  const [ping] = pings(1);
  const closed: Entry = { at: 1, event: 'closed' };
  const others: Entry[] = [
    { at: 1, direction: 'sent', command: 'pong', length: 8 },
    { at: 1, direction: 'received', command: 'ping', length: 8 },
    { at: 1, direction: 'sent', command: 'ping', length: 8, note: 'a last one' },
  ];
  for (const other of others) expect(arrowsIn(draw([ping, other, ping]).svg)).toHaveLength(3);
  expect(arrowsIn(draw([ping, closed, ping]).svg)).toHaveLength(2);
  expect(arrowsIn(draw([ping, { ...ping, at: 7 }]).svg)).toHaveLength(1);
});

test('a run of messages of different sizes shows the smallest and the largest', () => {
  const sizes = [73, 37, 109];
  const { text } = draw(sizes.map((length, at) => ({ at, direction: 'received', command: 'inv', length })));
  expect(text).toContain('inv × 3, 37 to 109 bytes each');
});

test('events are never combined', () => {
  const { text } = draw([
    { at: 0, event: 'closed' },
    { at: 1, event: 'closed' },
  ]);
  expect(text.match(/closed/g)).toHaveLength(2);
});

test('in a long conversation the middle is left out, and its messages (not arrows) are counted', () => {
  const entries = [...pingPong(20), ...pings(30, 20), ...pingPong(20)];
  const { svg, text } = draw(entries, 5);
  expect(arrowsIn(svg)).toHaveLength(4);
  expect(textsIn(svg)).toContain('… 66 more …');
  expect(text.split('\n')).toHaveLength(1 + 5);
  expect(text).toContain('… 66 more …');
});

test('text that fits is not truncated', () => {
  expect(arrowsIn(draw(pingPong(9), 9).svg)).toHaveLength(9);
  expect(draw(pingPong(9), 9).text).not.toContain('more');
});

test('markup sent by a peer is escaped', () => {
  const rogue: Entry = { at: 0, direction: 'received', command: '</svg><b>&', length: 1, note: '<script>' };
  const { svg } = sequence([rogue], { ...options, right: '<i>"' });
  parseSvg(svg);
  for (const markup of ['<b>', '<script>', '<i>']) expect(svg).not.toContain(markup);
});

test('an empty conversation is a valid picture, too', () => {
  parseSvg(draw([]).svg);
  expect(draw([]).text).toBe('a handshake');
});
