import { interruption } from './interruption.ts';
import type { Screen } from './screen.ts';
import { Searcher } from './searcher.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What a command needs to work with users' modules. */
export interface Session {
  readonly searcher: Searcher;
  /** Where translated modules go. */
  readonly folder: string;
  /** Whether the user has stopped the search. */
  readonly stopped: boolean;
}

/** Lends a session to `work`, and leaves nothing behind: no thread, no file, no signal handler, however it ends. */
export async function inSession<Result>(screen: Screen, work: (session: Session) => Promise<Result>): Promise<Result> {
  const folder = temporaryFolder();
  const searcher = new Searcher(screen.remark);
  const stopSearch = () => {
    const searching = searcher.interrupt();
    if (searching) screen.remark('Stopping the search; press Ctrl-C again to end at once.\n');
    return searching;
  };
  const onKill = () => {
    screen.remark('');
    folder.remove();
  };
  const control = interruption(stopSearch, onKill);
  try {
    return await work({
      searcher,
      folder: folder.path,
      get stopped() {
        return control.asked;
      },
    });
  } finally {
    await searcher.end();
    control.dispose();
    folder.remove();
  }
}
