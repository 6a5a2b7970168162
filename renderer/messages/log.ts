/** Words of the log. */
import type { LogLine } from '../../preload/views/custody.ts';

export const logWords = ({ type }: LogLine): string => type;
