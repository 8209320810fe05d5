import { getEventListeners } from 'node:events';
import { childController } from './abort';

test('it is aborted with its parent, for the same reason', () => {
  const parent = new AbortController();
  const { signal } = childController(parent.signal);
  expect(signal.aborted).toBe(false);
  parent.abort('enough');
  expect(signal.reason).toBe('enough');
  expect(childController(AbortSignal.abort('before')).signal.reason).toBe('before');
});

test('when it is aborted itself, its parent is not, and nothing is left there', () => {
  const { signal } = new AbortController();
  const child = childController(signal);
  child.abort();
  expect(signal.aborted).toBe(false);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('it may be without a parent, and any number may listen', () => {
  const warned = jest.fn();
  process.on('warning', warned);
  const { signal } = childController();
  for (let i = 0; i < 50; i++) signal.addEventListener('abort', () => {});
  process.off('warning', warned);
  expect(warned).not.toHaveBeenCalled();
});
