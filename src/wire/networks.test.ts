import { NETWORKS, networkOf } from './networks';

test('no two networks share a magic or a port', () => {
  const all = Object.values(NETWORKS);
  expect(new Set(all.map(({ magic }) => magic)).size).toBe(all.length);
  expect(new Set(all.map(({ port }) => port)).size).toBe(all.length);
});

test('networkOf finds the network by its magic, and only by its magic', () => {
  expect(networkOf('0b110907')).toBe('testnet3');
  expect(networkOf('d9b4bef9')).toBeUndefined();
});
