/**
 * What two neighbours in a stack of layers say to each other: requests go down, indications come up. A port is a type and never a value;
 * it names its abstraction, so that no other port can stand in its place.
 */
export interface Port {
  readonly abstraction: string;
  readonly request: unknown;
  readonly indication: unknown;
}
