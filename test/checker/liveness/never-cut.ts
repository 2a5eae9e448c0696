import { SearchWatch } from '../../../checker/liveness/search-watch.ts';

/** Watches a search that nothing cuts. */
export const neverCut = () =>
  new SearchWatch(
    () => undefined,
    () => 0,
    Number.POSITIVE_INFINITY,
  );
