import { makeVersion, writeVersion } from '../../../solutions/06-version';
import { Connection } from '../../../solutions/08-handshake';
import { type Manners, MOST_PAYLOAD, type Visit, type Visitor } from '../../../solutions/11-crawl';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { encode } from '../../../src/wire/codec/codec';
import { dial } from '../../../src/wire/streams/dial';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

/** Wrong answers for visitor. */
export const mistakes = new MistakeTable('visitor');

// It listens for the abort event, which does not fire a second time.
{
  class Steps extends RightSteps {
    protected override look() {}

    protected override async connect() {
      const { network, timeout } = this.manners;
      this.connection = Connection.over(await dial(this.address.host, this.address.port, timeout), network);
    }
  }
  mistakes.add(
    'abort-before-listening',
    'The signal was aborted while it connects, but',
    (manners: Manners): Visitor =>
      (address, signal) =>
        new Steps(manners, address, signal).run(),
  );
}

// The signal is a parameter that is never used.
mistakes.add(
  'abort-ignored',
  'The signal was aborted while it waits for the version',
  (manners: Manners): Visitor =>
    (address) =>
      new RightSteps(manners, address).run(),
);

// The signal closes the connection, but is not passed to a dial that is still in progress.
{
  class Steps extends RightSteps {
    protected override async connect() {
      const { network, timeout } = this.manners;
      this.connection = Connection.over(await dial(this.address.host, this.address.port, timeout), network);
    }
  }
  mistakes.add(
    'abort-not-while-connecting',
    'it goes on trying to connect',
    (manners: Manners): Visitor =>
      (address, signal) =>
        new Steps(manners, address, signal).run(),
  );
}

// Connection.over() without the network: the default is mainnet.
{
  class Steps extends RightSteps {
    protected override async connect() {
      const { host, port } = this.address;
      this.connection = Connection.over(await dial(host, port, this.manners.timeout));
    }
  }
  mistakes.add(
    'always-mainnet',
    'do not have the magic of the network',
    (manners: Manners): Visitor =>
      (address, signal) =>
        new Steps(manners, address, signal).run(),
  );
}

// The visit is over, but it never hangs up.
{
  class Steps extends RightSteps {
    protected override async close() {}
  }
  mistakes.add(
    'connection-left-open',
    'The connection is still open',
    (manners: Manners): Visitor =>
      (address, signal) =>
        new Steps(manners, address, signal).run(),
  );
}

// The error itself is kept, but JSON turns it into {}.
{
  class Steps extends RightSteps {
    protected override failed(error: Error) {
      return { ...this.facts(), error: error as unknown as string };
    }
  }
  mistakes.add(
    'error-kept-as-object',
    'JSON turns an Error into {}',
    (manners: Manners): Visitor =>
      (address, signal) =>
        new Steps(manners, address, signal).run(),
  );
}

// error.message says what happened, but not which kind of error it was.
{
  class Steps extends RightSteps {
    protected override failed({ message }: Error) {
      return { ...this.facts(), error: message };
    }
  }
  mistakes.add(
    'error-without-name',
    "The visit's error must begin with the name of the error",
    (manners: Manners): Visitor =>
      (address, signal) =>
        new Steps(manners, address, signal).run(),
  );
}

// The first message of a node is its version: nearly always.
{
  class Steps extends RightSteps {
    protected override keep() {
      this.connection!.transcript.watch = (direction, { payload }) => {
        if (direction === 'received') this.payload ??= this.copy(payload);
      };
    }
  }
  mistakes.add(
    'first-message-is-the-version',
    'The version need not come first',
    (manners: Manners): Visitor =>
      (address, signal) =>
        new Steps(manners, address, signal).run(),
  );
}

// Host, colon, port: right for IPv4 only.
{
  class Steps extends RightSteps {
    protected override facts() {
      return { ...super.facts(), address: `${this.address.host}:${this.address.port}` };
    }
  }
  mistakes.add(
    'ipv6-without-brackets',
    'Write an IPv6 address in brackets before a port',
    (manners: Manners): Visitor =>
      (address, signal) =>
        new Steps(manners, address, signal).run(),
  );
}

// The limit itself counts as too long.
{
  class Steps extends RightSteps {
    protected override isTooLong(payload: Uint8Array) {
      return payload.length >= MOST_PAYLOAD;
    }
  }
  mistakes.add(
    'limit-exclusive',
    'The payload is missing, although',
    (manners: Manners): Visitor =>
      (address, signal) =>
        new Steps(manners, address, signal).run(),
  );
}

// The listener is removed only when all goes well.
{
  class Steps extends RightSteps {
    private failure = false;

    protected override failed(error: Error): Visit {
      this.failure = true;
      return super.failed(error);
    }

    protected override forget(stop: () => void) {
      if (!this.failure) super.forget(stop);
    }
  }
  mistakes.add(
    'listener-left-after-a-failure',
    'After a failed visit, a listener is left on the signal',
    (manners: Manners): Visitor =>
      (address, signal) =>
        new Steps(manners, address, signal).run(),
  );
}

// addEventListener without removeEventListener.
{
  class Steps extends RightSteps {
    protected override forget() {}
  }
  mistakes.add(
    'listener-left-on-the-signal',
    'A listener is left on the signal',
    (manners: Manners): Visitor =>
      (address, signal) =>
        new Steps(manners, address, signal).run(),
  );
}

// A version message has about a hundred bytes: why would a node send more?
{
  class Steps extends RightSteps {
    protected override isTooLong() {
      return false;
    }
  }
  mistakes.add(
    'long-payload-kept',
    'A payload of more than MOST_PAYLOAD bytes was kept',
    (manners: Manners): Visitor =>
      (address, signal) =>
        new Steps(manners, address, signal).run(),
  );
}

// handshake() keeps its default timeout of a minute.
{
  class Steps extends RightSteps {
    protected override async greet() {
      await this.connection!.handshake(makeVersion({ user_agent: this.name() }));
    }
  }
  mistakes.add(
    'no-timeout',
    'It never resolves. Connecting has a timeout',
    (manners: Manners): Visitor =>
      (address, signal) =>
        new Steps(manners, address, signal).run(),
  );
}

// Both are set wherever they come up.
{
  class Steps extends RightSteps {
    override async run() {
      let error: string | undefined;
      this.greet = () => super.greet().catch((thrown) => void (error = String(thrown)));
      const visit = await super.run();
      return error ? { ...visit, error } : visit;
    }
  }
  mistakes.add(
    'payload-and-error',
    'There is both a payload and an error',
    (manners: Manners): Visitor =>
      (address, signal) =>
        new Steps(manners, address, signal).run(),
  );
}

// Strings can be printed, so the payload is kept as a string.
{
  class Steps extends RightSteps {
    protected override copy(payload: Uint8Array) {
      return new TextDecoder().decode(payload) as unknown as Uint8Array;
    }
  }
  mistakes.add(
    'payload-as-text',
    'The payload must be the bytes that came',
    (manners: Manners): Visitor =>
      (address, signal) =>
        new Steps(manners, address, signal).run(),
  );
}

// Unix time is in seconds, and so is the timestamp of the message.
{
  class Steps extends RightSteps {
    protected override facts() {
      return { ...super.facts(), at: Math.floor(this.at / 1000) };
    }
  }
  mistakes.add(
    'start-time-in-seconds',
    '`at` must be the start time in milliseconds',
    (manners: Manners): Visitor =>
      (address, signal) =>
        new Steps(manners, address, signal).run(),
  );
}

// The object is made at the end of the visit, with Date.now() in it.
{
  class Steps extends RightSteps {
    protected override facts() {
      return { ...super.facts(), at: Date.now() };
    }
  }
  mistakes.add(
    'start-time-taken-at-the-end',
    '`at` must be when the visit began',
    (manners: Manners): Visitor =>
      (address, signal) =>
        new Steps(manners, address, signal).run(),
  );
}

// Only the happy path: the caller has to catch.
{
  class Steps extends RightSteps {
    protected override failed(error: Error): never {
      throw error;
    }
  }
  mistakes.add(
    'throws',
    'It threw. Put what went wrong into the visit',
    (manners: Manners): Visitor =>
      (address, signal) =>
        new Steps(manners, address, signal).run(),
  );
}

// makeVersion() without choices: the userAgent is ignored.
{
  class Steps extends RightSteps {
    protected override name() {
      return new Uint8Array();
    }
  }
  mistakes.add(
    'user-agent-ignored',
    'The userAgent from the options',
    (manners: Manners): Visitor =>
      (address, signal) =>
        new Steps(manners, address, signal).run(),
  );
}

// It looks at what came only when handshake() has resolved.
{
  class Steps extends RightSteps {
    protected override async greet() {
      try {
        await super.greet();
      } catch (error) {
        this.payload = undefined;
        throw error;
      }
    }
  }
  mistakes.add(
    'verack-demanded',
    'thrown away because the verack did not come',
    (manners: Manners): Visitor =>
      (address, signal) =>
        new Steps(manners, address, signal).run(),
  );
}

// handshake() returns a Version; encoded again, it is nearly the same.
{
  class Steps extends RightSteps {
    protected override keep() {}

    protected override async greet() {
      const own = makeVersion({ user_agent: this.name() });
      const theirs = await this.connection!.handshake(own, this.manners.timeout);
      this.payload = encode(writeVersion, theirs);
    }
  }
  mistakes.add(
    'version-encoded-again',
    'encoded again. Keep the bytes that came',
    (manners: Manners): Visitor =>
      (address, signal) =>
        new Steps(manners, address, signal).run(),
  );
}

// The payload is kept as the connection passes it: a view.
{
  class Steps extends RightSteps {
    protected override copy(payload: Uint8Array) {
      return payload;
    }
  }
  mistakes.add(
    'view-kept',
    'a view of the chunk',
    (manners: Manners): Visitor =>
      (address, signal) =>
        new Steps(manners, address, signal).run(),
  );
}

// A version is a version, whichever side has sent it.
{
  class Steps extends RightSteps {
    protected override keep() {
      this.connection!.transcript.watch = (_, { command, payload }) => {
        if (command === 'version') this.payload = this.copy(payload);
      };
    }
  }
  mistakes.add(
    'watches-both-directions',
    'our own version message',
    (manners: Manners): Visitor =>
      (address, signal) =>
        new Steps(manners, address, signal).run(),
  );
}
