package io.xcom4ee.cdi.channel;

import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The server's JNDI. */
final class Naming {
    private Naming() {}

    /** What is bound under that name, which is this module's own or has been checked when the settings were read. */
    @SuppressWarnings("BanJNDI") // No name from a peer or a request gets here, and none with a remote scheme.
    static Object lookUp(String name) throws NamingException {
        return InitialContext.doLookup(name);
    }
}
