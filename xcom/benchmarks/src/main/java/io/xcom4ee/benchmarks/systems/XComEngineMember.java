package io.xcom4ee.benchmarks.systems;

import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.engine.GroupMember;
import io.xcom4ee.engine.settings.SettingsParser;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A member of this project's engine, with default settings and listeners on its event loop. */
final class XComEngineMember implements SystemMember {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(1);

    private final CountDownLatch complete = new CountDownLatch(1);
    private final GroupMember member;

    XComEngineMember(Seat seat, Deliveries deliveries) {
        Map<String, String> settings = Map.of(
                "group", "comparison",
                "memberName", seat.name(),
                "memberList", seat.everyMember(",", Seat::name),
                "seeds", seat.everyMember(",", index -> Seat.HOST + ":" + seat.port(index)),
                "port", Integer.toString(seat.port(seat.index())));
        // As Deliveries never waits.
        member = GroupMember.start(SettingsParser.parse(settings), Runnable::run);
        member.channel().subscribe(new GroupListener() {
            @Override
            public void onMessage(GroupMessage message) {
                deliveries.delivered(message.payload());
            }

            @Override
            public void onViewChanged(ViewEvent event) {
                if (event.view().members().size() == seat.members()) {
                    complete.countDown();
                }
            }
        });
    }

    @Override
    public void awaitReady() throws InterruptedException {
        complete.await();
    }

    @Override
    public void broadcast(byte[] payload) {
        member.channel().broadcast(payload, DEADLINE).whenComplete((delivery, failure) -> Failures.tell(failure));
    }

    @Override
    public void close() {
        member.stop(STOP_LIMIT);
    }
}
