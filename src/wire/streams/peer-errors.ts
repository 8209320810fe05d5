/** Something went wrong between this node and another. What follows says what. */
export class PeerError extends Error {
  override readonly name: string = 'PeerError';
}

/** There was no connection: refused, not reachable, no such host, or no answer in time. */
export class ConnectError extends PeerError {
  override readonly name = 'ConnectError';
}

/** The other side has ended the connection, or this one has. What was waited for will not come. */
export class ClosedError extends PeerError {
  override readonly name = 'ClosedError';
}

/** The handshake did not come to an end in time. */
export class HandshakeTimeoutError extends PeerError {
  override readonly name = 'HandshakeTimeoutError';
}

/** No message came in time. The connection is still there. */
export class ReceiveTimeoutError extends PeerError {
  override readonly name = 'ReceiveTimeoutError';
}

/** The other side is this node itself: its version message carries a nonce of our own. */
export class SelfConnectionError extends PeerError {
  override readonly name = 'SelfConnectionError';

  /** @param nonce - the number by which it was noticed */
  constructor(readonly nonce: bigint) {
    super(`connected to itself: the nonce ${nonce} is our own`);
  }
}

/** The other side speaks a protocol that is too old to talk to. */
export class ObsoleteVersionError extends PeerError {
  override readonly name = 'ObsoleteVersionError';
}

/** The other side broke a rule for which a node ends the connection. @see src/wire/streams/peer-rules.ts */
export class ProtocolError extends PeerError {
  override readonly name = 'ProtocolError';
}

/** The other side does not have what it was asked for, and says so. */
export class NotFoundError extends PeerError {
  override readonly name = 'NotFoundError';
}

/** The other side has sent something else than it was asked for, under its name: the hashes say so. */
export class FalseAnswerError extends PeerError {
  override readonly name = 'FalseAnswerError';
}

/** A chain of headers breaks a rule: the link to the previous header, the difficulty, the time, the proof of work. */
export class ChainError extends PeerError {
  override readonly name = 'ChainError';

  /**
   * @param height - of the header that is at fault
   * @param rule - which rule it breaks: `link`, `bits`, `time` or `proof`
   * @param expected - what is asked for
   * @param found - what the header has
   */
  constructor(
    readonly height: number,
    readonly rule: 'link' | 'bits' | 'time' | 'proof',
    readonly expected: string,
    readonly found: string,
  ) {
    super(`${rule} at height ${height}: expected ${expected}, found ${found}`);
  }
}
