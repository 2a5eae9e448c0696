// What only the other half can do: ask the system, and give space. Each may change the layout of rows, and move or replace every table.

/** The program of a slot's offers. */
export declare function learnOffers(slot: u32, id: u32): u32;
/** The answer in a column under an id. */
export declare function learnReaction(column: u32, id: u32): i32;
/** One more than the class of the steps that take an action and show some events. */
export declare function learnClass(action: u32, events: u32): u32;
/** The program of a rule's outcomes in the row that is being expanded. */
export declare function learnRule(rule: u32): u32;
/** The answer to a question, of those asked of every row, about the row whose record stands at an address. */
export declare function learnAlways(question: u32, record: usize): u32;
/** The answer to a question, of those asked of rows at rest, about the row that is being expanded. */
export declare function learnRest(question: u32): u32;
/** Whether an action is owed in the row whose record stands at an address. */
export declare function learnOwed(action: u32, record: usize): u32;
/** The answer to a question of those asked of every row is 1 at a row, to which a parent has led. */
export declare function foundAlways(question: u32, row: u32, parent: u32): void;
/** The answer to a question at rest is 1 at the row that is being expanded. */
export declare function foundRest(question: u32): void;

export declare function chooseActive(): void;
/** Makes room for so many entries that wait in the queue of a step, or on its trail. */
export declare function growQueue(entries: u32): void;
export declare function growTrail(entries: u32): void;
/** Makes room for further rows: their records, and their entries in the table. */
export declare function growRows(): void;
export declare function growTable(): void;
/** Makes room for further edges. */
export declare function growEdges(): void;
/** Makes room for further batches, for all threads; 0 if there is none. */
export declare function growShared(): u32;
