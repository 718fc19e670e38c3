package io.xcom4ee.cdi.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The instances of one event come to an end, each once, whatever their beans do at it. */
class EventRequestTest {
    private final EventRequest request = new EventRequest();
    private final List<String> ended = new ArrayList<>();

    /** Its instances are texts. */
    private final class Named implements Contextual<String> {
        private final String name;
        private final Runnable atEnd;
        private int made;

        Named(String name, Runnable atEnd) {
            this.name = name;
            this.atEnd = atEnd;
        }

        @Override
        public String create(CreationalContext<String> creation) {
            made++;
            return name + made;
        }

        @Override
        public void destroy(String instance, CreationalContext<String> creation) {
            ended.add(instance);
            atEnd.run();
        }
    }

    private static final class Creation implements CreationalContext<String> {
        @Override
        public void push(String incomplete) {}

        @Override
        public void release() {}
    }

    private String use(Contextual<String> bean) {
        return Objects.requireNonNull(request.get(bean, new Creation()));
    }

    @Test
    void anInstanceThatAnotherOneDestroysAtItsEndEndsOnce() {
        Named other = new Named("b", () -> {});
        use(new Named("a", () -> request.destroy(other)));
        use(other);
        request.close();
        assertThat(ended).containsExactly("a1", "b1");
    }

    @Test
    void anInstanceThatHasEndedDoesNotEndAgain() {
        Named first = new Named("a", () -> {});
        use(first);
        use(new Named("b", () -> request.destroy(first)));
        request.close();
        assertThat(ended).containsExactly("a1", "b1");
    }

    @Test
    void aBeanThatDestroysAndUsesItselfAtItsEndComesToAnEnd() {
        Named[] bean = new Named[1];
        bean[0] = new Named("a", () -> {
            request.destroy(bean[0]);
            use(bean[0]);
        });
        use(bean[0]);
        request.close();
        assertThat(ended).containsExactly("a1");
    }

    @Test
    void anInstanceIsDestroyedBeforeAndMadeAnew() {
        Named bean = new Named("a", () -> {});
        assertThat(use(bean)).isEqualTo("a1");
        request.destroy(bean);
        assertThat(use(bean)).isEqualTo("a2");
        request.close();
        assertThat(ended).containsExactly("a1", "a2");
    }

    @Test
    void whatIsMadeWhileTheyEndEndsToo() {
        Named late = new Named("late", () -> {});
        use(new Named("a", () -> use(late)));
        request.close();
        assertThat(ended).containsExactly("a1", "late1");
    }

    @Test
    void allEndWhateverOneThrows() {
        use(new Named("a", () -> {
            throw new AssertionError("first");
        }));
        use(new Named("b", () -> {
            throw new IllegalStateException("second");
        }));
        use(new Named("c", () -> {}));
        assertThatThrownBy(request::close)
                .isInstanceOf(AssertionError.class)
                .hasMessage("first")
                .satisfies(thrown ->
                        assertThat(thrown.getSuppressed()).singleElement().isInstanceOf(IllegalStateException.class));
        assertThat(ended).containsExactly("a1", "b1", "c1");
    }

    @Test
    void withoutAnInstanceNothingHappens() {
        Named bean = new Named("a", () -> {});
        request.destroy(bean);
        assertThat(request.get(bean, null)).isNull();
        request.close();
        assertThat(ended).isEmpty();
    }
}
