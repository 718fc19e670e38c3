package io.xcom4ee.engine;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.MemberReport;
import io.xcom4ee.core.member.MemberReport.FoundingReport;
import io.xcom4ee.core.member.MemberSettings;
import io.xcom4ee.core.member.MemberStatistics;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.member.Phase;
import io.xcom4ee.core.message.Payloads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * A protocol for a group of one: what is broadcast is delivered at once, unless the test says otherwise. Written for the
 * paths of the engine that a healthy core does not take.
 */
class FakeProtocol implements Protocol {
    private final MemberInfo self;
    private final MemberInfo other;
    private long position;
    private Phase phase = Phase.ONLINE;
    private boolean viewInstalled;
    volatile boolean acceptsBroadcasts = true;
    volatile boolean keepsBroadcasts;
    volatile boolean keepsBarriers;
    volatile Optional<Output> next = Optional.empty();
    final Queue<Integer> fromOthers = new ConcurrentLinkedQueue<>();
    volatile Optional<Error> fault = Optional.empty();
    final List<Input> inputs = new CopyOnWriteArrayList<>();
    /** Opens when so many frames have come. */
    volatile CountDownLatch frames = new CountDownLatch(0);

    FakeProtocol(MemberSettings settings) {
        this.self = settings.self();
        this.other = new MemberInfo(new MemberId("other", new UUID(7, 7)), "127.0.0.1", 1, 1, 50);
    }

    MemberInfo self() {
        return self;
    }

    /** So many messages of another member are delivered with the next input. */
    void deliverFromOthers(int count) {
        fromOthers.add(count);
    }

    @Override
    public List<Output> step(long nowMicros, Input input) {
        inputs.add(input);
        if (input instanceof Input.FrameReceived) {
            frames.countDown();
        }
        fault.ifPresent(error -> {
            throw error;
        });
        List<Output> outputs = new ArrayList<>();
        if (!viewInstalled) {
            viewInstalled = true;
            outputs.add(view());
        }
        next.ifPresent(outputs::add);
        next = Optional.empty();
        Integer count = fromOthers.poll();
        while (count != null) {
            outputs.add(new Output.Deliver(
                    position + 1, other, Payloads.of(Collections.nCopies(count, new byte[8 * 1024])), new long[0]));
            position += count;
            count = fromOthers.poll();
        }
        if (input instanceof Input.Broadcast broadcast && !keepsBroadcasts) {
            position++;
            outputs.add(new Output.Deliver(
                    position, self, Payloads.of(List.of(broadcast.payload())), new long[] {broadcast.token()}));
        } else if (input instanceof Input.Barrier barrier && !keepsBarriers) {
            outputs.add(new Output.BarrierPassed(barrier.token(), position));
        } else if (input instanceof Input.Leave) {
            phase = Phase.STOPPED;
            outputs.add(new Output.Stopped(Output.StopReason.LEFT));
        }
        return outputs;
    }

    private Output view() {
        ConfiguredMember member = new ConfiguredMember(1, self, true);
        return view(new Configuration(1, 1, 10, List.of(member), 1, 2, List.of(self), List.of(), List.of()));
    }

    private Output view(Configuration configuration) {
        return new Output.InstallView(new GroupId(new UUID(1, 1), 1), configuration, self, position);
    }

    MemberInfo other() {
        return other;
    }

    /** A next view, in which the other member is too. */
    Output viewWithOther() {
        List<ConfiguredMember> both =
                List.of(new ConfiguredMember(1, self, true), new ConfiguredMember(2, other, true));
        return view(new Configuration(2, 2, 10, both, 2, 3, List.of(other), List.of(), List.of()));
    }

    @Override
    public long nextDeadlineMicros() {
        return fromOthers.isEmpty() ? Long.MAX_VALUE : 0;
    }

    @Override
    public boolean acceptsBroadcasts() {
        return acceptsBroadcasts;
    }

    @Override
    public MemberStatistics statistics() {
        return MemberStatistics.NOTHING;
    }

    @Override
    public MemberReport report() {
        return new MemberReport(
                phase,
                phase == Phase.ONLINE,
                List.of(),
                Optional.empty(),
                position,
                0,
                MemberReport.MemoryReport.NOTHING,
                new FoundingReport(List.of(), 1, 0, 1));
    }
}
