import { onVersions, type Trial } from '../trial';

/** Lesson 04. */
export const trials: Trial[] = [
  {
    title: 'servicesToNames',
    rows: ({ servicesToNames }) =>
      onVersions(4, (bytes) => {
        const services = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
        return servicesToNames(services).join(' ');
      }),
  },
];
