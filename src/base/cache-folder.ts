import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** What the folder depends on. */
export interface Machine {
  platform: NodeJS.Platform;
  /** The user's home folder. */
  home: string;
  env: Record<string, string | undefined>;
}

/**
 * The cache folder, for files that take long to make but can be made again. It is in the system's usual
 * place, outside the workbook, so that it outlives a clone. It may not exist yet. `WORKBOOK_CACHE` overrides
 * it.
 *
 * @see XDG Base Directory Specification; Apple, File System Programming Guide; Microsoft, Known Folders
 */
export function cacheFolder(
  { platform, home, env }: Machine = { platform: process.platform, home: homedir(), env: process.env },
): string {
  if (env.WORKBOOK_CACHE) return env.WORKBOOK_CACHE;
  const { isAbsolute, join } = platform === 'win32' ? win32 : posix;
  const name = 'bitcoin-wire-workbook';
  if (platform === 'darwin') return join(home, 'Library', 'Caches', name);
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), name);
  // per the specification, a relative path is invalid and must be ignored
  const xdg = env.XDG_CACHE_HOME;
  return join(xdg && isAbsolute(xdg) ? xdg : join(home, '.cache'), name);
}
