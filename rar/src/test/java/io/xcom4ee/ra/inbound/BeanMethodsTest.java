package io.xcom4ee.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.endpoint.OnDeadLetter;
import io.xcom4ee.api.endpoint.OnMessage;
import io.xcom4ee.api.endpoint.OnView;
import io.xcom4ee.api.payload.PayloadException;
import io.xcom4ee.api.payload.PayloadType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeanMethodsTest {
    /** A value that JSON-B would decode; only its name matters here. */
    public record Order(String id) {}

    public static class Everything {
        @OnMessage
        public void any(GroupMessage message) {}

        @OnMessage
        public void bytes(byte[] bytes) {}

        @OnMessage
        public void text(String text, GroupMessage message) {}

        @OnMessage(topic = "news")
        public void news(String text) {}

        @OnMessage(topic = "news")
        public void anyNews(GroupMessage message) {}
    }

    public static class TextOnly {
        @OnMessage
        public void text(String text) {}
    }

    public static class Orders extends TextOnly {
        @OnMessage
        public void order(Order order) {}

        @Override
        @OnMessage
        public void text(String text) {}
    }

    public static class Any {
        @OnMessage
        public void any(GroupMessage message) {}
    }

    @PayloadType("two words")
    public record Unnameable(String id) {}

    public static class ReceivesUnnameable {
        @OnMessage
        public void never(Unnameable value) {}
    }

    private final FakeGroup group = new FakeGroup();

    @Test
    void aMessageGoesToTheMethodThatFitsBest() {
        BeanMethods methods = read(Everything.class);
        assertThat(name(methods, bytes("raw"))).isEqualTo("bytes");
        assertThat(name(methods, group.value("", new byte[] {1}))).isEqualTo("bytes");
        assertThat(name(methods, group.value("", "text"))).isEqualTo("text");
        assertThat(name(methods, group.value("sport", "text"))).isEqualTo("text");
        assertThat(name(methods, group.value("news", "text"))).isEqualTo("news");
        assertThat(name(methods, group.value("news", new byte[] {1}))).isEqualTo("anyNews");
    }

    @Test
    void whatNoMethodReceivesIsPassedOver() {
        BeanMethods methods = read(TextOnly.class);
        assertThat(name(methods, bytes("raw"))).isEqualTo("text");
        assertThat(methods.methodFor(group.value("", new byte[] {1}))).isEmpty();
    }

    @Test
    void whatCannotBeReadGoesToWhoTakesAnything() {
        assertThat(name(read(Any.class), group.malformed())).isEqualTo("any");
        assertThat(name(read(Everything.class), group.malformed())).isEqualTo("any");
        BeanMethods choosy = read(TextOnly.class);
        assertThatThrownBy(() -> choosy.methodFor(group.malformed())).isInstanceOf(PayloadException.class);
    }

    /** Not found out at each message. */
    @Test
    void aTypeThatNoMessageCanNameIsRefused() {
        List<String> problems = new ArrayList<>();
        BeanMethods.of(ReceivesUnnameable.class, "", problems);
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("XCOM0624E: The method never of ")
                .contains(Unnameable.class.getName())
                .contains("XCOM0251E: \"two words\"");
    }

    @Test
    void parametersAreWhatTheMethodAsksFor() {
        BeanMethods methods = read(Everything.class);
        GroupMessage raw = bytes("raw");
        assertThat(methods.methodFor(raw).orElseThrow().arguments(raw))
                .containsExactly("raw".getBytes(StandardCharsets.UTF_8));
        GroupMessage text = group.value("", "text");
        assertThat(methods.methodFor(text).orElseThrow().arguments(text)).containsExactly("text", text);
        GroupMessage news = group.value("news", new byte[] {1});
        assertThat(methods.methodFor(news).orElseThrow().arguments(news)).containsExactly(news);
    }

    @Test
    void methodsOfSuperclassesCountOnceAndOverriddenOnesNotTwice() {
        assertThat(read(Orders.class).single())
                .extracting(each -> each.method().getName())
                .containsExactly("order", "text");
    }

    public static class Wrong {
        @OnMessage
        void notPublic(String text) {}

        @OnMessage(topic = "a")
        public String returns(String text) {
            return text;
        }

        @OnMessage
        public void number(int number) {}

        @OnMessage
        public void list(List<String> texts) {}

        @OnMessage
        public void tooMany(String text, String more) {}

        @OnMessage(topic = "b")
        public static void isStatic(String text) {}

        @OnView
        public void view(String view) {}

        @OnDeadLetter
        public void dead(GroupMessage message) {}
    }

    @Test
    void allThatIsWrongIsTold() {
        List<String> problems = new ArrayList<>();
        BeanMethods.of(Wrong.class, "", problems);
        assertThat(problems).hasSize(8).allMatch(problem -> problem.startsWith("XCOM0624E"));
        for (String method : List.of("notPublic", "returns", "number", "list", "tooMany", "isStatic", "view", "dead")) {
            assertThat(problems).anyMatch(problem -> problem.contains("The method " + method + " of "));
        }
    }

    public static class Nothing {}

    public static class Twice {
        @OnMessage
        public void one(String text) {}

        @OnMessage
        public void two(String text, GroupMessage message) {}
    }

    public static class BatchAndSingle {
        @OnMessage
        public void one(String text) {}

        @OnMessage
        public void many(List<GroupMessage> batch) {}
    }

    public static class TwoBatches {
        @OnMessage
        public void some(List<GroupMessage> batch) {}

        @OnMessage
        public void many(List<GroupMessage> batch) {}
    }

    @ParameterizedTest
    @ValueSource(classes = {Nothing.class, Twice.class, BatchAndSingle.class, TwoBatches.class})
    void whatWouldBeAmbiguousOrVainIsRefused(Class<?> bean) {
        List<String> problems = new ArrayList<>();
        BeanMethods.of(bean, "", problems);
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0)).matches("(?s)XCOM062[356]E.*");
    }

    public static class Topics {
        @OnMessage(topic = "two words")
        public void impossible(String text) {}

        @OnMessage(topic = "sport")
        public void sport(String text) {}

        @OnMessage(topic = "news")
        public void news(String text) {}
    }

    @Test
    void aMethodForATopicThatNeverComesIsRefused() {
        List<String> problems = new ArrayList<>();
        BeanMethods.of(Topics.class, "", problems);
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("XCOM0624E: The method impossible of ")
                .contains("\"two words\"");
        problems.clear();
        BeanMethods.of(Topics.class, "news", problems);
        assertThat(problems)
                .hasSize(2)
                .allMatch(problem -> problem.startsWith("XCOM0624E"))
                .anyMatch(problem -> problem.contains("The method impossible of "))
                .anyMatch(
                        problem -> problem.contains("The method sport of ") && problem.contains("its topic is sport"));
    }

    private GroupMessage bytes(String text) {
        return group.message(text.getBytes(StandardCharsets.UTF_8));
    }

    private static BeanMethods read(Class<?> bean) {
        List<String> problems = new ArrayList<>();
        BeanMethods methods = BeanMethods.of(bean, "", problems);
        assertThat(problems).isEmpty();
        return methods;
    }

    private static String name(BeanMethods methods, GroupMessage message) {
        return methods.methodFor(message).orElseThrow().method().getName();
    }
}
