/*
 * Dining philosophers with ordered forks, for SPIN: one process, and the variables packed by hand.
 * The number of philosophers is -DN=7; from 3 to 10.
 */
#define THINKING 0
#define HUNGRY 1
#define ONE_FORK 2
#define EATING 3
#define LEAVING 4

int phase;   /* Three bits per philosopher. */
short taken; /* One bit per fork. */

#define PHASE(i) ((phase >> (3 * (i))) & 7)
#define BECOMES(i, p) phase = (phase & ~(7 << (3 * (i)))) | ((p) << (3 * (i)))
#define TAKEN(fork) (taken & (1 << (fork)))
#define TAKE(fork) taken = taken | (1 << (fork))
#define RELEASE(fork) taken = taken & ~(1 << (fork))
#define FIRST(i) ((i) == N - 1 -> 0 : (i))
#define SECOND(i) ((i) == N - 1 -> N - 1 : (i) + 1)
#define LEFT(i) ((i) == 0 -> N - 1 : (i) - 1)
#define RIGHT(i) ((i) == N - 1 -> 0 : (i) + 1)

#define STEPS_OF(i) \
  :: d_step { PHASE(i) == THINKING -> BECOMES(i, HUNGRY) } \
  :: d_step { PHASE(i) == HUNGRY && !TAKEN(FIRST(i)) -> TAKE(FIRST(i)); BECOMES(i, ONE_FORK) } \
  :: d_step { PHASE(i) == ONE_FORK && !TAKEN(SECOND(i)) -> TAKE(SECOND(i)); BECOMES(i, EATING); \
       assert(PHASE(LEFT(i)) != EATING && PHASE(RIGHT(i)) != EATING) } \
  :: d_step { PHASE(i) == EATING -> RELEASE(SECOND(i)); BECOMES(i, LEAVING) } \
  :: d_step { PHASE(i) == LEAVING -> RELEASE(FIRST(i)); BECOMES(i, THINKING) }

active proctype everyone() {
  do
  STEPS_OF(0)
  STEPS_OF(1)
  STEPS_OF(2)
#if N > 3
  STEPS_OF(3)
#endif
#if N > 4
  STEPS_OF(4)
#endif
#if N > 5
  STEPS_OF(5)
#endif
#if N > 6
  STEPS_OF(6)
#endif
#if N > 7
  STEPS_OF(7)
#endif
#if N > 8
  STEPS_OF(8)
#endif
#if N > 9
  STEPS_OF(9)
#endif
  od
}
