/**
 * Where things stand in the linear memory that the search's two halves share: TypeScript, which asks the system and owns all space, and
 * WebAssembly, which reads the answers and explores. Both halves import this file.
 *
 * Each constant is the address of one 32-bit integer, unless it says otherwise. An address is in bytes. A reference is an address over
 * four, so that it is a positive 32-bit integer. Nothing is stored below `start`, so that 0 is never the address of anything.
 *
 * While several threads work, all of this is read only, but for what is marked as shared.
 */
export const start = 1024;
/** Per slot 32 bytes, at the address that stands here: see `slot-entry.ts`. */
export const slots = 1028;
/**
 * The slots that have a field in rows: an address, and how many. Per field 16 bytes: the distance of the slot's id from the first of all
 * ids, and as in `slot-entry.ts` its word, shift and mask.
 */
export const live = 1032;
export const liveCount = 1036;
/** The slots that may start a step: an address, and how many. */
export const active = 1040;
export const activeCount = 1044;
/** Not 0 if the slots that may start a step have to be chosen anew. */
export const activeIsStale = 1048;

/**
 * 64-bit words of a row; its bytes; the bytes of a record, which is a row, its key (the ordinal and the parent, 32 bits each), and its
 * sleep set.
 */
export const rowWords = 1052;
export const rowBytes = 1056;
export const stride = 1060;
/** The address of the addresses of the chunks of records. */
export const chunks = 1064;
/** How many rows there are; while threads work, how many have been given to threads. Shared. */
export const rowCount = 1068;
/** How many rows the chunks have room for. */
export const rowCapacity = 1072;

/** Not 0 where all rows are less than 2^58: see `../assembly/table.ts`. */
export const narrow = 1256;
/** The table of rows: its address, 32 minus the logarithm of its size, its size minus one, and how many entries it may take. */
export const table = 1076;
export const tableShift = 1080;
export const tableMask = 1084;
export const tableLimit = 1088;

/** Per column 16 bytes: the address of its answers, for how many ids, and its slot. */
export const columns = 1092;
/** The map from (column, id) to answers beyond those: see `linear-pairs.ts`. */
export const pairs = 1096;

/** Blocks of joint rules: an address, and how many. See `rule-block.ts`. */
export const ruleBlocks = 1104;
export const ruleBlockCount = 1108;
/** The address of the roots of the decision trees of rules. */
export const ruleRoots = 1120;

/** Questions asked of every row, and of rows at rest: per question 8 bytes, its root and its kind (see `question-kind.ts`). */
export const always = 1124;
export const alwaysCount = 1128;
export const rest = 1132;
export const restCount = 1136;
/** Per action the root of whether it is owed; and how many actions there are. Asked only where `watchesOwed` is not 0. */
export const owedRoots = 1140;
export const owedCount = 1144;
export const watchesOwed = 1148;

/** The most rows to keep; and not 0 once a further one was met. */
export const statesMax = 1152;
export const full = 1156;
/**
 * No row after this one need be expanded: its place in its level plus `levelFirst`, which is its number where rows are met in order.
 * Keys name parents so while a level is expanded.
 */
export const stopRow = 1164;

/** The first row of the level that is being built; 0xffffffff where rows are met in order, so that no keys have to be compared. */
export const levelStart = 1168;
/**
 * Per block of numbers from `levelStart` on, as they are given to threads, 16 bytes: the address of the thread's block, and two places in the
 * level plus `levelFirst`. Rows with these numbers were met from places before the first of them, and from none before the second. An
 * address. Shared.
 */
export const owners = 1292;
/** The address of the rows of the level that is being expanded, in order; 0 if that is the order of their numbers from `levelFirst`. */
export const order = 1172;
export const levelFirst = 1176;
export const levelSize = 1180;
/** The next place in the level to expand. Shared. Where to end, and whether these places were taken before. */
export const nextPlace = 1184;
export const placesEnd = 1316;
export const isAgain = 1320;
/** Per place in the level one byte, not 0 once it is expanded: at first, an answer may be missing, or room. An address. Shared. */
export const expanded = 1188;
/** Not 0 once a thread found no room for a further batch. Shared. */
export const outOfRoom = 1192;

/** Not 0 if the search in order should end its run of rows soon. */
export const yieldSoon = 1196;
/** Counts the rounds of work that threads were called to, and the threads that have finished the last one. Shared. */
export const round = 1200;
export const finished = 1204;
/** Not 0 to have threads end; not 0 once one has failed. Shared. */
export const ending = 1208;
export const failed = 1212;

/** The slot of what was observed within the step, which holds 0 in every row that is kept. Of meaning only where edges are recorded. */
export const eventsSlot = 1216;
/** The map from (action, events) to one more than the class of the edge: see `linear-pairs.ts`. */
export const classes = 1220;
/** Where the target and the class of the next edge go, how many more fit there, and how many bytes a class takes: 2 or 4. */
export const targetAt = 1228;
export const classAt = 1232;
export const edgesLeft = 1236;
export const classBytes = 1240;

/** Bytes of a sleep set, a multiple of 8; 0 where no steps are left out. */
export const setBytes = 1244;
/** Per group of steps its bit in sleep sets, or -1; and per bit the set of the groups that depend on its group. Addresses. */
export const groupBits = 1248;
export const dependents = 1252;

/** How many threads there are. */
export const threadCount = 1264;

/** What threads are called to do: see `task.ts`. */
export const task = 1260;

/** Where a table is entered into one twice as large: the address of the old one; and the next of its places to enter. Shared. */
export const oldTable = 1268;
export const nextEntry = 1272;

/**
 * Where the rows from `orderFirst` on are put in order: in how many parts. Where the order goes, and per place of the level 32 bits:
 * addresses. See `../assembly/order.ts`. The next part of what is done in parts. Shared.
 */
export const orderFirst = 1304;
export const orderParts = 1296;
export const orderTo = 1308;
export const orderNext = 1312;
export const nextPart = 1300;

/** 64 minus the logarithm of how many rows a thread remembers; 0 if none. See `../assembly/seen.ts`. */
export const seenShift = 1276;

/**
 * The bits of a row that are read by what is asked of every row: the address of a mask. And 64 minus the logarithm of how many rows a
 * thread remembers for which all answers are 0; 0 if none. See `../assembly/answered.ts`.
 */
export const answeredMask = 1280;
export const answeredShift = 1284;

/** Where space for everything else begins. */
export const end = 2048;
