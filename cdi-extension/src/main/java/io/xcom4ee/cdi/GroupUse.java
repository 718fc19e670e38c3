package io.xcom4ee.cdi;

import io.xcom4ee.api.Group;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.OnPrimary;
import io.xcom4ee.api.Primary;
import io.xcom4ee.api.View;
import io.xcom4ee.api.event.DeadLetter;
import io.xcom4ee.api.event.MemberEvent;
import io.xcom4ee.api.event.PrimaryEvent;
import io.xcom4ee.api.event.QuorumEvent;
import io.xcom4ee.api.event.Received;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.cdi.event.ClusteredEvents;
import io.xcom4ee.cdi.event.ObservedValues;
import io.xcom4ee.cdi.event.Observers;
import io.xcom4ee.cdi.message.CdiMessage;
import io.xcom4ee.cdi.primary.Bindings;
import io.xcom4ee.cdi.settings.GroupReference;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.interceptor.Interceptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the application's code asks for, gathered while the container discovers it. */
final class GroupUse {
    /** What is told of a group. An observer of everything there is does not mean them. */
    private static final Set<Type> EVENTS = Set.of(
            ViewEvent.class,
            QuorumEvent.class,
            MemberEvent.class,
            PrimaryEvent.class,
            GroupMessage.class,
            DeadLetter.class);

    private static final Set<Type> INJECTED = Set.of(GroupChannel.class, View.class, Primary.class);

    private static final Set<Class<? extends Annotation>> SHORT_LIVED = Set.of(Dependent.class, RequestScoped.class);

    private final ObservedValues values = new ObservedValues();
    private final ClusteredEvents clustered = new ClusteredEvents();
    private final Observers observers = new Observers();
    private final Set<GroupReference> references = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private boolean anyGroup;
    private boolean onPrimary;
    private boolean observed;

    /** Something is injected there: perhaps ours. */
    void injected(InjectionPoint point) {
        if (INJECTED.contains(wanted(point.getType()))) {
            injected(point.getQualifiers(), point);
        }
        if (point.getType() == View.class && isLongLived(point)) {
            warnings.add(CdiMessage.VIEW_KEPT.text(String.valueOf(point)));
        }
    }

    /** Whoever fires clustered events is told them as well. Answers what is to be injected instead. */
    ClusteredEvents.Wanted clusteredInjected(InjectionPoint point) {
        observed = true;
        if (point.getQualifiers().stream().anyMatch(Group.class::isInstance)) {
            injected(point.getQualifiers(), point);
        } else {
            references.add(GroupReference.DEFAULT);
        }
        return clustered.injected(point, problems::add);
    }

    /** That of which an instance is wanted, or a provider of instances. */
    private static Type wanted(Type type) {
        boolean indirect = type instanceof ParameterizedType parameterized
                && (parameterized.getRawType() == Instance.class || parameterized.getRawType() == Provider.class);
        return indirect ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
    }

    /** Who is made once, as a servlet is, keeps what was injected then. Parameters of observers and producers come with each call. */
    private static boolean isLongLived(InjectionPoint point) {
        boolean parameter = point.getMember() instanceof Method method && !method.isAnnotationPresent(Inject.class);
        Bean<?> bean = point.getBean();
        return !parameter && (bean == null || !SHORT_LIVED.contains(bean.getScope()));
    }

    /** A qualifier of somebody else's means a channel of somebody else's. */
    private void injected(Set<Annotation> qualifiers, Object place) {
        for (Annotation qualifier : qualifiers) {
            if (qualifier instanceof Group group) {
                named(group.value(), place);
            } else if (qualifier instanceof Default) {
                references.add(GroupReference.DEFAULT);
            } else if (qualifier instanceof Any && qualifiers.size() == 1) {
                anyGroup = true;
            }
        }
    }

    /** Methods of this type run on the primary of groups; unless it is what lets them. */
    void onPrimary(AnnotatedType<?> type) {
        if (type.isAnnotationPresent(Interceptor.class)) {
            return;
        }
        Stream.concat(Stream.of(type), type.getMethods().stream())
                .flatMap(annotated -> Bindings.in(annotated.getAnnotations()).stream())
                .map(OnPrimary::group)
                .forEach(group -> {
                    onPrimary = true;
                    if (group.isEmpty()) {
                        references.add(GroupReference.DEFAULT);
                    } else {
                        named(group, type.getJavaClass().getName());
                    }
                });
    }

    /** Whether there are any. */
    boolean onPrimary() {
        return onPrimary;
    }

    /** Something is observed there: perhaps ours, of one group, or of all that the application has. */
    void observed(ObserverMethod<?> observer) {
        observers.add(observer);
        Set<Annotation> qualifiers = observer.getObservedQualifiers();
        boolean event = EVENTS.contains(observer.getObservedType());
        boolean value =
                qualifiers.stream().anyMatch(Received.class::isInstance) && observer.getObservedType() != Object.class;
        if (value) {
            values.add(observer).ifPresent(problems::add);
        }
        if (clustered.observed(observer) || event || value) {
            observed = true;
            anyGroup = true;
            for (Annotation qualifier : qualifiers) {
                if (qualifier instanceof Group group) {
                    named(group.value(), observer);
                }
            }
        }
    }

    private void named(String name, Object place) {
        if (GroupReference.isName(name)) {
            references.add(GroupReference.named(name));
        } else {
            problems.add(CdiMessage.GROUP_NAME_INVALID.text(name, String.valueOf(place)));
        }
    }

    /** The channels that are named. */
    Set<GroupReference> references() {
        return references;
    }

    /** Whether something asks for whatever groups there are. */
    boolean anyGroup() {
        return anyGroup;
    }

    /** Whether there is an observer. */
    boolean observed() {
        return observed;
    }

    /** The types and topics of messages that are observed. */
    ObservedValues values() {
        return values;
    }

    /** The clustered events that are injected and observed. */
    ClusteredEvents clustered() {
        return clustered;
    }

    /** All of the application, also those of what is not ours. */
    Observers observers() {
        return observers;
    }

    /** What is most probably not meant, as messages. */
    List<String> warnings() {
        return warnings;
    }

    /** What cannot be, as messages. */
    List<String> problems() {
        return problems;
    }
}
