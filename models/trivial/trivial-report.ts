import type { TrivialInterface } from './trivial-protocols.ts';

/** What a list of properties says to the trivial protocols of an interface. */
export interface TrivialReport {
  readonly interface: TrivialInterface['name'];
  /** Properties of configurations, which a protocol with other local states has no part in. */
  readonly leftOut: readonly string[];
  readonly protocols: readonly {
    readonly name: string;
    /** The properties that it violates: none if they are incomplete. */
    readonly violates: readonly string[];
    /** Properties that were not decided. */
    readonly open: readonly string[];
  }[];
}

/** The trivial protocols that satisfy all properties: what these do not demand. */
export function missedBy({ protocols }: TrivialReport): readonly string[] {
  return protocols.filter(({ violates, open }) => violates.length === 0 && open.length === 0).map(({ name }) => name);
}
