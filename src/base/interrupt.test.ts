import { interruptible } from './interrupt';

const listening = () => process.listenerCount('SIGINT');

test('an interrupt aborts the signal, and the result of the cleanup is returned', async () => {
  const before = listening();
  let begun = () => {};
  const running = new Promise<void>((resolve) => (begun = resolve));
  const done = interruptible(async (signal) => {
    begun();
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
    return 'cleaned up';
  });
  // not at once: Node removes listeners added while tslab runs the first part of a cell
  expect(listening()).toBe(before);
  await running;
  expect(listening()).toBe(before + 1);
  process.emit('SIGINT');
  expect(await done).toBe('cleaned up');
  expect(listening()).toBe(before);
});

test('the listener is removed at the end, however it ends', async () => {
  const before = listening();
  expect(await interruptible(async (signal) => signal.aborted)).toBe(false);
  await expect(interruptible(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  await expect(
    interruptible(() => {
      throw new Error('at once');
    }),
  ).rejects.toThrow('at once');
  expect(listening()).toBe(before);
});
