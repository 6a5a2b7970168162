/** Small numbers in words, where a figure would be loud. */
import { number } from './intl.ts';

const inWords = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** `six`; from eleven on in figures. */
export const spelled = (of: number): string => inWords[of] ?? number(of);
