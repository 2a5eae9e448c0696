/** A figure of ours beside one of another search, with why they differ if they do. */
export interface Figure {
  /** The check that ships, and the property of it. */
  readonly check: string;
  readonly property: string;
  /** The steps of the shortest execution that violates it; nothing where it holds. */
  readonly steps?: { readonly here: number; readonly there: number };
  /** Configurations, where the whole space is explored. */
  readonly states?: { readonly here: number; readonly there: number | string };
  readonly why?: string;
  /** Takes seconds: looked at by the long tests. */
  readonly large?: true;
}
