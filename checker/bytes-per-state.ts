/** What the search's structures took per configuration: whole bytes, 0 where there was none. */
export function bytesPerState(bytes: number, states: number): number {
  return states === 0 ? 0 : Math.round(bytes / states);
}
