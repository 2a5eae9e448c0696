/** The block of the thread that runs this instance. */
export let me: usize = 0;

export function setThread(block: usize): void {
  me = block;
}
