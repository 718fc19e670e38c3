package io.xcom4ee.engine;

import static io.xcom4ee.engine.TestMembers.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.MemberState;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.MemberReport;
import io.xcom4ee.core.member.MemberSettings;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.member.Phase;
import io.xcom4ee.engine.settings.SettingsParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the application sees of a member that comes back as a new incarnation, or may not come back. */
class RejoiningTest {
    private static final MemberInfo OTHER =
            new MemberInfo(new MemberId("server2", new UUID(2, 2)), "127.0.0.1", 9, 1, 50);

    private final TestMembers members = new TestMembers(1);
    private final List<Scripted> protocols = new CopyOnWriteArrayList<>();
    private final Recorder recorder = new Recorder();

    /** A protocol of two members that says what the test wants said, at the next opportunity. */
    private static final class Scripted extends FakeProtocol {
        private final Queue<Output> script = new ConcurrentLinkedQueue<>();
        private volatile boolean searching;
        private volatile boolean expelledOnLeaving;

        Scripted(MemberSettings settings) {
            super(settings);
        }

        @Override
        public List<Output> step(long nowMicros, Input input) {
            if (expelledOnLeaving && input instanceof Input.Leave) {
                return List.of(new Output.Stopped(Output.StopReason.EXPELLED));
            }
            if (searching) {
                return List.of();
            }
            List<Output> outputs = new ArrayList<>();
            for (Output output : super.step(nowMicros, input)) {
                outputs.add(output instanceof Output.InstallView install ? withOther(install) : output);
            }
            for (Output output = script.poll(); output != null; output = script.poll()) {
                outputs.add(output);
            }
            return outputs;
        }

        private Output withOther(Output.InstallView install) {
            return new Output.InstallView(
                    install.group(),
                    new Configuration(
                            1,
                            1,
                            10,
                            List.of(new ConfiguredMember(1, self(), true), new ConfiguredMember(2, OTHER, true)),
                            2,
                            3,
                            List.of(self(), OTHER),
                            List.of(),
                            List.of()),
                    self(),
                    install.position());
        }

        @Override
        public MemberReport report() {
            MemberReport report = super.report();
            return searching
                    ? new MemberReport(
                            Phase.SEARCHING,
                            false,
                            List.of(),
                            Optional.empty(),
                            0,
                            0,
                            MemberReport.MemoryReport.NOTHING,
                            report.founding())
                    : report;
        }
    }

    @AfterEach
    void killAll() {
        members.close();
    }

    private GroupMember start(boolean secondSearches) throws Exception {
        GroupMember member =
                members.start("server1", SettingsParser.parse(members.values("server1")), (settings, now) -> {
                    Scripted protocol = new Scripted(settings);
                    protocol.searching = secondSearches && !protocols.isEmpty();
                    protocols.add(protocol);
                    return protocol;
                });
        member.channel().subscribe(recorder);
        await(recorder.viewOf("server1", "server2"));
        return member;
    }

    private static Delivery broadcast(GroupMember member) throws Exception {
        return await(member.channel().broadcast(new byte[1]).toCompletableFuture());
    }

    private void expel(GroupMember member) throws Exception {
        protocols.get(0).script.add(new Output.Stopped(Output.StopReason.EXPELLED));
        member.channel().subscribe(new Recorder()); // makes a turn
        await(recorder.phase(GroupPhase.REJOINING));
    }

    @Test
    void theFirstViewOfTheNextIncarnationTakesBackWhatWasToldToBeLost() throws Exception {
        GroupMember member = start(false);
        Scripted first = protocols.get(0);
        first.script.add(new Output.QuorumLost(1, 2));
        first.script.add(new Output.Unreachable(OTHER));
        first.script.add(new Output.Unreachable(first.self()));
        broadcast(member);
        await(recorder.event(Recorder.Lost.class, any -> true));

        expel(member);

        Recorder.Regained regained = await(recorder.event(Recorder.Regained.class, any -> true));
        assertThat(regained.event().reachable()).isEqualTo(2);
        assertThat(regained.event().needed()).isEqualTo(2);
        await(recorder.event(Recorder.Reachable.class, any -> true));
        assertThat(recorder.events().stream()
                        .map(Object::getClass)
                        .filter(type -> type != GroupStatus.class)
                        .map(Class::getSimpleName)
                        .filter(name -> !"GroupMessage".equals(name)))
                .containsExactly(
                        ViewEvent.class.getSimpleName(),
                        "Lost",
                        "Unreachable",
                        "Unreachable",
                        ViewEvent.class.getSimpleName(),
                        "Regained",
                        "Reachable");
        assertThat(await(recorder.event(Recorder.Reachable.class, any -> true))
                        .event()
                        .member()
                        .name())
                .isEqualTo("server2");
    }

    @Test
    void whatWasNotLostIsNotRegained() throws Exception {
        GroupMember member = start(false);
        protocols.get(0).script.add(new Output.QuorumLost(1, 2));
        protocols.get(0).script.add(new Output.QuorumRegained(2, 2));
        broadcast(member);
        expel(member);
        await(recorder.event(
                ViewEvent.class,
                view -> view.view()
                                .primary()
                                .incarnation()
                                .equals(protocols
                                        .get(protocols.size() - 1)
                                        .self()
                                        .id()
                                        .incarnation())
                        && protocols.size() == 2));
        broadcast(member);

        assertThat(recorder.events().stream().filter(Recorder.Regained.class::isInstance))
                .hasSize(1);
    }

    @Test
    void nobodyIsOnlineForAnIncarnationThatIsInNoView() throws Exception {
        GroupMember member = start(true);
        broadcast(member);
        expel(member);

        GroupStatus searching = await(recorder.phase(GroupPhase.SEARCHING));
        assertThat(searching.members()).hasSize(2).allMatch(each -> each.state() == MemberState.UNREACHABLE);
        assertThat(searching.position()).isEqualTo(1);
        assertThat(searching.quorum()).isFalse();
        assertThat(searching.view()).isPresent();
    }

    @Test
    void aMemberThatIsExpelledWhileItLeavesHasLeft() throws Exception {
        GroupMember member = start(false);
        protocols.get(0).expelledOnLeaving = true;

        member.stop(TestMembers.STOP_LIMIT);

        GroupStatus left = await(recorder.phase(GroupPhase.LEFT));
        assertThat(left.reason()).isEqualTo("left its group while it was expelled by agreement of the others");
        assertThat(recorder.events())
                .noneMatch(event -> event instanceof GroupStatus status && status.phase() == GroupPhase.REJOINING);
        assertThat(protocols).hasSize(1);
    }

    @Test
    void nothingThatWasDeliveredAtTheEndIsSaidNotToBe() throws Exception {
        GroupMember member = start(false);
        List<CompletableFuture<Delivery>> outcomes = new ArrayList<>();
        CompletableFuture<Void> stop = null;
        for (int count = 0; count < 4_000; count++) {
            outcomes.add(member.channel().broadcast(new byte[] {1}).toCompletableFuture());
            if (count == 2_000) {
                stop = CompletableFuture.runAsync(() -> member.stop(TestMembers.STOP_LIMIT), members.executor());
            }
        }
        await(stop);
        long delivered = 0;
        for (CompletableFuture<Delivery> outcome : outcomes) {
            delivered += await(outcome.handle((delivery, failure) -> delivery == null ? 0 : 1));
        }

        assertThat(member.channel().status().position()).isEqualTo(delivered);
    }
}
