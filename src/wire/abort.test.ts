import { getEventListeners } from 'node:events';
import { childController } from './abort';

test('a child controller is aborted with its parent, for the same reason', () => {
  const parent = new AbortController();
  const { signal } = childController(parent.signal);
  expect(signal.aborted).toBe(false);
  parent.abort('enough');
  expect(signal.reason).toBe('enough');
  expect(childController(AbortSignal.abort('before')).signal.reason).toBe('before');
});

test('aborting the child does not abort the parent, and leaves no listener on it', () => {
  const { signal } = new AbortController();
  const child = childController(signal);
  child.abort();
  expect(signal.aborted).toBe(false);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('the parent is optional, and any number of listeners is allowed', () => {
  const warned = jest.fn();
  process.on('warning', warned);
  const { signal } = childController();
  for (let i = 0; i < 50; i++) signal.addEventListener('abort', () => {});
  process.off('warning', warned);
  expect(warned).not.toHaveBeenCalled();
});
