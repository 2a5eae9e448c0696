import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBoundHit } from '../../../checker/transition-system.ts';
import {
  type Content,
  type Entry,
  EVERYONE,
  type Link,
  type LinkStep,
  type Obligation,
  owedWeakly,
} from '../../../models/links/link.ts';

/** What a link promises of its own accord; the contract tests the rest. */
export interface Promises {
  /** Whether the order of sending shows in the content. */
  readonly ordered: boolean;
  /** Whether equal messages under way are told apart. */
  readonly merges: boolean;
  /** Whether a message may be delivered more often than it was sent. */
  readonly duplicates: boolean;
  /** Whether a message may vanish. */
  readonly loses: boolean;
  /** Why a message stays under way for ever, if it does, so that deliveries never empty the link. */
  readonly keeps?: string;
  /** What each kind of step fulfils, where that is not a weak promise of each delivery and nothing else. */
  readonly owed?: Readonly<Partial<Record<LinkStep['kind'], readonly Obligation[]>>>;
}

const everyone = ['p', 'q', 'r'];
const message = fc.constantFrom('a', 'b', 'c', 1, '1', null, ['a'], { a: 1 });

/** The content after these entries were added to an empty link. */
export function carrying(link: Link, entries: readonly Entry[]): Content {
  return entries.reduce((content: Content, entry) => {
    const next = link.add(content, entry);
    if (isBoundHit(next as never)) throw new Error('The link is full.');
    return next as Content;
  }, []);
}

/** What a link may do next, in one phrase each. */
export function stepsOf(link: Link, content: Content): readonly string[] {
  return link
    .steps(content, everyone)
    .map(({ kind, from, to, message: what }) => `${kind} ${JSON.stringify(what)} ${from} → ${to}`);
}

/** The contract that every link keeps, whatever it promises besides. */
export function itKeepsTheContractOfLinks(make: () => Link, promises: Promises): void {
  const link = make();
  const entry: fc.Arbitrary<Entry> = link.shared
    ? fc.record({
        from: fc.constantFrom(...everyone),
        to: fc.constantFrom(...everyone, EVERYONE),
        message,
      })
    : fc.record({ from: fc.constant('p'), to: fc.constant('q'), message });
  const entries = fc.array(entry, { maxLength: 6 });
  const steps = (content: Content) => make().steps(content, everyone);

  describe('keeps the contract of links', () => {
    it('has a name for verdicts, and does nothing while it carries nothing', () => {
      expect(link.name).not.toBe('');
      expect(steps([])).toEqual([]);
    });

    it('delivers, duplicates and loses only what was sent, from whom and to whom it was sent', () => {
      fc.assert(
        fc.property(entries, fc.array(fc.nat(), { maxLength: 8 }), (sent, choices) => {
          let content = carrying(link, sent);
          for (const choice of choices) {
            const offered = steps(content);
            if (offered.length === 0) break;
            for (const { from, to, message: what } of offered) {
              expect(
                sent.some(
                  (one) => one.from === from && (one.to === to || one.to === EVERYONE) && same(one.message, what),
                ),
              ).toBe(true);
            }
            content = offered[choice % offered.length]!.becomes;
          }
        }),
      );
    });

    it('may do the same whenever it carries the same, in the same order', () => {
      fc.assert(
        fc.property(entries, (sent) => {
          expect(steps(carrying(make(), sent))).toEqual(steps(carrying(link, sent)));
        }),
      );
    });

    it(`carries ${promises.ordered ? 'messages in the order in which they were sent' : 'the same, in whichever order it was sent'}`, () => {
      fc.assert(
        fc.property(entries, (sent) => {
          const forwards = carrying(link, sent);
          const backwards = carrying(link, sent.toReversed());
          if (promises.ordered) expect(forwards).toEqual(sent);
          else expect(backwards).toEqual(forwards);
        }),
      );
    });

    it(`carries equal messages ${promises.merges ? 'as one' : 'one by one'}`, () => {
      fc.assert(
        fc.property(entries, (sent) => {
          const distinct = new Set(sent.map((one) => JSON.stringify([one.from, one.to, one.message])));
          expect(carrying(link, sent).length).toBe(promises.merges ? distinct.size : sent.length);
        }),
      );
    });

    it('offers each distinct step once', () => {
      fc.assert(
        fc.property(entries, (sent) => {
          const offered = steps(carrying(link, sent)).map((step) => JSON.stringify(step));
          expect(new Set(offered).size).toBe(offered.length);
        }),
      );
    });

    it(`promises ${promises.owed === undefined ? 'each delivery, weakly, and nothing else' : 'what it is declared to'}`, () => {
      const { owed = { deliver: owedWeakly } } = promises;
      fc.assert(
        fc.property(entries, (sent) => {
          for (const step of steps(carrying(link, sent))) expect(step.owed).toEqual(owed[step.kind] ?? []);
        }),
      );
    });

    if (promises.keeps !== undefined) {
      it(`may deliver for ever all that was sent: ${promises.keeps}`, () => {
        fc.assert(
          fc.property(entries, (sent) => {
            const content = carrying(link, sent);
            for (const { kind, becomes } of steps(content)) expect([kind, becomes]).toEqual(['deliver', content]);
          }),
        );
      });
    } else {
      it('has delivered each message once when deliveries alone have emptied it', () => {
        fc.assert(
          fc.property(entries, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (sent, choices) => {
            let content = carrying(link, sent);
            const delivered: unknown[] = [];
            const expected = content.map((one) => one.message);
            for (const choice of choices) {
              const deliveries = steps(content).filter(({ kind }) => kind === 'deliver');
              if (deliveries.length === 0) break;
              const taken = deliveries[choice % deliveries.length]!;
              expect(taken.becomes.length).toBe(content.length - 1);
              delivered.push(taken.message);
              content = taken.becomes;
            }
            expect(content).toEqual([]);
            const sorted = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).sort();
            expect(promises.ordered ? delivered : sorted(delivered)).toEqual(
              promises.ordered ? expected : sorted(expected),
            );
          }),
        );
      });
    }

    it(`${promises.duplicates ? 'may' : 'never does'} hand over what it keeps`, () => {
      fc.assert(
        fc.property(entries, (sent) => {
          const content = carrying(link, sent);
          const keeps = ({ kind, becomes }: LinkStep) => kind !== 'lose' && becomes.length === content.length;
          expect(steps(content).some(keeps)).toBe(promises.duplicates && content.length > 0);
        }),
      );
    });

    it(`${promises.loses ? 'may' : 'never does'} lose a message`, () => {
      fc.assert(
        fc.property(entries, (sent) => {
          const content = carrying(link, sent);
          const lost = steps(content).filter(({ kind }) => kind === 'lose');
          expect(lost.length > 0).toBe(promises.loses && content.length > 0);
          for (const { becomes } of lost) expect(becomes.length).toBe(content.length - 1);
        }),
      );
    });
  });
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
