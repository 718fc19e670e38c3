package io.xcom4ee.testing;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.View;
import io.xcom4ee.engine.GroupMember;
import io.xcom4ee.testing.history.MemberHistory;
import io.xcom4ee.testing.history.Report;
import io.xcom4ee.testing.message.TestingMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One member of a {@link TestGroup}: a name, and a process in the small for each time that it is started. Thread-safe.
 */
public final class TestMember {
    private final TestGroup group;
    private final String name;
    private final List<MemberHistory> histories = new CopyOnWriteArrayList<>();
    private volatile @Nullable GroupMember running;

    TestMember(TestGroup group, String name) {
        this.group = group;
        this.name = name;
    }

    /** Its name in the group. */
    public String name() {
        return name;
    }

    /** Whether it was started, and neither crashed nor stopped since. */
    public boolean runs() {
        return running != null;
    }

    /**
     * The application's way to talk to the group, as an application server gives it. It belongs to this start of the member:
     * after a restart there is another one, with no listeners yet.
     *
     * @throws IllegalStateException if the member does not run
     */
    public GroupChannel channel() {
        return engine().channel();
    }

    /**
     * What it knows of itself and its group.
     *
     * @throws IllegalStateException if the member does not run
     */
    public GroupStatus status() {
        return channel().status();
    }

    /** The messages that were delivered here since it was started last, in order; those of a crashed member as they were then. */
    public List<GroupMessage> messages() {
        return histories.isEmpty() ? List.of() : newest().messages();
    }

    /** The texts of {@link #messages()}: what was broadcast as UTF-8 or sent as a string. */
    public List<String> texts() {
        return messages().stream().map(GroupMessage::text).toList();
    }

    /** The views that were installed here since it was started last, in order. */
    public List<View> views() {
        return histories.isEmpty() ? List.of() : newest().views();
    }

    /**
     * Waits until each of these texts has been delivered here since the member was started last, in whatever order.
     *
     * @throws TestGroupError if that does not happen in time; it tells what every member saw
     */
    public void awaitDelivered(String... wanted) {
        List<String> all = List.of(wanted);
        group.await(name + " has delivered " + all, () -> texts().containsAll(all));
    }

    /**
     * Waits until the member is in this phase, as BLOCKED, in which it has no quorum.
     *
     * @throws TestGroupError if that does not happen in time; it tells what every member saw
     */
    public void awaitPhase(GroupPhase phase) {
        group.await(name + " is " + phase, () -> isIn(phase));
    }

    /**
     * Waits until the member takes part, with a quorum, in a view of exactly these.
     *
     * @return that view
     * @throws TestGroupError if that does not happen in time; it tells what every member saw
     */
    public View awaitView(String... names) {
        List<String> wanted = Arrays.stream(names).sorted().toList();
        return group.waiting().untilPresent(name + " works in a view of " + wanted, () -> workingViewOf(wanted));
    }

    // ---- for the group

    void begin(GroupMember engine, Runnable changed) {
        MemberHistory history = new MemberHistory(name, changed);
        engine.channel().subscribe(history);
        histories.add(history);
        running = engine;
    }

    /** Nothing that it is told from now on counts. */
    GroupMember endHistory() {
        GroupMember engine = engine();
        newest().end();
        return engine;
    }

    void ended() {
        running = null;
    }

    List<MemberHistory> histories() {
        return histories;
    }

    GroupMember engine() {
        GroupMember engine = running;
        if (engine == null) {
            throw new IllegalStateException(TestingMessage.NOT_RUNNING.text(name, name));
        }
        return engine;
    }

    boolean isIn(GroupPhase phase) {
        GroupMember engine = running;
        return engine != null && engine.channel().status().phase() == phase;
    }

    /** The view in which it works, with a quorum, once its listeners are told of it. */
    private Optional<View> workingView() {
        GroupMember engine = running;
        if (engine == null || !isIn(GroupPhase.ONLINE)) {
            return Optional.empty();
        }
        List<View> told = newest().views();
        return engine.channel()
                .status()
                .view()
                .filter(view ->
                        !told.isEmpty() && told.get(told.size() - 1).id().equals(view.id()));
    }

    /** @param names sorted */
    Optional<View> workingViewOf(List<String> names) {
        return workingView()
                .filter(view -> view.members().stream()
                        .map(each -> each.name())
                        .sorted()
                        .toList()
                        .equals(names));
    }

    String report() {
        GroupMember engine = running;
        if (engine != null) {
            return Report.of(engine.channel().status(), newest());
        }
        return histories.isEmpty() ? "was never started" : "does not run; before, it " + Report.deliveries(newest());
    }

    private MemberHistory newest() {
        return histories.get(histories.size() - 1);
    }

    @Override
    public String toString() {
        return name;
    }
}
