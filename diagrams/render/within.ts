/**
 * The result of a task, if it comes in time.
 *
 * @param timeMax in milliseconds
 * @throws Error naming what was late; the task itself goes on, and its outcome is ignored
 */
export async function within<Result>(timeMax: number, what: string, task: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took longer than ${timeMax / 1000} s`)), timeMax);
  });
  try {
    return await Promise.race([task, late]);
  } finally {
    clearTimeout(timer);
  }
}
