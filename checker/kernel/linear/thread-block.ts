/**
 * What each thread has for itself: a block of 32-bit integers, at these distances in bytes from its address.
 */
export const bytes = 320;

/** The ids of the row that is being expanded, and within a step of what it turns into; the same as a packed row. Addresses. */
export const ids = 0;
export const work = 4;
/** Not 0 once the ids are those of the row: see `decode`. */
export const decoded = 64;
/** The row that is being expanded, and what the keys of its successors say of it: its place in its level plus `levelFirst`. */
export const row = 8;
export const parent = 12;
/** Steps of the row that is being expanded, so far; is any of them owed; was any lost to a bound of the model. */
export const ordinal = 16;
export const owed = 20;
export const cut = 24;
export const action = 28;

/** Successors that wait to be looked up: records, and their hashes; how many wait. */
export const batch = 32;
export const hashes = 36;
export const batchLength = 40;

/** The rows that this thread has led to last: an address, and bytes. All bits are set where there is none. */
export const seen = 244;
export const seenBytes = 16_384;

/** What is read of rows for which all that is asked of every row has the answer 0: an address. All bits are set where there is none. */
export const answered = 248;

/** The bits of a block of rules that count in the row that is being expanded: see `rule-block.ts`. */
export const may = 256;

/** Labels that wait within a step, and ids that it overwrote: entries of 8 bytes, a slot first. */
export const queue = 44;
export const queueCapacity = 48;
export const trail = 52;
export const trailCapacity = 56;
export const trailLength = 60;

/** Not 0 where the system cannot be asked: a row that would have to is given up, and `missed` set. */
export const frozen = 68;
export const missed = 72;
/** What becomes of successors: see `mode.ts`. */
export const mode = 76;
/** Not 0 once looking without adding has met a row that is not known. */
export const foundBeyond = 80;

/** Steps of all rows that were expanded, as a 64-bit integer. */
export const transitions = 88;
/** How many of these rows have no step. */
export const terminal = 224;
/** How many rows this thread has given up since it was last asked. */
export const givenUp = 288;
/**
 * The places that this thread was given last begin with the first of these, and all that it was given are before the second: places in the
 * level plus `levelFirst`.
 */
export const from = 232;
export const reach = 228;
/** Per row of a run of rows, in order, its steps: an address. */
export const counts = 96;
/** Numbers given to this thread for the rows that it adds: a range, and a further one. */
export const idNext = 100;
export const idEnd = 104;
export const spareNext = 108;
export const spareEnd = 112;

/** Per bound of the model, where it was hit first: the least parent; 0xffffffff if nowhere. An address. */
export const boundsHit = 116;
/** The same for each question at rest: where it was asked first, and where its answer was 1 first. Addresses. */
export const restAsked = 120;
export const restFound = 124;
/** For each question asked of every row: 1 if some answer was 1, 2 if some answer is not known, 3 if both. An address. */
export const alwaysNews = 128;
/** The rows with such an answer: an address; how many there are; and how many of them have room there. */
export const newsRows = 240;
export const newsCount = 252;
export const newsRowsMost = 32_768;
/** Per successor that waits, where the target of its edge goes. An address; of meaning only where edges are recorded. */
export const targets = 136;
/**
 * Sets of groups of steps: those that sleep in the row that is being expanded; those whose steps were all taken; those of which some was;
 * those not to be relied on.
 */
export const asleep = 144;
export const taken = 160;
export const begun = 176;
export const doubted = 192;
/** The group whose step is taken: its bit or -1, where its 64 bits are in a set, and its mask among them, of 64 bits. */
export const groupBit = 208;
export const groupAt = 212;
export const groupMask = 216;

/** Keeps reads whose only purpose is to bring memory near from being left out. */
export const sink = 132;
