import { existsSync } from 'node:fs';
import { release } from 'node:os';
import { basename, relative, sep } from 'node:path';
import { watch as chokidar } from 'chokidar';

/** Folders below the watched one that hold no answers. */
const IGNORED = ['backups', '.ipynb_checkpoints'];

/** The error codes of a system that can watch no more files or folders. */
const NO_MORE_WATCHES = ['ENOSPC', 'EMFILE', 'ENFILE'];

/** The polling interval where the system does not report changes, in milliseconds. */
const INTERVAL_MS = 500;

/**
 * Watch a folder of answers.
 *
 * @param folder - the folder
 * @param changed - called after a file has been saved, added or deleted
 * @param say - called with a message if the system cannot report changes and the files are polled instead, and if
 *   the folder is gone: then it is waited for
 */
export function watchAnswers(folder: string, changed: () => void, say: (words: string) => void): void {
  const begin = (usePolling: boolean) => {
    const watcher = chokidar(folder, {
      ignored: (path) => isIgnored(relative(folder, path)),
      ignoreInitial: true,
      awaitWriteFinish: { stabilityThreshold: 50 },
      usePolling,
      interval: INTERVAL_MS,
    });
    watcher.on('unlinkDir', (path) => {
      if (path !== folder) return;
      say(`${basename(folder)}/ is gone. When it is back, it is watched again.`);
      void watcher.close().then(() => whenThere(folder, () => (begin(usePolling), changed())));
    });
    watcher.on('all', changed).on('error', (error) => {
      const { code = '', message } = error as NodeJS.ErrnoException;
      if (!usePolling && NO_MORE_WATCHES.includes(code)) {
        say(`The system can watch no more files (${code}), so they are polled twice a second instead.`);
        void watcher.close().then(() => begin(true));
      } else {
        say(`A change may go unnoticed: ${message}`);
      }
    });
  };
  if (onWindowsDisk(folder)) {
    say('This folder is on a Windows disk, for which WSL reports no changes: it is polled twice a second.');
    begin(true);
  } else begin(false);
}

/** Wait for a folder, which another program may have moved away and back. */
function whenThere(folder: string, then: () => void): void {
  const timer = setInterval(() => {
    if (!existsSync(folder)) return;
    clearInterval(timer);
    then();
  }, INTERVAL_MS);
}

/** @param name - relative to the watched folder: the folders above it do not matter */
function isIgnored(name: string): boolean {
  // editors first save to a temporary file beside it, whose name begins with a dot
  return name.split(sep).some((part) => IGNORED.includes(part)) || basename(name).startsWith('.');
}

/** Whether Linux runs in Windows (WSL 2) and the folder is on a Windows disk. */
function onWindowsDisk(folder: string): boolean {
  return folder.startsWith('/mnt/') && /microsoft/i.test(release());
}
