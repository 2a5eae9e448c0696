/*
 * Lamport's Paxos.tla for SPIN: three acceptors, two values, quorums of two; one process, and the variables packed by hand.
 * The last ballot is -DB=2; from 1 to 3.
 *
 * An acceptor's vote is 0 for none, and otherwise 1 + 2 * ballot + value. A "1b" message is 0 where there is none, and otherwise
 * 1 + the vote that it reports: three bits, because it reports a vote of a lower ballot.
 */
byte max_bal[3];  /* 1 + the ballot; 0 for none. */
byte vote[3];
short one_b[3];   /* Three bits per ballot. */
byte one_a;       /* One bit per ballot. */
byte two_a;       /* Two bits per ballot: 1 + the value. */
short two_b;      /* One bit per ballot and acceptor. */

#define ONE_B(a, b) ((one_b[a] >> (3 * (b))) & 7)
#define TWO_A(b) ((two_a >> (2 * (b))) & 3)
#define LATEST(a, c, b) (ONE_B(a, b) > ONE_B(c, b) -> ONE_B(a, b) : ONE_B(c, b))
/* A report of value v is even for the first and odd for the second: 2 + 2 * ballot + v. */
#define SAFE(a, c, b, v) \
  (ONE_B(a, b) && ONE_B(c, b) && (LATEST(a, c, b) == 1 || (LATEST(a, c, b) & 1) == (v)))

#define VOTES(b) ((two_b >> (3 * (b))) & 7)
#define CHOSEN(b) (VOTES(b) == 3 || VOTES(b) >= 5)
#define AGREE(b, c) (!(CHOSEN(b) && CHOSEN(c)) || TWO_A(b) == TWO_A(c))

#if B == 1
#define ONE_VALUE_IS_CHOSEN assert(AGREE(0, 1))
#elif B == 2
#define ONE_VALUE_IS_CHOSEN assert(AGREE(0, 1) && AGREE(0, 2) && AGREE(1, 2))
#else
#define ONE_VALUE_IS_CHOSEN \
  assert(AGREE(0, 1) && AGREE(0, 2) && AGREE(0, 3) && AGREE(1, 2) && AGREE(1, 3) && AGREE(2, 3))
#endif

#define LEADS(b) \
  :: d_step { true -> one_a = one_a | (1 << (b)) } \
  :: PROPOSES(b, 0) \
  :: PROPOSES(b, 1)

#define PROPOSES(b, v) \
  d_step { TWO_A(b) == 0 && (SAFE(0, 1, b, v) || SAFE(0, 2, b, v) || SAFE(1, 2, b, v)) -> \
    two_a = two_a | ((1 + (v)) << (2 * (b))) }

#define ACCEPTS(a, b) \
  :: d_step { (one_a & (1 << (b))) && (b) + 1 > max_bal[a] -> \
       max_bal[a] = (b) + 1; one_b[a] = one_b[a] | ((1 + vote[a]) << (3 * (b))) } \
  :: d_step { TWO_A(b) && (b) + 1 >= max_bal[a] -> \
       max_bal[a] = (b) + 1; vote[a] = 2 * (b) + TWO_A(b); two_b = two_b | (1 << (3 * (b) + (a))); ONE_VALUE_IS_CHOSEN }

#define BALLOT(b) \
  LEADS(b) \
  ACCEPTS(0, b) \
  ACCEPTS(1, b) \
  ACCEPTS(2, b)

active proctype everyone() {
  do
  BALLOT(0)
  BALLOT(1)
#if B > 1
  BALLOT(2)
#endif
#if B > 2
  BALLOT(3)
#endif
  od
}
