/** Of which rows a question is asked: of every one; of those where nothing is owed; of those where nothing is enabled. */
export const ofEveryRow = 0;
export const atQuiescence = 1;
export const atTermination = 2;
/** Asked of no row any more. */
export const closed = 3;
