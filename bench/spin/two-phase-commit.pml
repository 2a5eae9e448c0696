/*
 * Two-phase commit as Lamport's TwoPhase.tla has it, for SPIN: one process, and the variables packed by hand.
 * The number of resource managers is -DN=9; at most 12.
 */
#define INIT 0
#define DECIDED_COMMIT 1
#define DECIDED_ABORT 2

#define WORKING 0
#define PREPARED 1
#define COMMITTED 2
#define ABORTED 3

#define EVERY_SECOND_BIT 5592405
#define COMMIT (1 << N)
#define ABORT (2 << N)

int rm;            /* Two bits per resource manager. */
short tm_prepared; /* One bit per resource manager. */
short messages;    /* One bit per resource manager that said "prepared", then COMMIT and ABORT. */
byte tm = INIT;

#define STATE(i) ((rm >> (2 * (i))) & 3)
#define BECOMES(i, state) rm = (rm & ~(3 << (2 * (i)))) | ((state) << (2 * (i)))
#define CONSISTENT assert(!(((rm >> 1) & rm & EVERY_SECOND_BIT) && ((rm >> 1) & ~rm & EVERY_SECOND_BIT)))

#define STEPS_OF(i) \
  :: d_step { tm == INIT && (messages & (1 << (i))) -> tm_prepared = tm_prepared | (1 << (i)) } \
  :: d_step { STATE(i) == WORKING -> BECOMES(i, PREPARED); messages = messages | (1 << (i)) } \
  :: d_step { STATE(i) == WORKING -> BECOMES(i, ABORTED); CONSISTENT } \
  :: d_step { messages & COMMIT -> BECOMES(i, COMMITTED); CONSISTENT } \
  :: d_step { messages & ABORT -> BECOMES(i, ABORTED); CONSISTENT }

active proctype everyone() {
  do
  :: d_step { tm == INIT && tm_prepared == (1 << N) - 1 -> tm = DECIDED_COMMIT; messages = messages | COMMIT }
  :: d_step { tm == INIT -> tm = DECIDED_ABORT; messages = messages | ABORT }
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
#if N > 10
  STEPS_OF(10)
#endif
#if N > 11
  STEPS_OF(11)
#endif
  od
}
