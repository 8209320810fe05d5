import { Inbox } from './inbox';

/** An inbox of strings; those that begin with a p are acted on in order, and recorded. */
function inboxWithTurns() {
  const acted: string[] = [];
  const inbox = new Inbox<string>(() => 1, 1000, {
    act: (item) => item.startsWith('p') && acted.push(item) > 0,
    urgent: (item) => item.startsWith('p'),
    room: () => {},
  });
  return { inbox, acted };
}

test('an item is acted on once the items before it have been dealt with', async () => {
  const { inbox, acted } = inboxWithTurns();
  for (const item of ['p1', 'a', 'p2', 'b']) inbox.put(item);
  expect(acted).toEqual(['p1']);
  expect(await inbox.take()).toBe('a');
  expect(acted).toEqual(['p1']);
  expect(await inbox.take()).toBe('b');
  expect(acted).toEqual(['p1', 'p2']);
});

test('an item that was taken counts as dealt with at the next take() or at done()', async () => {
  const { inbox, acted } = inboxWithTurns();
  const taking = inbox.take();
  inbox.put('a');
  inbox.put('p1');
  expect(await taking).toBe('a');
  expect(acted).toEqual([]);
  inbox.done();
  expect(acted).toEqual(['p1']);
});

test('the end waits until what was taken is dealt with; what is left can still be taken', async () => {
  const { inbox } = inboxWithTurns();
  const over = jest.fn();
  inbox.put('a');
  inbox.put('b');
  expect(await inbox.take()).toBe('a');
  inbox.end(new Error('gone'), over);
  expect(over).not.toHaveBeenCalled();
  expect(await inbox.take()).toBe('b');
  await expect(inbox.take()).rejects.toThrow('gone');
  expect(over).toHaveBeenCalledTimes(1);
});

test('an urgent item waits for a limited time only', async () => {
  jest.useFakeTimers();
  try {
    const { inbox, acted } = inboxWithTurns();
    inbox.put('a');
    inbox.put('p1');
    expect(acted).toEqual([]);
    jest.advanceTimersByTime(2_000);
    expect(acted).toEqual(['p1']);
    expect(await inbox.take()).toBe('a');
    expect(jest.getTimerCount()).toBe(0);
  } finally {
    jest.useRealTimers();
  }
});

test('a timeout reports whole milliseconds', async () => {
  await expect(new Inbox<string>(() => 1, 1).take(9.015)).rejects.toThrow('no message came in 9 ms');
});
