--------------------------- MODULE Configurations ---------------------------
(***************************************************************************)
(* The change of the configuration: decided in a slot like any other, it   *)
(* takes effect behind the event horizon.  Who may work in which round,    *)
(* whose votes count there, where a joiner begins, changes that follow     *)
(* close upon each other, and changes of the event horizon itself.         *)
(*                                                                         *)
(* There is one slot per round, owned by Owner, which stays in the group.  *)
(* Within a slot there is what Lane checks in full: votes at ballot 0 and  *)
(* revocations of a single slot.  Messages are facts that stay, as there.  *)
(* docs/model.md says what is modelled and what is not.                    *)
(***************************************************************************)
EXTENDS Integers, Sequences, FiniteSets, TLC

CONSTANTS
  Plan,     \* what the owner proposes, by round: "message", or the name of a change
  Ballots,  \* number of revocation attempts, over all rounds
  Revocable, \* the rounds in which there may be some
  Horizon,  \* the event horizon of the first configuration
  Listed,   \* TRUE: quorum of the configured list; FALSE: majority of the configuration
  Mistake   \* a deliberate mistake, "none" for the protocol as it is

Owner   == 1
List    == 1..3            \* the founders, each with a name of the configured list
Members == 1..5            \* 4 and 5 are later incarnations
None    == "none"
NoOp    == "no-op"
Max(a, b) == IF a > b THEN a ELSE b

\* What a change does; a horizon of 0 leaves the event horizon as it is.
Effect(change) ==
  CASE change = "replace one"  -> [removed |-> {3},    added |-> {4},    horizon |-> 0]
    [] change = "replace two"  -> [removed |-> {2, 3}, added |-> {4, 5}, horizon |-> 0]
    [] change = "remove two"   -> [removed |-> {2, 3}, added |-> {},     horizon |-> 0]
    [] change = "shrink"       -> [removed |-> {},     added |-> {},     horizon |-> 1]

ReplaceOne    == <<"replace one", "message", "message">>
ReplaceTwo    == <<"replace two", "message", "message">>
ReplaceAndGo  == <<"replace two", "message">>
RemoveTwo     == <<"remove two", "message", "message">>
RemoveAndGo   == <<"remove two", "message">>
ShrinkFirst   == <<"shrink", "replace two", "message", "message">>

Rounds   == Len(Plan)
Slots    == 1..Rounds
Attempts == 1..Ballots

VARIABLES
  log,      \* per member: the values that it has delivered, by round; for a joiner its donor's up to its begin
  chain,    \* per member: the configurations that follow from its log
  begin,    \* per member: the first round that it has a part in; 0: it is not in yet
  proposed, \* per round: the owner's proposal at ballot 0
  promised, \* per member and round: the highest ballot promised
  accepted, \* per member and round: <<ballot, value>> accepted last
  atZero,   \* per round: who has ever accepted at ballot 0
  attempt   \* the revocations

vars == <<log, chain, begin, proposed, promised, accepted, atZero, attempt>>

Nothing == <<-1, None>>
Founded == [first |-> 1, horizon |-> Horizon, members |-> List]
Unused  == [phase |-> 0, round |-> 0, counted |-> {}, quorum |-> 0, promisers |-> {}, report |-> Nothing, voters |-> {}]

Init ==
  /\ log = [m \in Members |-> <<>>]
  /\ chain = [m \in Members |-> <<Founded>>]
  /\ begin = [m \in Members |-> IF m \in List THEN 1 ELSE 0]
  /\ proposed = [r \in Slots |-> None]
  /\ promised = [m \in Members |-> [r \in Slots |-> 0]]
  /\ accepted = [m \in Members |-> [r \in Slots |-> Nothing]]
  /\ atZero = [r \in Slots |-> {}]
  /\ attempt = [b \in Attempts |-> Unused]

-----------------------------------------------------------------------------
(* The chain of configurations (ConfigurationHistory) *)

Newest(configurations) == configurations[Len(configurations)]
At(configurations, round) ==
  configurations[CHOOSE i \in 1..Len(configurations) :
                   /\ configurations[i].first <= round
                   /\ \A j \in i + 1 .. Len(configurations) : configurations[j].first > round]

FirstRound(before, round) ==
  IF Mistake = "TakesEffectAtOnce" THEN round + 1
  ELSE Max(Newest(before).first, round + At(before, round).horizon + 1)

\* The chain after the value of this round was delivered.
Applied(before, round, value) ==
  IF value \in {"message", NoOp} THEN before
  ELSE LET newest == Newest(before)
           effect == Effect(value)
       IN Append(before, [first   |-> FirstRound(before, round),
                          horizon |-> IF effect.horizon = 0 THEN newest.horizon ELSE effect.horizon,
                          members |-> (newest.members \ effect.removed) \cup effect.added])

RECURSIVE Replayed(_)
Replayed(values) ==
  IF values = <<>> THEN <<Founded>>
  ELSE Applied(Replayed(SubSeq(values, 1, Len(values) - 1)), Len(values), values[Len(values)])

\* The configuration that a member takes for the round's.
ConfigurationOf(m, round) ==
  IF Mistake = "QuorumOfNewestConfiguration" THEN Newest(chain[m]) ELSE At(chain[m], round)

\* The highest round in which a member works: it cannot know the configuration of a later one.
HorizonOf(m) ==
  IF Mistake = "WorksBeyondTheHorizon" THEN Rounds
  ELSE Len(log[m]) + At(chain[m], Len(log[m]) + 1).horizon

Counted(m, round) ==
  CASE Mistake = "VotesBeforeItsConfiguration" ->
         ConfigurationOf(m, round).members \cup UNION {chain[m][i].members : i \in 1..Len(chain[m])}
    [] Mistake = "CountsFormerMembers" ->
         UNION {chain[m][i].members : i \in {i \in 1..Len(chain[m]) : chain[m][i].first <= round}}
    [] OTHER -> ConfigurationOf(m, round).members

Quorum(configuration) == IF Listed THEN Cardinality(List) \div 2 + 1
                                   ELSE Cardinality(configuration.members) \div 2 + 1

MayWork(m, round) ==
  /\ begin[m] # 0
  /\ begin[m] <= round
  /\ round <= HorizonOf(m)
  /\ m \in Counted(m, round)

-----------------------------------------------------------------------------
(* The owner, and votes at ballot 0 *)

Propose(round) ==
  LET value == Plan[round] IN
  /\ proposed[round] = None
  /\ \A r \in 1..round - 1 : proposed[r] # None \/ Len(log[Owner]) >= r
  /\ MayWork(Owner, round)
  /\ promised[Owner][round] = 0
  /\ proposed' = [proposed EXCEPT ![round] = value]
  /\ accepted' = [accepted EXCEPT ![Owner][round] = <<0, value>>]
  /\ atZero' = [atZero EXCEPT ![round] = @ \cup {Owner}]
  /\ UNCHANGED <<log, chain, begin, promised, attempt>>

AcceptAtZero(m, round) ==
  /\ proposed[round] # None
  /\ MayWork(m, round)
  /\ promised[m][round] = 0 /\ accepted[m][round] = Nothing
  /\ Cardinality(atZero[round] \cap Counted(m, round)) < Quorum(ConfigurationOf(m, round)) \* one more only forbids
  /\ accepted' = [accepted EXCEPT ![m][round] = <<0, proposed[round]>>]
  /\ atZero' = [atZero EXCEPT ![round] = @ \cup {m}]
  /\ UNCHANGED <<log, chain, begin, proposed, promised, attempt>>

-----------------------------------------------------------------------------
(* Revocation of one slot, with the quorum of the round's configuration as its leader knows it *)

Decided(a) == a.phase = 2 /\ Cardinality(a.voters \cap a.counted) >= a.quorum

WithPromise(a, m) ==
  LET report    == IF accepted[m][a.round][1] > a.report[1] THEN accepted[m][a.round] ELSE a.report
      promisers == a.promisers \cup {m}
  IN IF Cardinality(promisers) >= a.quorum
     THEN [a EXCEPT !.phase = 2, !.promisers = {},
                    !.report = <<report[1], IF report = Nothing THEN NoOp ELSE report[2]>>]
     ELSE [a EXCEPT !.promisers = promisers, !.report = report]

Revoke(b, m, round) ==
  /\ attempt[b].phase = 0
  /\ b = 1 \/ attempt[Max(1, b - 1)].phase # 0 \* used in their order: which number an attempt has does not matter otherwise
  /\ MayWork(m, round) /\ round > Len(log[m])
  /\ promised[m][round] < b
  /\ promised' = [promised EXCEPT ![m][round] = b]
  /\ attempt' = [attempt EXCEPT ![b] =
        WithPromise([Unused EXCEPT !.phase = 1, !.round = round, !.counted = Counted(m, round),
                                   !.quorum = Quorum(ConfigurationOf(m, round))], m)]
  /\ UNCHANGED <<log, chain, begin, proposed, accepted, atZero>>

Promise(b, m) ==
  LET a == attempt[b] IN
  /\ a.phase = 1
  /\ m \in a.counted \ a.promisers
  /\ begin[m] # 0 /\ begin[m] <= a.round
  /\ promised[m][a.round] < b
  /\ promised' = [promised EXCEPT ![m][a.round] = b]
  /\ attempt' = [attempt EXCEPT ![b] = WithPromise(a, m)]
  /\ UNCHANGED <<log, chain, begin, proposed, accepted, atZero>>

Accepted(b, m) ==
  LET a == attempt[b] IN
  /\ a.phase = 2 /\ ~Decided(a)
  /\ m \in a.counted \ a.voters
  /\ begin[m] # 0 /\ begin[m] <= a.round
  /\ promised[m][a.round] <= b
  /\ promised' = [promised EXCEPT ![m][a.round] = b]
  /\ accepted' = [accepted EXCEPT ![m][a.round] = <<b, a.report[2]>>]
  /\ attempt' = [attempt EXCEPT ![b].voters = @ \cup {m}]
  /\ UNCHANGED <<log, chain, begin, proposed, atZero>>

-----------------------------------------------------------------------------
(* Delivery and joining *)

Learnable(m, round) ==
  {proposed[round] : x \in {x \in {1} : Cardinality(atZero[round] \cap Counted(m, round))
                                          >= Quorum(ConfigurationOf(m, round))}}
  \cup {attempt[b].report[2] : b \in {b \in Attempts : attempt[b].round = round /\ Decided(attempt[b])}}
  \cup {log[x][round] : x \in {x \in Members : Len(log[x]) >= round}}

Deliver(m) ==
  LET round == Len(log[m]) + 1 IN
  /\ round <= Rounds
  /\ begin[m] # 0
  /\ m \in At(chain[m], round).members
  /\ \E value \in Learnable(m, round) : /\ log' = [log EXCEPT ![m] = Append(@, value)]
                                         /\ chain' = [chain EXCEPT ![m] = Applied(@, round, value)]
  /\ UNCHANGED <<begin, proposed, promised, accepted, atZero, attempt>>

\* A joiner begins at the first round of its configuration, with the snapshot of a member that has come so far.
Join(m, donor) ==
  /\ begin[m] = 0
  /\ \E i \in 2..Len(chain[donor]) :
       /\ m \in chain[donor][i].members
       /\ LET early     == Mistake = "VotesBeforeItsConfiguration"
              first     == IF early THEN 1 ELSE chain[donor][i].first
              delivered == IF early THEN Len(log[donor]) ELSE first - 1
          IN /\ Len(log[donor]) >= delivered
             /\ begin' = [begin EXCEPT ![m] = first]
             /\ log' = [log EXCEPT ![m] = SubSeq(log[donor], 1, delivered)]
             /\ chain' = [chain EXCEPT ![m] = Replayed(log'[m])]
  /\ UNCHANGED <<proposed, promised, accepted, atZero, attempt>>

\* A process that was started anew has forgotten its votes; it must not go on under its old number.
Restart(m) ==
  /\ Mistake = "KeepsItsNumberOverARestart"
  /\ promised' = [promised EXCEPT ![m] = [r \in Slots |-> 0]]
  /\ accepted' = [accepted EXCEPT ![m] = [r \in Slots |-> Nothing]]
  /\ UNCHANGED <<log, chain, begin, proposed, atZero, attempt>>

Next ==
  \/ \E round \in Slots : Propose(round)
  \/ \E m \in Members, round \in Slots : AcceptAtZero(m, round)
  \/ \E b \in Attempts, m \in Members, round \in Revocable : Revoke(b, m, round)
  \/ \E b \in Attempts, m \in Members : Promise(b, m) \/ Accepted(b, m)
  \/ \E m \in Members : Deliver(m) \/ Restart(m)
  \/ \E m, donor \in Members : Join(m, donor)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* What must hold *)

\* Whatever a member can deliver next is one value, and what two have delivered is the same.
Agreement ==
  /\ \A m \in Members : (begin[m] # 0 /\ Len(log[m]) < Rounds) => Cardinality(Learnable(m, Len(log[m]) + 1)) <= 1
  /\ \A m, x \in Members : \A r \in 1..Len(log[m]) : r <= Len(log[x]) => log[m][r] = log[x][r]

\* Whoever may work in a round takes the same configuration for it.
OneConfigurationPerRound ==
  \A m, x \in Members : \A r \in Slots :
    (begin[m] # 0 /\ begin[x] # 0 /\ r <= HorizonOf(m) /\ r <= HorizonOf(x)) => At(chain[m], r) = At(chain[x], r)

-----------------------------------------------------------------------------
(* What must be possible: each of these must be violated *)

NeverInEffect == \A m \in Members : Len(chain[m]) = 1 \/ Len(log[m]) < Newest(chain[m]).first
NeverDecidedByJoiner == \A m \in Members : begin[m] > 1 => \A r \in Slots : m \notin atZero[r] \/ Len(log[m]) < r
NeverRevokedChange == \A b \in Attempts : ~(Decided(attempt[b]) /\ attempt[b].report[2] \notin {"message", NoOp})
=============================================================================
