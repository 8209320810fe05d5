import type { Message } from '../../../solutions/01-framing';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { Connection as RightConnection } from '../../right/10-connection/queue';

/** Wrong answers for Connection: waiting for a certain message. */
export const mistakes = new MistakeTable('Connection.waitFor');

// It waits for any message, not for one with a requested command.
mistakes.patch('wait-for-anything', 'it has none of the requested commands', [
  'commands.includes(command)',
  'true',
]);

// What is left in the list when it has found its message is thrown away.
mistakes.add(
  'wait-for-drops-the-rest',
  'The message after the one that waitFor() returned is lost',
  class Connection extends RightConnection {
    override async waitFor(...commands: string[]) {
      const message = await super.waitFor(...commands);
      this.messages = [];
      return message;
    }
  },
);

// Only the first of the commands is compared.
mistakes.patch('wait-for-the-first-command', 'That is the second match', [
  'commands.includes(command)',
  'command === commands[0]',
]);

// Each unwanted message restarts the timeout.
mistakes.add(
  'wait-for-timeout-restarts',
  'restarts the timeout of waitFor()',
  class Connection extends RightConnection {
    override async waitFor(...commands: string[]): Promise<Message> {
      for (;;) {
        const message = await this.receive();
        if (commands.includes(message.command)) return message;
      }
    }
  },
);

// The default of receive() is written out.
mistakes.patch('wait-for-ignores-patience', 'patience is 20 milliseconds, but waitFor() goes on waiting', [
  'this.patience, wanted)',
  '60_000, wanted)',
]);

// What is skipped might be of use to another call, and is put back.
mistakes.patch('wait-for-puts-back', 'returned a message that waitFor() had skipped', [
  "return this.channel.find(commands.join(' or '), this.patience, wanted);",
  `const skipped = [];
    const fits = (message) => wanted(message) || !skipped.push(message);
    const found = await this.channel.find(commands.join(' or '), this.patience, fits);
    for (const message of skipped) this.channel.inbox.put(message);
    return found;`,
]);
