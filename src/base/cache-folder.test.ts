import { isAbsolute } from 'node:path';
import { cacheFolder } from './cache-folder';

const LOCAL = 'C:\\Users\\u\\AppData\\Local';

test.each([
  ['linux', '/home/u', {}, '/home/u/.cache/bitcoin-wire-workbook'],
  ['linux', '/home/u', { XDG_CACHE_HOME: '/var/c' }, '/var/c/bitcoin-wire-workbook'],
  ['linux', '/home/u', { XDG_CACHE_HOME: 'c' }, '/home/u/.cache/bitcoin-wire-workbook'],
  ['darwin', '/Users/u', { XDG_CACHE_HOME: '/c' }, '/Users/u/Library/Caches/bitcoin-wire-workbook'],
  ['win32', 'C:\\Users\\u', {}, `${LOCAL}\\bitcoin-wire-workbook`],
  ['win32', 'C:\\Users\\u', { LOCALAPPDATA: 'D:\\l' }, 'D:\\l\\bitcoin-wire-workbook'],
  ['linux', '/home/u', { WORKBOOK_CACHE: '/mine', XDG_CACHE_HOME: '/c' }, '/mine'],
] as const)('on %s, with home %s and %j: %s', (platform, home, env, folder) => {
  expect(cacheFolder({ platform, home, env })).toBe(folder);
});

test('on this machine it is an absolute path', () => {
  expect(isAbsolute(cacheFolder())).toBe(true);
});
