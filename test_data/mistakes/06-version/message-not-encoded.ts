// The value is put into the message unchanged; encoding it is left to somebody else.

export const exercise = 'makeMessage';
export const diagnosis = 'You put the fields into the message unencoded';

export const makeMessage = (command: string, value: unknown) => ({ command, payload: value });
