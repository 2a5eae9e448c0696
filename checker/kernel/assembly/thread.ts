import * as threadBlock from '../linear/thread-block';

/** The block of the thread that runs this instance. */
export let me: usize = 0;

export function setThread(block: usize): void {
  me = block;
}

/** Where the system cannot be asked, gives the row up. */
export function isFrozen(): bool {
  const frozen = load<u32>(me, threadBlock.frozen);
  if (frozen !== 0) store<u32>(me, 1, threadBlock.missed);
  return frozen !== 0;
}
