package io.xcom4ee.cdi.testing;

import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;

/** A naming service that is a map. */
@SuppressWarnings("BanJNDI") // It is JNDI that is faked.
public final class FakeNaming implements InitialContextFactory {
    private static final Map<String, Object> BOUND = new ConcurrentHashMap<>();

    public static void bind(String name, Object value) {
        BOUND.put(name, value);
    }

    public static void clear() {
        BOUND.clear();
    }

    @Override
    @SuppressWarnings("JdkObsolete") // The signature is the JDK's.
    public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
        return new InitialContext(true) {
            @Override
            public Object lookup(String name) throws NamingException {
                Object value = BOUND.get(name);
                if (value == null) {
                    throw new NameNotFoundException(name + " is not bound");
                }
                return value;
            }
        };
    }
}
