import type { Progress } from '../checker/run-check.ts';
import { noProgress, progressDisplay } from './progress-display.ts';

/** Where the command writes: results to standard output, everything else to standard error, and neither into the progress line. */
export interface Screen {
  print(text: string): void;
  remark(text: string): void;
  progress(progress: Progress): void;
}

/** @param quiet shows no progress */
export function screen(quiet: boolean): Screen {
  const display = quiet ? noProgress : progressDisplay(process.stderr);
  const writer = (stream: NodeJS.WriteStream) => (text: string) => {
    display.clear();
    stream.write(text);
  };
  return { print: writer(process.stdout), remark: writer(process.stderr), progress: display.show };
}
