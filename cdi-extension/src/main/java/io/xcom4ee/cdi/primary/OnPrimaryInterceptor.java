package io.xcom4ee.cdi.primary;

import io.xcom4ee.api.CurrentTerm;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.NotPrimaryException;
import io.xcom4ee.api.OnPrimary;
import io.xcom4ee.api.Primary;
import io.xcom4ee.api.PrimaryTerm;
import io.xcom4ee.cdi.message.CdiMessage;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the member when a method begins, and only then: within the same term nobody else can be the primary, and what comes after the
 * term the fencing token keeps apart.
 *
 * <p>Before transactions are begun, which a skipped method needs none of.
 */
@OnPrimary
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class OnPrimaryInterceptor implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Primaries primaries;

    /** Made by the container, once for each bean. */
    @Inject
    public OnPrimaryInterceptor(Primaries primaries) {
        this.primaries = primaries;
    }

    /** Runs the method, skips it or refuses it. */
    @AroundInvoke
    @AroundTimeout
    public @Nullable Object call(InvocationContext call) throws Exception {
        Method method = call.getMethod();
        String group = group(call, method);
        Primary primary = primaries.of(group);
        Optional<PrimaryTerm> term = primary.term();
        if (term.filter(PrimaryTerm::held).isPresent()) {
            return CurrentTerm.during(term.get(), call::proceed);
        }
        if (method.getReturnType() != void.class) {
            String who = term.map(PrimaryTerm::primary).map(Member::name).orElse("not known");
            throw new NotPrimaryException(
                    CdiMessage.NOT_PRIMARY.text(method, group.isEmpty() ? "default" : group, who));
        }
        return null;
    }

    /** The method's word counts before that of its class. */
    private static String group(InvocationContext call, Method method) {
        return Bindings.in(List.of(method.getAnnotations()))
                .or(() -> Bindings.of(call.getTarget().getClass()))
                .map(OnPrimary::group)
                .orElse("");
    }
}
