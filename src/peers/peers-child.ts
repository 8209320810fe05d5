// The child process started by inChildProcess(); it ends with its parent.
import { startPeer } from './loopback/peer';
import { startSimulation } from './simnet/simulation';
import type { ChildKinds, Started } from './in-child-process';
import { REFERENCE_CODECS } from './reference-codecs';
import { practiceService } from './practice-service';

/** Starts one kind of child. */
type Start<K extends keyof ChildKinds> = (
  options: ChildKinds[K]['options'],
) => Promise<{ ready: ChildKinds[K]['ready']; close(): Promise<void> }>;

const STARTS: { [K in keyof ChildKinds]: Start<K> } = {
  simulation: async (options) => {
    const { addresses, expected, close } = await startSimulation({ ...options, codecs: REFERENCE_CODECS });
    return { ready: { addresses, expected }, close };
  },
  practice: async () => {
    const { service, height } = await practiceService();
    const version = { start_height: height };
    const peer = await startPeer(REFERENCE_CODECS, { services: [service], version, keepAlive: true });
    return { ready: { host: peer.host, port: peer.port }, close: () => peer.close() };
  },
};

async function run<K extends keyof ChildKinds>(what: K, options: ChildKinds[K]['options']): Promise<void> {
  // Ctrl+C is meant for the parent process; when that ends, this one does, too
  process.on('SIGINT', () => {});
  const over = new Promise((resolve) => {
    process.once('disconnect', resolve);
    if (!process.connected) resolve(undefined);
  });
  // the parent may have ended meanwhile
  const tell = (message: Started<K>) => void process.send?.(message, () => {});
  try {
    const { ready, close } = await STARTS[what](options);
    tell(ready);
    await over;
    await close();
  } catch (error) {
    tell({ failure: error instanceof Error ? error.message : String(error) });
    process.disconnect?.();
  }
}

const [what, options] = process.argv.slice(-2);
void run(what as keyof ChildKinds, JSON.parse(options) as ChildKinds[keyof ChildKinds]['options']);
