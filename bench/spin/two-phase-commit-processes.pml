/*
 * The same as two-phase-commit.pml with a process per manager, which is how one writes it for SPIN, and what its partial-order reduction
 * needs. The number of resource managers is -DN=9; at most 12.
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

int rm;            /* Two bits per resource manager: what is claimed is about all of them. */
short tm_prepared; /* One bit per resource manager. */
short messages;    /* One bit per resource manager that said "prepared", then COMMIT and ABORT. */
byte tm = INIT;

#define STATE(i) ((rm >> (2 * (i))) & 3)
#define BECOMES(i, state) rm = (rm & ~(3 << (2 * (i)))) | ((state) << (2 * (i)))
#define CONSISTENT assert(!(((rm >> 1) & rm & EVERY_SECOND_BIT) && ((rm >> 1) & ~rm & EVERY_SECOND_BIT)))

#define ME (_pid - 1)

#define HEARS(i) :: d_step { tm == INIT && (messages & (1 << (i))) -> tm_prepared = tm_prepared | (1 << (i)) }

active proctype transaction_manager() {
  do
  :: d_step { tm == INIT && tm_prepared == (1 << N) - 1 -> tm = DECIDED_COMMIT; messages = messages | COMMIT }
  :: d_step { tm == INIT -> tm = DECIDED_ABORT; messages = messages | ABORT }
  HEARS(0)
  HEARS(1)
  HEARS(2)
#if N > 3
  HEARS(3)
#endif
#if N > 4
  HEARS(4)
#endif
#if N > 5
  HEARS(5)
#endif
#if N > 6
  HEARS(6)
#endif
#if N > 7
  HEARS(7)
#endif
#if N > 8
  HEARS(8)
#endif
#if N > 9
  HEARS(9)
#endif
#if N > 10
  HEARS(10)
#endif
#if N > 11
  HEARS(11)
#endif
  od
}

active [N] proctype resource_manager() {
  do
  :: d_step { STATE(ME) == WORKING -> BECOMES(ME, PREPARED); messages = messages | (1 << ME) }
  :: d_step { STATE(ME) == WORKING -> BECOMES(ME, ABORTED); CONSISTENT }
  :: d_step { messages & COMMIT -> BECOMES(ME, COMMITTED); CONSISTENT }
  :: d_step { messages & ABORT -> BECOMES(ME, ABORTED); CONSISTENT }
  od
}
