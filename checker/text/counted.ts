/** "1 step", "2,048 steps" */
export function counted(number: number, noun: string, many = `${noun}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? noun : many}`;
}
