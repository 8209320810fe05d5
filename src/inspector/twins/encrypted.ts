/**
 * Stands for the sockets that lesson 19 makes at its end: the inspector decrypts bytes that are all there.
 *
 * @module
 */
import { unavailable } from './unavailable';

/** Makes nothing. */
export const encryptedSockets = () => unavailable;
/** Makes nothing. */
export const encryptedDialer = () => unavailable;
