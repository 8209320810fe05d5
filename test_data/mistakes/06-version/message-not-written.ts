// The value is put into the message as it is; writing is left to somebody else.

export const exercise = 'makeMessage';
export const diagnosis = 'The fields were put into the message as they are';

export const makeMessage = (command: string, value: unknown) => ({ command, payload: value });
