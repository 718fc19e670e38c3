package io.xcom4ee.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.View;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The extension as JUnit runs it: classes with good and bad tests are run, and what comes of them is looked at. */
class ExtensionTest {
    private static final Map<String, TestGroup> GROUPS = new ConcurrentHashMap<>();
    private static final List<Integer> PORTS = new CopyOnWriteArrayList<>();
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    /** The failures by the name of the test; none of a test that went well. */
    private static Map<String, Throwable> run(Class<?> tests) {
        Map<String, Throwable> failures = new ConcurrentHashMap<>();
        List<String> ran = new CopyOnWriteArrayList<>();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(tests))
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                result.getThrowable()
                                        .ifPresent(failure -> failures.put(test.getDisplayName(), failure));
                                if (test.isTest()) {
                                    ran.add(test.getDisplayName());
                                }
                            }
                        });
        assertThat(ran).isNotEmpty();
        return failures;
    }

    @XComGroup(group = "left-behind")
    static class Good {
        private final List<TestGroup> seen = new ArrayList<>();

        @BeforeEach
        void before(TestGroup group) {
            seen.add(group);
        }

        @Test
        void oneGroupForAllParametersOfATest(
                TestGroup group, @XComGroup(group = "other", members = 1) TestGroup other) {
            assertThat(seen).containsExactly(group).doesNotContain(other);
            group.members().forEach(member -> PORTS.add(portOf(member)));
            group.await(other.member("a").channel().send("alone"));
            other.awaitDelivered("alone");
            assertThat(group.member("a").texts()).isEmpty();
        }

        @Test
        @XComGroup(
                group = "left-behind",
                names = {"north", "south"},
                settings = "south:memberWeight=90")
        void whatIsNearerCounts(TestGroup group) {
            assertThat(group.awaitView().primary().name()).isEqualTo("south");
            GROUPS.put("first", group);
        }

        @AfterEach
        void after(TestGroup group) {
            group.awaitView();
        }

        @Nested
        class Inner {
            @Test
            void hasTheGroupOfTheClassAround(TestGroup group) {
                assertThat(group.members()).hasSize(3);
            }
        }
    }

    private static int portOf(TestMember member) {
        String address = member.status()
                .view()
                .flatMap(view -> view.member(member.name()))
                .orElseThrow()
                .address();
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    @Test
    void aTestHasAGroupOfItsOwnAndNothingOfItIsLeft() throws InterruptedException {
        assertThat(run(Good.class)).isEmpty();

        for (Thread thread : threadsOf("left-behind")) {
            thread.join(10_000);
        }
        assertThat(threadsOf("left-behind")).isEmpty();
        assertThat(PORTS)
                .hasSize(3)
                .allSatisfy(port -> assertThat(RawConnection.isOpen(port)).isFalse());
        assertThat(GROUPS.get("first").members()).noneMatch(TestMember::runs);
    }

    private static List<Thread> threadsOf(String group) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread.getName().contains("xcom-") && thread.getName().contains(group))
                .toList();
    }

    static class Bad {
        @Test
        void describedTwice(@XComGroup TestGroup one, @XComGroup(members = 2) TestGroup other) {}

        @Test
        @ExtendWith(XComGroupExtension.class)
        void describedNowhere(TestGroup group) {}

        @Test
        void noMembers(@XComGroup(members = 0) TestGroup group) {}

        @Test
        void twoOfOneName(@XComGroup(names = {"a", "a"}) TestGroup group) {}

        @Test
        void noPatience(@XComGroup(waitSeconds = 0) TestGroup group) {}

        @Test
        void noSetting(@XComGroup(settings = "eventHorizon") TestGroup group) {}

        @Test
        void ownSetting(@XComGroup(settings = "a:port=1") TestGroup group) {}

        @Test
        void strangersSetting(@XComGroup(settings = "z:memberWeight=1") TestGroup group) {}

        @Test
        void wrongSettings(@XComGroup(settings = {"eventHorizon=5", "no-such=1"}) TestGroup group) {}
    }

    static class InConstructor {
        InConstructor(@XComGroup TestGroup group) {}

        @Test
        void something() {}
    }

    @Test
    void mistakesAreToldInOneSentence() {
        Map<String, String> told = run(Bad.class).entrySet().stream()
                .collect(Collectors.toMap(
                        each -> each.getKey().replaceAll("\\(.*", ""),
                        each -> String.valueOf(each.getValue().getMessage())));

        assertThat(told)
                .hasSize(9)
                .hasEntrySatisfying("describedTwice", text -> assertThat(text).contains("XCOM0958E", "'test'"))
                .hasEntrySatisfying("describedNowhere", text -> assertThat(text).contains("XCOM0957E", "'group'"))
                .hasEntrySatisfying("noMembers", text -> assertThat(text).contains("XCOM0956E", "members is 0"))
                .hasEntrySatisfying("twoOfOneName", text -> assertThat(text).contains("XCOM0956E", "[a, a]"))
                .hasEntrySatisfying("noPatience", text -> assertThat(text).contains("XCOM0956E", "waitSeconds is 0"))
                .hasEntrySatisfying("noSetting", text -> assertThat(text).contains("XCOM0956E", "'eventHorizon'"))
                .hasEntrySatisfying("ownSetting", text -> assertThat(text).contains("XCOM0956E", "setting port"))
                .hasEntrySatisfying("strangersSetting", text -> assertThat(text).contains("XCOM0956E", "[a, b, c]"))
                .hasEntrySatisfying("wrongSettings", text -> assertThat(text).contains("XCOM0102E", "XCOM0103E"));
        assertThat(run(InConstructor.class).values())
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasMessageContaining("XCOM0957E"));
    }

    @XComGroup(members = 1)
    static class Failing {
        @Test
        void byItself(TestGroup group) {
            group.await(group.member("a").channel().send("last words"));
            group.awaitDelivered("last words");
            throw new IllegalArgumentException("of the test");
        }

        @Test
        void becauseAListenerNeverReturns(TestGroup group) {
            group.member("a").channel().subscribe(new GroupListener() {
                @Override
                public void onMessage(GroupMessage message) {
                    awaitForEver();
                }
            });
            CompletionStage<Delivery> sent = group.member("a").channel().send("x");
            group.await(sent);
        }

        @Test
        void becauseAMemberWasToldSomethingElse(TestGroup group) {
            View view = group.awaitView();
            GroupMessage strange =
                    new GroupMessage("test", 7, view.id(), view.primary(), "strange".getBytes(StandardCharsets.UTF_8));
            group.member("a").histories().get(0).onMessage(strange);
        }
    }

    @XComGroup(members = 1)
    static class FailingTwice {
        @Test
        void inTheOrderAndAtTheEnd(TestGroup group, @XComGroup(group = "other", members = 1) TestGroup other) {
            GROUPS.put("twice", group);
            GROUPS.put("other", other);
            for (TestGroup each : List.of(group, other)) {
                View view = each.awaitView();
                each.member("a")
                        .histories()
                        .get(0)
                        .onMessage(new GroupMessage("test", 7, view.id(), view.primary(), new byte[] {'x'}));
            }
            group.member("a").channel().subscribe(new GroupListener() {
                @Override
                public void onMessage(GroupMessage message) {
                    awaitForEver();
                }
            });
            group.await(group.member("a").channel().send("x"));
        }
    }

    @Test
    void nothingThatWentWrongHidesAnother() {
        Throwable failure = run(FailingTwice.class).values().iterator().next();
        assertThat(failure).hasMessageStartingWith("XCOM0952E");
        assertThat(failure.getSuppressed())
                .extracting(each -> each.getMessage().substring(0, 9))
                .containsExactlyInAnyOrder("XCOM0960E", "XCOM0952E");
        assertThat(GROUPS.get("twice").members()).noneMatch(TestMember::runs);
        assertThat(GROUPS.get("other").members()).noneMatch(TestMember::runs);
    }

    private static void awaitForEver() {
        try {
            NEVER.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aTestThatFailsIsToldWhatTheMembersSaw() {
        Map<String, Throwable> failures = run(Failing.class);

        assertThat(failures).hasSize(3);
        assertThat(failures.get("becauseAMemberWasToldSomethingElse(TestGroup)"))
                .isInstanceOf(TestGroupError.class)
                .hasMessageStartingWith("XCOM0952E: The members did not deliver one total order: a delivered position 7"
                        + " after position 0.")
                .hasMessageContaining("#7 'strange' of a");
        assertThat(failures.get("byItself(TestGroup)").getSuppressed())
                .singleElement()
                .satisfies(report -> assertThat(report)
                        .hasMessageStartingWith("XCOM0962I")
                        .hasMessageContaining("a: ONLINE")
                        .hasMessageContaining("#1 'last words' of a"));
        assertThat(failures.get("becauseAListenerNeverReturns(TestGroup)"))
                .isInstanceOf(TestGroupError.class)
                .hasMessageStartingWith("XCOM0960E")
                .hasMessageContaining("awaitForEver");
    }
}
