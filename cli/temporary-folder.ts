import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of this run's own. */
export interface TemporaryFolder {
  readonly path: string;
  /** Removes the folder with all that it holds; does nothing the second time. */
  remove(): void;
}

/** Makes a folder that is removed when the process exits, if not before. A signal that kills the process must call `remove` itself. */
export function temporaryFolder(): TemporaryFolder {
  // The real path, because source maps are resolved against it.
  const path = mkdtempSync(join(realpathSync(tmpdir()), 'counterpoint-'));
  const remove = () => {
    process.off('exit', remove);
    rmSync(path, { recursive: true, force: true });
  };
  process.on('exit', remove);
  return { path, remove };
}
