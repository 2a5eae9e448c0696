/** What stands in linear memory for each slot, in bytes from its entry. */
export const bytes = 32;
export const bytesLog = 5;
/** Where its field stands in a row: the byte of its 32-bit word, the lowest bit, and the mask before it is shifted. */
export const wordByte = 0;
export const shift = 4;
export const mask = 8;
/** The programs of its offers by id: an address, and for how many ids. */
export const offers = 12;
export const offersLength = 16;
