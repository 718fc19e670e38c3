-------------------------------- MODULE Lane --------------------------------
(***************************************************************************)
(* One lane: the slots of one owner, in one configuration.  Fast path,     *)
(* skips, votes as intervals, revocations.  docs/model.md says what is     *)
(* modelled and what is not; docs/protocol.md is what the model is of.     *)
(*                                                                         *)
(* Messages: every fact ever told stays there for ever and may be read     *)
(* any number of times, in any order, or never.  That is loss, repetition  *)
(* and reordering at once, also over a broken connection.  A crash is a    *)
(* member that takes no further step.                                      *)
(*                                                                         *)
(* A ballot 1..Ballots is one attempt of a revocation.  Which member leads *)
(* it makes no difference for safety, as long as no two attempts share a   *)
(* ballot.                                                                 *)
(*                                                                         *)
(* What a member may learn is a predicate of the state, Learnable(slot):   *)
(* all its premises are stable, so that "somebody learns x now or later"   *)
(* is "x is in Learnable(slot)", and agreement is: at most one element.    *)
(***************************************************************************)
EXTENDS Integers, FiniteSets, TLC

CONSTANTS
  Owner,      \* the member whose lane this is
  Others,     \* the other members
  Rounds,     \* the lane has slots 1..Rounds
  Ballots,    \* number of revocation attempts
  Mistake,    \* a deliberate mistake, "none" for the protocol as it is
  EveryStep   \* TRUE: all steps; FALSE: without steps that only disable others

Members  == {Owner} \cup Others
Majority == IF Mistake = "HalfIsMajority" THEN Cardinality(Members) \div 2
                                          ELSE Cardinality(Members) \div 2 + 1
Slots    == 1..Rounds
Attempts == 1..Ballots
Nothing  == <<-1, "-">>         \* <<ballot, value>> of a slot in which nothing was accepted
Message  == "message"           \* the only value that the owner has for a slot
NoOp     == "no-op"
Max(a, b) == IF a > b THEN a ELSE b

VARIABLES
  proposed,     \* Propose frames ever sent: <<round, previousRound>>
  skippedAbove, \* the owner's OwnLane.skippedAbove: lower edge of its next claim of skips
  skippedTo,    \* the owner's OwnLane.skippedTo: it uses no round up to here any more
  skipped,      \* rounds that the owner ever claimed to have skipped
  base, upTo,   \* per other member: its votes at ballot 0 as an interval
  told,         \* per other member: rounds covered by any interval that it ever told
  voted,        \* per other member: rounds in which it did accept at ballot 0
  promised,     \* per member and slot: the highest ballot promised
  accepted,     \* per member and slot: <<ballot, value>> accepted last
  attempt       \* the revocations

ownLane   == <<proposed, skippedAbove, skippedTo, skipped>>
intervals == <<base, upTo, told, voted>>
vars == <<proposed, skippedAbove, skippedTo, skipped, base, upTo, told, voted, promised, accepted, attempt>>

Unused == [phase |-> 0, from |-> 1, to |-> 0, promisers |-> {},
           report |-> [slot \in Slots |-> Nothing], voters |-> [slot \in Slots |-> {}]]

Init ==
  /\ proposed = {} /\ skippedAbove = 0 /\ skippedTo = 0 /\ skipped = {}
  /\ base = [m \in Others |-> 1] /\ upTo = [m \in Others |-> 0]
  /\ told = [m \in Others |-> {}] /\ voted = [m \in Others |-> {}]
  /\ promised = [m \in Members |-> [slot \in Slots |-> 0]]
  /\ accepted = [m \in Members |-> [slot \in Slots |-> Nothing]]
  /\ attempt = [b \in Attempts |-> Unused]

InUse == {propose[1] : propose \in proposed}
Range(b) == attempt[b].from .. attempt[b].to

-----------------------------------------------------------------------------
(* What can be learned *)

VotesAtZero(slot) == {m \in Others : slot \in told[m]}
IsChosenFast(slot) == slot \in InUse /\ Cardinality(VotesAtZero(slot)) + 1 >= Majority

VotesFor(b, slot) ==
  IF Mistake = "CountsOlderBallots"
  THEN UNION {attempt[x].voters[slot] : x \in {x \in Attempts : x <= b /\ attempt[x].phase = 2}}
  ELSE attempt[b].voters[slot]

ChosenByRevocation(slot) ==
  {attempt[b].report[slot][2] : b \in {b \in Attempts :
     /\ attempt[b].phase = 2 /\ slot \in Range(b)
     /\ Cardinality(VotesFor(b, slot)) >= Majority}}

Learnable(slot) == (IF IsChosenFast(slot) THEN {Message} ELSE {})
              \cup (IF slot \in skipped THEN {NoOp} ELSE {})
              \cup ChosenByRevocation(slot)

-----------------------------------------------------------------------------
(* The owner *)

Propose(round) ==
  /\ round > (IF Mistake = "UsesRoundsItGaveUp" THEN skippedAbove ELSE skippedTo)
  /\ Mistake = "OwnerIgnoresItsPromise" \/ promised[Owner][round] = 0
  /\ proposed' = proposed \cup {<<round, skippedAbove>>}
  /\ skipped' = skipped \cup (skippedAbove + 1 .. round - 1)
  /\ skippedAbove' = round
  /\ skippedTo' = Max(skippedTo, round)
  /\ accepted' = [accepted EXCEPT ![Owner][round] =
        IF Mistake = "OwnerIgnoresItsPromise" /\ @ # Nothing THEN @ ELSE <<0, Message>>]
  /\ UNCHANGED <<intervals, promised, attempt>>

Skip(round) ==
  /\ round > skippedTo
  /\ skippedTo' = round
  /\ skipped' = skipped \cup (skippedAbove + 1 .. round)
  /\ UNCHANGED <<proposed, skippedAbove, intervals, promised, accepted, attempt>>

\* The owner hears of a revocation and goes on behind its range.
JumpBehind(b) ==
  /\ attempt[b].phase # 0
  /\ attempt[b].to > skippedTo
  /\ skippedTo' = attempt[b].to
  /\ skippedAbove' = IF Mistake # "ClaimReachesBackOverRevoked" THEN attempt[b].to
                     ELSE IF skippedAbove \in Range(b) THEN attempt[b].from - 1 ELSE skippedAbove
  /\ UNCHANGED <<proposed, skipped, intervals, promised, accepted, attempt>>

-----------------------------------------------------------------------------
(* The other members at ballot 0 *)

WithSkips(m, rounds) ==
  [slot \in Slots |-> IF slot \in rounds /\ accepted[m][slot] = Nothing THEN <<0, NoOp>> ELSE accepted[m][slot]]

MayAcceptAtZero(m, propose) ==
  /\ propose[1] > upTo[m]
  /\ Mistake = "AcceptorIgnoresItsPromise" \/ promised[m][propose[1]] = 0

AcceptAtZero(m, propose) ==
  LET round == propose[1] IN
  /\ MayAcceptAtZero(m, propose)
  /\ Mistake = "TakesGapForSkip" \/ propose[2] <= upTo[m]
  /\ accepted' = [accepted EXCEPT ![m] = [WithSkips(m, upTo[m] + 1 .. round - 1) EXCEPT ![round] = <<0, Message>>]]
  /\ upTo' = [upTo EXCEPT ![m] = round]
  /\ told' = [told EXCEPT ![m] = @ \cup
        ((IF Mistake = "NewEndExtendsOldBase" THEN 1 ELSE upTo[m] + 1) .. round)]
  /\ voted' = [voted EXCEPT ![m] = @ \cup {round}]
  /\ UNCHANGED <<ownLane, base, promised, attempt>>

LearnSkip(m, slot) ==
  /\ slot \in skipped
  /\ accepted[m][slot] = Nothing \/ slot = upTo[m] + 1
  /\ accepted' = [accepted EXCEPT ![m] = WithSkips(m, {slot})]
  /\ IF slot = upTo[m] + 1
     THEN /\ upTo' = [upTo EXCEPT ![m] = slot]
          /\ told' = [told EXCEPT ![m] = @ \cup {slot}]
     ELSE UNCHANGED <<upTo, told>>
  /\ UNCHANGED <<ownLane, base, voted, promised, attempt>>

\* A slot is known decided in another way than by own votes: the interval begins anew behind it.
RestartBehind(m, slot) ==
  /\ slot > upTo[m]
  /\ Learnable(slot) # {}
  /\ upTo' = [upTo EXCEPT ![m] = slot]
  /\ IF Mistake = "CountersNotIntervals"
     THEN /\ \A s \in upTo[m] + 1 .. slot : Learnable(s) # {}
          /\ told' = [told EXCEPT ![m] = @ \cup (upTo[m] + 1 .. slot)]
          /\ base' = base
     ELSE base' = [base EXCEPT ![m] = slot + 1] /\ told' = told
  /\ UNCHANGED <<ownLane, voted, promised, accepted, attempt>>

-----------------------------------------------------------------------------
(* Revocation: Prepare, Promise, Accept, Accepted *)

\* What a promise reports of a slot.
Report(m, slot) ==
  LET atZero == accepted[m][slot][1] = 0 IN
  IF \/ Mistake = "PromiseOmitsVotesAtZero" /\ atZero
     \/ Mistake = "PromiseOmitsOwnProposals" /\ atZero /\ m = Owner
     \/ Mistake = "PromiseOmitsDelivered" /\ atZero /\ Learnable(slot) # {}
     \/ Mistake = "RevokesWhateverWasAccepted"
  THEN Nothing ELSE accepted[m][slot]

Stronger(one, other) ==
  IF Mistake = "TakesLowestBallot" /\ one # Nothing /\ other # Nothing
  THEN IF one[1] < other[1] THEN one ELSE other
  ELSE IF one[1] > other[1] THEN one ELSE other

Number(b) == IF Mistake = "TwoAttemptsShareABallot" THEN 1 ELSE b

MayPromise(b, m, slots) ==
  \A slot \in slots :
    IF Mistake = "TwoAttemptsShareABallot" THEN promised[m][slot] <= 1 ELSE promised[m][slot] < b

WithPromise(b, m, slots) ==
  [slot \in Slots |->
     IF slot \in slots THEN IF Mistake = "PromiseIsForgotten" THEN promised[m][slot] ELSE Number(b)
     ELSE IF Mistake = "OnePromisePerLane" THEN 0 ELSE promised[m][slot]]

Prepare(b, from, to) ==
  /\ attempt[b].phase = 0
  /\ attempt' = [attempt EXCEPT ![b].phase = 1, ![b].from = from, ![b].to = to]
  /\ UNCHANGED <<ownLane, intervals, promised, accepted>>

Promise(b, m) ==
  /\ attempt[b].phase \in {1, 2}
  /\ m \notin attempt[b].promisers
  /\ MayPromise(b, m, Range(b))
  /\ attempt[b].phase = 2 => \E slot \in Range(b) : promised[m][slot] # Number(b)
  /\ promised' = [promised EXCEPT ![m] = WithPromise(b, m, Range(b))]
  /\ attempt' = IF attempt[b].phase = 1
                THEN [attempt EXCEPT ![b].promisers = @ \cup {m},
                        ![b].report = [slot \in Slots |->
                           IF slot \in Range(b) THEN Stronger(Report(m, slot), @[slot]) ELSE @[slot]]]
                ELSE attempt
  /\ UNCHANGED <<ownLane, intervals, accepted>>

\* What the second phase proposes: the value accepted at the highest ballot, else a no-op.
Proposals(b, reports) ==
  [slot \in Slots |-> IF slot \in Range(b)
                      THEN <<Number(b), IF reports[slot] = Nothing THEN NoOp ELSE reports[slot][2]>>
                      ELSE Nothing]

BeginAccept(b) ==
  /\ attempt[b].phase = 1 /\ Cardinality(attempt[b].promisers) >= Majority
  /\ attempt' = [attempt EXCEPT ![b].phase = 2, ![b].promisers = {}, ![b].report = Proposals(b, @)]
  /\ UNCHANGED <<ownLane, intervals, promised, accepted>>

Accepted(b, m) ==
  /\ attempt[b].phase = 2
  /\ LET slots == {slot \in Range(b) :
                     /\ Mistake = "AcceptIgnoresHigherPromise" \/ promised[m][slot] <= Number(b)
                     /\ m \notin attempt[b].voters[slot]} IN
     /\ slots # {}
     /\ promised' = [promised EXCEPT ![m] = [slot \in Slots |->
           IF slot \in slots /\ Mistake # "AcceptDoesNotRaisePromise" THEN Max(@[slot], Number(b)) ELSE @[slot]]]
     /\ accepted' = [accepted EXCEPT ![m] = [slot \in Slots |->
           IF slot \in slots THEN attempt[b].report[slot] ELSE @[slot]]]
     /\ attempt' = [attempt EXCEPT ![b].voters = [slot \in Slots |->
           IF slot \in slots THEN @[slot] \cup {m} ELSE @[slot]]]
  /\ UNCHANGED <<ownLane, intervals>>

AnyStep ==
  \/ \E round \in Slots : Propose(round) \/ Skip(round)
  \/ \E b \in Attempts : JumpBehind(b) \/ BeginAccept(b)
  \/ \E b \in Attempts, from \in Slots : \E to \in from..Rounds : Prepare(b, from, to)
  \/ \E m \in Others : \/ \E propose \in proposed : AcceptAtZero(m, propose)
                       \/ \E slot \in Slots : LearnSkip(m, slot) \/ RestartBehind(m, slot)
  \/ \E b \in Attempts, m \in Members : Promise(b, m) \/ Accepted(b, m)

-----------------------------------------------------------------------------
(* Fewer steps, for larger bounds.  Left out are steps that only forbid     *)
(* others: a promise beyond the majority, an acceptance beyond it.  Made    *)
(* one are: Prepare and its first promise; the last promise of the majority *)
(* and the begin of the second phase; the restart of an interval and the    *)
(* acceptance that makes use of it.                                         *)

FirstPromise(b, m, from, to) ==
  /\ attempt[b].phase = 0
  /\ MayPromise(b, m, from..to)
  /\ promised' = [promised EXCEPT ![m] = WithPromise(b, m, from..to)]
  /\ attempt' = [attempt EXCEPT ![b] =
        [Unused EXCEPT !.phase = 1, !.from = from, !.to = to, !.promisers = {m},
           !.report = [slot \in Slots |-> IF slot \in from..to THEN Report(m, slot) ELSE Nothing]]]
  /\ UNCHANGED <<ownLane, intervals, accepted>>

NextPromise(b, m) ==
  /\ attempt[b].phase = 1 /\ m \notin attempt[b].promisers
  /\ MayPromise(b, m, Range(b))
  /\ promised' = [promised EXCEPT ![m] = WithPromise(b, m, Range(b))]
  /\ LET reports == [slot \in Slots |-> IF slot \in Range(b) THEN Stronger(Report(m, slot), attempt[b].report[slot])
                                                             ELSE attempt[b].report[slot]]
         promisers == attempt[b].promisers \cup {m}
     IN attempt' = IF Cardinality(promisers) >= Majority
                   THEN [attempt EXCEPT ![b].phase = 2, ![b].promisers = {}, ![b].report = Proposals(b, reports)]
                   ELSE [attempt EXCEPT ![b].promisers = promisers, ![b].report = reports]
  /\ UNCHANGED <<ownLane, intervals, accepted>>

UsefulAccepted(b, m) ==
  /\ Accepted(b, m)
  /\ \E slot \in Range(b) : /\ m \notin attempt[b].voters[slot]
                            /\ Cardinality(attempt[b].voters[slot]) < Majority

RestartAndAccept(m, propose) ==
  LET round == propose[1] IN
  /\ MayAcceptAtZero(m, propose)
  /\ \E from \in upTo[m] .. round - 1 :
       /\ propose[2] <= from
       /\ from = upTo[m] \/ (propose[2] > upTo[m] /\ Learnable(from) # {})
       /\ accepted' = [accepted EXCEPT ![m] = [WithSkips(m, propose[2] + 1 .. round - 1) EXCEPT ![round] = <<0, Message>>]]
       /\ upTo' = [upTo EXCEPT ![m] = round]
       /\ base' = [base EXCEPT ![m] = IF from = upTo[m] THEN @ ELSE from + 1]
       /\ told' = [told EXCEPT ![m] = @ \cup (from + 1 .. round)]
       /\ voted' = [voted EXCEPT ![m] = @ \cup {round}]
  /\ UNCHANGED <<ownLane, promised, attempt>>

UsefulStep ==
  \/ \E round \in Slots : Propose(round) \/ Skip(round)
  \/ \E b \in Attempts : JumpBehind(b)
  \/ \E b \in Attempts, m \in Members, from \in Slots : \E to \in from..Rounds : FirstPromise(b, m, from, to)
  \/ \E m \in Others : \E propose \in proposed : RestartAndAccept(m, propose)
  \/ \E b \in Attempts, m \in Members : NextPromise(b, m) \/ UsefulAccepted(b, m)

Next == IF EveryStep THEN AnyStep ELSE UsefulStep
Spec == Init /\ [][Next]_vars

\* The others are interchangeable.
Symmetry == Permutations(Others)

-----------------------------------------------------------------------------
(* What must hold *)

Agreement == \A slot \in Slots : Cardinality(Learnable(slot)) <= 1
Validity  == \A slot \in Slots : Message \in Learnable(slot) => slot \in InUse
HonestOwner == skipped \cap InUse = {}
\* An interval that was ever told stands for own votes at ballot 0 and for the owner's skips only.
HonestIntervals == \A m \in Others : (base[m] .. upTo[m]) \cup told[m] \subseteq voted[m] \cup skipped

-----------------------------------------------------------------------------
(* What must be possible: a model in which nothing happens proves nothing.  Each of these must be violated. *)

NeverChosenFast == \A slot \in Slots : ~IsChosenFast(slot)
NeverSkipped == skipped = {}
RevocationNeverFindsAValue == \A slot \in Slots : Message \notin ChosenByRevocation(slot)
RevocationNeverTakesAProposal == \A slot \in Slots : ~(slot \in InUse /\ NoOp \in ChosenByRevocation(slot))
RevocationsNeverFollowEachOther ==
  ~\E slot \in Slots, b, c \in Attempts :
     b # c /\ Cardinality(attempt[b].voters[slot]) >= Majority /\ Cardinality(attempt[c].voters[slot]) >= Majority
=============================================================================
