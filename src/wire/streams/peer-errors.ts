/** Something went wrong between this node and another. The base class of the more specific errors below. */
export class PeerError extends Error {
  override readonly name: string = 'PeerError';
}

/** The connection could not be made: refused, unreachable, no such host, or no answer in time. */
export class ConnectError extends PeerError {
  override readonly name = 'ConnectError';
}

/** The connection was closed, by the other side or by this one. What was waited for will not come. */
export class ClosedError extends PeerError {
  override readonly name = 'ClosedError';
}

/** The handshake was not completed in time. */
export class HandshakeTimeoutError extends PeerError {
  override readonly name = 'HandshakeTimeoutError';
}

/** No message came in time. The connection is still open. */
export class ReceiveTimeoutError extends PeerError {
  override readonly name = 'ReceiveTimeoutError';
}

/** The other side is this node itself: its version message carries one of our own nonces. */
export class SelfConnectionError extends PeerError {
  override readonly name = 'SelfConnectionError';

  /** @param nonce - the nonce that was recognised */
  constructor(readonly nonce: bigint) {
    super(`connected to itself: the nonce ${nonce} is our own`);
  }
}

/** The other side's protocol version is too old. */
export class ObsoleteVersionError extends PeerError {
  override readonly name = 'ObsoleteVersionError';
}

/** The other side broke a rule, and the connection is closed for it. @see src/wire/streams/peer-rules.ts */
export class ProtocolError extends PeerError {
  override readonly name = 'ProtocolError';
}

/** The other side reported that it does not have what it was asked for. */
export class NotFoundError extends PeerError {
  override readonly name = 'NotFoundError';
}

/** The other side sent something other than what it was asked for: the hashes do not match. */
export class FalseAnswerError extends PeerError {
  override readonly name = 'FalseAnswerError';
}

/**
 * A header breaks a rule of its chain: the link to the previous header, the difficulty, the time, the proof
 * of work.
 */
export class ChainError extends PeerError {
  override readonly name = 'ChainError';

  /**
   * @param height - the height of the invalid header
   * @param rule - the rule that it breaks: `link`, `bits`, `time` or `proof`
   * @param expected - what the rule requires
   * @param found - what the header contains
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
