import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PeerOptions } from './loopback/options';
import { startPeer } from './loopback/peer';
import { root } from '../base/root';
import { frame, VERSION } from '../suite/bare-client';
import { REFERENCE_CODECS } from './reference-codecs';
import { loopbackPeer } from './loopback-peer';
import { both, closeAll, closeLater, connected, start } from '../suite/test-peers';
import { none, nonce, sentinel, settled } from './loopback.testing';

afterEach(closeAll);

describe('the transcript', () => {
  test('records the conversation from the peer’s point of view', async () => {
    const [peer, client] = await both({ now: () => 5 });
    await client.shakeHands();
    client.close();
    while (peer.connections > 0) await new Promise(setImmediate);
    const lines = peer.transcript.map(
      ({ connection, direction, event, command }) => `${connection} ${direction ?? event} ${command}`,
    );
    expect(lines).toEqual([
      '1 connected ',
      '1 received version',
      '1 sent version',
      '1 sent verack',
      '1 received verack',
      '1 sent ping',
      '1 closed ',
    ]);
    expect(peer.transcript[1]).toEqual({
      at: 0,
      connection: 1,
      direction: 'received',
      command: 'version',
      length: VERSION.length - 24,
      note: undefined,
    });
  });

  test('keeps the last thousand lines', async () => {
    const [peer, client] = await both();
    await client.shakeHands();
    for (let i = 0; i < 600; i++) client.send(frame('ping', nonce));
    client.send(sentinel);
    await settled(client);
    expect(peer.transcript).toHaveLength(1000);
    expect(peer.transcript.at(-1)).toMatchObject({ direction: 'sent', command: 'pong' });
  });

  test('passes each line and its message to onEvent', async () => {
    const seen: string[] = [];
    const [, client] = await both({
      onEvent: ({ direction }, message) =>
        message && seen.push(`${direction} ${message.command} ${message.payload.length}`),
    });
    client.send(VERSION);
    await client.message('verack');
    expect(seen).toEqual([`received version ${VERSION.length - 24}`, 'sent version 102', 'sent verack 0']);
  });
});

describe('start and close', () => {
  test('close ends all connections, frees the port, and can be called again', async () => {
    const [peer, client] = await both();
    await client.shakeHands();
    await peer.close();
    await peer.close();
    await client.until(() => client.ended);
    expect(peer.connections).toBe(0);
    expect(peer.say('inv', none)).toBe(0);
    const next = await start({ port: peer.port });
    expect(next.port).toBe(peer.port);
  });

  test('one connection too many is closed at once, unless another has sent nothing since its handshake', async () => {
    const peer = await start({ maxConnections: 1 });
    const notes = () => peer.transcript.map(({ note }) => note);
    const [silent, useful] = [await connected(peer), await connected(peer)];
    await silent.until(() => silent.ended);
    expect(notes()).toContain('by the peer: to make room for another connection');
    await useful.shakeHands();
    useful.send(frame('ping', new Uint8Array(8)));
    await useful.message('pong');
    const late = await connected(peer);
    await late.until(() => late.ended);
    expect(notes()).toContain('too many connections: closed one');
    expect(useful.ended).toBe(false);
  });

  test('there is a limit for each address, too', async () => {
    const peer = await start({ maxPerAddress: 2 });
    const clients = [await connected(peer), await connected(peer), await connected(peer)];
    await clients[1].until(() => clients[1].ended);
    expect(peer.connections).toBe(2);
    expect(clients[0].ended).toBe(false);
  });

  test.each([
    [{ personality: 'verack' }, /satoshi-0.16.0-a/],
    [{ personality: 'satoshi-0.16.0-c-broken' }, /no version message/],
    [{ misbehave: ['constructor'] }, /no misbehaviour constructor/],
  ])('the options %j are rejected', async (options, message) => {
    await expect(startPeer(REFERENCE_CODECS, options as PeerOptions)).rejects.toThrow(message);
  });

  test('a port that is in use is rejected', async () => {
    const peer = await start();
    await expect(startPeer(REFERENCE_CODECS, { port: peer.port })).rejects.toThrow(/EADDRINUSE/);
  });

  test('a notebook’s peer replaces an earlier one with the same name', async () => {
    const first = await loopbackPeer({ name: 'one' });
    const other = await loopbackPeer({ name: 'two' });
    const client = await connected(first);
    const second = await loopbackPeer({ name: 'one' });
    closeLater(other);
    closeLater(second);
    await client.until(() => client.ended);
    await (await connected(other)).shakeHands();
    await (await connected(second)).shakeHands();
    await expect(loopbackPeer({ name: 'two', personality: 'nobody' })).rejects.toThrow(/nobody/);
    closeLater(await loopbackPeer({ name: 'two' }));
  });

  test('a forgotten peer does not keep the process running; a closed one leaves nothing behind', async () => {
    const script = `
      const { loopbackPeer } = require('./src/peers/loopback-peer');
      const { bareClient } = require('./src/suite/bare-client');
      (async () => {
        console.log('begin'); // this takes resources, too
        // newer versions of Node count the standard streams, once something is written
        const open = () => process.getActiveResourcesInfo().filter((what) => what !== 'PipeWrap').length;
        const before = open();
        const closed = await loopbackPeer({ name: 'closed' });
        const one = await bareClient(closed);
        await one.shakeHands();
        await closed.close();
        await one.until(() => one.socket.destroyed);
        await new Promise(setImmediate);
        console.log('left', open() - before);
        const client = await bareClient(await loopbackPeer({ name: 'forgotten' }));
        await client.shakeHands();
        client.socket.unref();
        console.log('end');
      })();`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--require', join(root(), 'scripts', 'lib', 'register.cjs'), '--eval', script],
      { cwd: root() },
    );
    expect(stdout.trim().split('\n')).toEqual(['begin', 'left 0', 'end']);
  });
});
