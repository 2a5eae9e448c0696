import { expect, it } from 'vitest';
import { guarded } from '../../../models/guarded/guarded.ts';
import { eventually } from '../../../specs/temporal/future.ts';
import { temporal } from '../../../specs/temporal.ts';
import { execution } from '../findings.ts';

/** From the left, which has a fair loop of its own, one may fall into the right, where the fair step is nearer. */
const leftAndRight = guarded({
  variables: { at: 'left' },
  actions: (action) => [
    action('fall', {
      when: (s) => s.at === 'left',
      run: (s) => {
        s.at = 'right';
      },
    }),
    action('go', {
      fairness: 'weak',
      when: (s) => s.at === 'left',
      run: (s) => {
        s.at = 'half';
      },
    }),
    action('back', {
      fairness: 'weak',
      when: (s) => s.at === 'half',
      run: (s) => {
        s.at = 'left';
      },
    }),
    action('work', {
      fairness: 'strong',
      when: (s) => s.at === 'half' || s.at === 'right',
      run: (s) => {
        if (s.at === 'half') s.at = 'far';
      },
    }),
    action('return', {
      fairness: 'weak',
      when: (s) => s.at === 'far',
      run: (s) => {
        s.at = 'left';
      },
    }),
  ],
});

it('a loop stays in the component that it was begun in, even where another one has what it lacks nearer by', () => {
  const never = temporal<{ readonly at: string }>(
    'P',
    eventually((s) => s.at === 'nowhere'),
  );
  expect(execution(leftAndRight, never)).toMatchInlineSnapshot(`
    "start: at = left
    for ever: steps 1 to 3 again and again
    1. go
         at = half
    2. work
         at = far
    3. return
         at = left
    fair, because:
      action go (the specification, weak): taken in step 1
      action work (the specification, strong): taken in step 2
      action back (the specification, weak): disabled after step 2
      action return (the specification, weak): taken in step 3
    ✗ from the start on: never: s.at === "nowhere""
  `);
});
