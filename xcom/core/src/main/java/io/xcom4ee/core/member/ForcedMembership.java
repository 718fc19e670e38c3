package io.xcom4ee.core.member;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.membership.FoundingAcceptor;
import io.xcom4ee.core.membership.Neighbours;
import io.xcom4ee.core.message.ForceRefusal;
import io.xcom4ee.core.message.FoundingBallot;
import io.xcom4ee.core.message.FoundingProposal;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Message.ForceAnswer;
import io.xcom4ee.core.message.Message.ForcePrepare;
import io.xcom4ee.core.message.Message.Founded;
import io.xcom4ee.core.message.Message.FoundingAccept;
import io.xcom4ee.core.message.Message.FoundingAccepted;
import io.xcom4ee.core.message.Message.FoundingPromise;
import io.xcom4ee.core.message.Message.FoundingRefuse;
import io.xcom4ee.core.message.OldState;
import io.xcom4ee.core.message.Snapshot;
import io.xcom4ee.core.message.Standing;
import io.xcom4ee.core.stream.Inheritance;
import java.util.List;
import java.util.Optional;

/**
 * This member's part when an administrator forces the membership of a dynamic group whose majority is lost for good: as the
 * member that was told to, and as one of those that shall go on (protocol.md, forced membership).
 *
 * <p>Confined to: the member's event loop.
 */
final class ForcedMembership implements FoundingMessages {
    private final ProcessState process;
    private final Neighbours neighbours;
    private final FoundingAcceptor acceptor;
    private final ForceRules rules;
    private Optional<Forcing> attempt = Optional.empty();
    /** The command that the attempt belongs to, as long as it is not answered. */
    private Optional<Input.Command> command = Optional.empty();

    private Optional<Founded> founded = Optional.empty();
    private long sentMicros;
    private boolean superseded;

    ForcedMembership(ProcessState process, Neighbours neighbours, FoundingAcceptor acceptor) {
        this.process = process;
        this.neighbours = neighbours;
        this.acceptor = acceptor;
        this.rules = new ForceRules(process, neighbours, acceptor);
    }

    /** Whether the group goes on without this process's history: it must start anew. */
    boolean isSuperseded() {
        return superseded;
    }

    /** The group that this process is in, or the one that it has accepted to be in and has not been told of yet. */
    GroupId expected() {
        return acceptor.accepted().map(FoundingProposal::group).orElseGet(process::group);
    }

    /** An administrator wants the membership forced. */
    void onCommand(Input.Command input, Command.ForceMembers force) {
        Optional<CommandRefusal> refusal = command.isPresent()
                ? Optional.of(CommandRefusal.FORCE_UNDER_WAY)
                : rules.objectionTo(force.memberNames());
        if (refusal.isPresent()) {
            process.commands().refuse(input, refusal.get());
            return;
        }
        Participation group = process.participation().orElseThrow();
        neighbours.sawBallot(acceptor.promised().map(FoundingBallot::number).orElse(0L));
        FoundingBallot ballot = new FoundingBallot(
                neighbours.highestBallot() + 1, process.self().id());
        neighbours.sawBallot(ballot.number());
        List<MemberId> members = rules.named(force.memberNames());
        Forcing started = new Forcing(ballot, process.group(), members, group.deliveredByAll(members) + 1);
        attempt = Optional.of(started);
        command = Optional.of(input);
        started.onWilling(process.self().id());
        ask(started);
    }

    private void ask(Forcing current) {
        sentMicros = process.nowMicros();
        Message message = current.accept().isPresent() ? current.accept().get() : current.prepare();
        List<MemberId> unanswered = current.unanswered();
        process.out()
                .send(
                        unanswered.stream()
                                .filter(id -> !id.equals(process.self().id()))
                                .toList(),
                        GroupId.NONE,
                        message);
        if (unanswered.contains(process.self().id()) && message instanceof ForcePrepare prepare) {
            onPrepare(process.self().id(), prepare);
        }
    }

    /** Says what speaks against it; or promises to vote in the group no more, and brings what it has of it. */
    void onPrepare(MemberId from, ForcePrepare prepare) {
        neighbours.sawBallot(prepare.ballot().number());
        Optional<ForceRefusal> refusal = rules.objectionTo(from, prepare, own -> isOpen(own));
        if (refusal.isPresent() || !prepare.binding()) {
            process.send(from, new ForceAnswer(prepare.ballot(), refusal));
            return;
        }
        if (!from.equals(process.self().id())) {
            giveUp(CommandRefusal.FORCE_UNDER_WAY);
        }
        acceptor.promise(prepare.ballot());
        rules.promised();
        OldState state = process.participation().orElseThrow().freeze(prepare.fromRound());
        FoundingPromise promise = new FoundingPromise(
                prepare.ballot(),
                process.self(),
                false,
                acceptor.acceptedBallot(),
                acceptor.accepted(),
                Optional.of(state));
        if (from.equals(process.self().id())) {
            onPromise(from, promise);
        } else {
            process.send(from, promise);
        }
    }

    private boolean isOpen(FoundingBallot ballot) {
        return command.isPresent()
                && attempt.filter(current -> current.ballot().equals(ballot)).isEmpty();
    }

    /** What a member says to a first phase that binds nobody, or why it gives no promise. */
    void onAnswer(MemberId from, ForceAnswer answer) {
        Optional<Forcing> current = attempt.filter(own -> own.ballot().equals(answer.ballot()))
                .filter(own -> own.accept().isEmpty());
        if (current.isEmpty()) {
            return;
        }
        if (answer.refusal().isPresent()) {
            giveUp(ForceRules.reason(answer.refusal().get()));
            return;
        }
        boolean before = current.get().isBinding();
        current.get().onWilling(from);
        if (!before && current.get().isBinding()) {
            ask(current.get());
        }
    }

    /** The attempt is over and decides nothing: members that have promised wait for the next one. */
    private void giveUp(CommandRefusal reason) {
        attempt = Optional.empty();
        command.ifPresent(input -> process.commands().refuse(input, reason));
        command = Optional.empty();
    }

    @Override
    public void onPromise(MemberId from, FoundingPromise promise) {
        attempt.ifPresent(current -> {
            current.onPromise(from, promise);
            if (current.isPromised()) {
                propose(current);
            }
        });
    }

    private void propose(Forcing current) {
        Inheritance inheritance = current.inheritance();
        if (current.leftBehind(inheritance).isPresent()) {
            giveUp(CommandRefusal.MEMBER_LEFT_BEHIND);
            return;
        }
        FoundingAccept accept = current.propose(new FoundingProposal(
                process.group()
                        .successor(process.random().nextUuid(), current.ballot().number()),
                current.infos(),
                process.participation().orElseThrow().newestConfiguration().eventHorizonRounds(),
                inheritance.group(),
                inheritance.from(),
                inheritance.tail(),
                inheritance.position()));
        ask(current);
        onAccept(process.self().id(), accept);
    }

    @Override
    public void onRefuse(FoundingRefuse refuse) {
        neighbours.sawBallot(refuse.promised().number());
        if (attempt.filter(current -> current.ballot().equals(refuse.ballot())).isPresent()) {
            giveUp(CommandRefusal.FORCE_UNDER_WAY);
        }
    }

    @Override
    public void onAccept(MemberId from, FoundingAccept accept) {
        if (acceptor.refuses(accept.ballot())) {
            process.send(
                    from, new FoundingRefuse(accept.ballot(), acceptor.bound().orElseThrow()));
        } else if (process.standing() == Standing.FROZEN && rules.isMember(accept.proposal())) {
            acceptor.accept(accept.ballot(), accept.proposal());
            FoundingAccepted accepted = new FoundingAccepted(accept.ballot());
            if (from.equals(process.self().id())) {
                onAccepted(from, accepted);
            } else {
                process.send(from, accepted);
            }
        }
    }

    @Override
    public void onAccepted(MemberId from, FoundingAccepted accepted) {
        Optional<FoundingProposal> decided = attempt.flatMap(current -> current.onAccepted(from, accepted.ballot()));
        decided.ifPresent(proposal -> {
            Founded message = new Founded(accepted.ballot(), proposal);
            process.out()
                    .send(
                            proposal.members().stream()
                                    .map(MemberInfo::id)
                                    .filter(id -> !id.equals(process.self().id()))
                                    .toList(),
                            GroupId.NONE,
                            message);
            onFounded(message);
        });
    }

    /** Goes on in the group that follows. */
    @Override
    public void onFounded(Founded message) {
        FoundingProposal proposal = message.proposal();
        boolean stale = process.standing() != Standing.FROZEN
                || !proposal.group().isLaterThan(process.group())
                || acceptor.hasAcceptedAnother(proposal.group(), message.ballot());
        if (stale || !rules.isMember(proposal)) {
            return;
        }
        if (!process.participation().orElseThrow().continueIn(proposal)) {
            superseded = true;
            return;
        }
        acceptor.enter(message.ballot());
        founded = Optional.of(message);
        Snapshot first = FoundedGroup.firstSnapshot(message, process.settings().electorate());
        process.enter(first);
        process.out().add(FoundedGroup.quorumRegained(first));
        command.ifPresent(input -> process.out().add(end(input, message)));
        command = Optional.empty();
        attempt = Optional.empty();
    }

    private Output end(Input.Command input, Founded message) {
        boolean own = attempt.filter(current -> current.ballot().equals(message.ballot()))
                .isPresent();
        return own
                ? new Output.CommandDone(input.token())
                : new Output.CommandRefused(input.token(), input.command(), CommandRefusal.FORCE_UNDER_WAY);
    }

    @Override
    public void remind(MemberId id) {
        founded.filter(message -> message.proposal().members().stream()
                        .anyMatch(info -> info.id().equals(id)))
                .ifPresent(message -> process.send(id, message));
    }

    /** Drives the attempt under way. */
    void onTick() {
        if (founded.isPresent()
                && process.participation()
                        .filter(Participation::isEverybodyBooted)
                        .isPresent()) {
            founded = Optional.empty();
        }
        if (attempt.isEmpty()) {
            return;
        }
        if (process.standing() == Standing.ONLINE) {
            giveUp(CommandRefusal.MAJORITY_REACHABLE);
            return;
        }
        if (command.filter(input -> input.deadlineMicros() <= process.nowMicros())
                .isPresent()) {
            expire(attempt.get());
        }
        if (attempt.isPresent() && process.nowMicros() >= resendMicros()) {
            ask(attempt.get());
        }
    }

    /** Who was asked and has promised nothing may go on as if nothing had been; a promise may still be used. */
    private void expire(Forcing current) {
        if (current.accept().isEmpty()) {
            giveUp(CommandRefusal.MEMBER_UNREACHABLE);
            return;
        }
        command.ifPresent(
                input -> process.out().add(new Output.CommandUnknown(input.token(), CommandRefusal.DEADLINE)));
        command = Optional.empty();
    }

    /** The process ends, and with it what it was told to do. */
    void abandon(CommandRefusal reason) {
        boolean undecidable =
                attempt.filter(current -> current.accept().isPresent()).isEmpty();
        if (undecidable) {
            giveUp(reason);
        }
        command.ifPresent(input -> process.out().add(new Output.CommandUnknown(input.token(), reason)));
        command = Optional.empty();
    }

    private long resendMicros() {
        return sentMicros + process.settings().timeouts().presenceMicros();
    }

    long nextDeadlineMicros() {
        if (attempt.isEmpty()) {
            return Long.MAX_VALUE;
        }
        return Math.min(
                resendMicros(), command.map(Input.Command::deadlineMicros).orElse(Long.MAX_VALUE));
    }
}
