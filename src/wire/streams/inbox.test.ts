import { Inbox } from './inbox';

/** An inbox of texts; those that begin with a p are dealt with in their turn, and written down. */
function inboxWithTurns() {
  const acted: string[] = [];
  const inbox = new Inbox<string>(() => 1, 1000, {
    act: (item) => item.startsWith('p') && acted.push(item) > 0,
    urgent: (item) => item.startsWith('p'),
    room: () => {},
  });
  return { inbox, acted };
}

test('an item has its turn when those before it have been dealt with', async () => {
  const { inbox, acted } = inboxWithTurns();
  for (const item of ['p1', 'a', 'p2', 'b']) inbox.put(item);
  expect(acted).toEqual(['p1']);
  expect(await inbox.take()).toBe('a');
  expect(acted).toEqual(['p1']);
  expect(await inbox.take()).toBe('b');
  expect(acted).toEqual(['p1', 'p2']);
});

test('what was taken is dealt with when the next item is asked for, or when done() says so', async () => {
  const { inbox, acted } = inboxWithTurns();
  const taking = inbox.take();
  inbox.put('a');
  inbox.put('p1');
  expect(await taking).toBe('a');
  expect(acted).toEqual([]);
  inbox.done();
  expect(acted).toEqual(['p1']);
});

test('an end in its turn comes after what was taken has been dealt with; what is left can still be taken', async () => {
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

test('what is urgent waits for a while only', async () => {
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

test('a wait that is over says how long it was, without fractions', async () => {
  await expect(new Inbox<string>(() => 1, 1).take(9.015)).rejects.toThrow('no message came in 9 ms');
});
