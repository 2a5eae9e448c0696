/** One gibibyte: the memory that a search takes before it stops by itself and says so. */
export const defaultMemory = 2 ** 30;
