package io.xcom4ee.benchmarks.systems;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jgroups.JChannel;

/** Makes JGroups channels from the configurations beside this class. */
final class JGroupsChannel {
    private static final String PREFIX = "comparison.";
    private static final int CONNECT_PAUSE_MILLIS = 300;
    private static final int VIEW_PAUSE_MILLIS = 20;

    private JGroupsChannel() {}

    /** A channel that is not connected yet. */
    static JChannel create(String configuration, Seat seat) throws IOException {
        System.setProperty(PREFIX + "port", Integer.toString(seat.port(seat.index())));
        System.setProperty(
                PREFIX + "hosts", seat.everyMember(",", member -> Seat.HOST + "[" + seat.port(member) + "]"));
        System.setProperty(PREFIX + "member", seat.name());
        System.setProperty(PREFIX + "members", seat.everyMember(",", Seat::name));
        Path directory = seat.directory();
        System.setProperty(PREFIX + "directory", directory.toString());
        try (InputStream file = JGroupsChannel.class.getResourceAsStream(configuration)) {
            return new JChannel(file).name(seat.name());
        } catch (IOException unreadable) {
            throw unreadable;
        } catch (Exception wrong) {
            throw new IOException("no channel from " + configuration, wrong);
        }
    }

    /**
     * Connects, one member after the other: members that begin at the same moment may found groups of their own, which take
     * their time to merge.
     */
    static void connect(JChannel channel, Seat seat) throws IOException, InterruptedException {
        Thread.sleep((long) seat.index() * CONNECT_PAUSE_MILLIS);
        try {
            channel.connect("comparison");
        } catch (Exception why) {
            throw failed("not connected", why);
        }
        while (channel.getView().size() < seat.members()) {
            Thread.sleep(VIEW_PAUSE_MILLIS);
        }
    }

    /** JGroups says of no operation what it may throw. */
    static IOException failed(String what, Exception why) throws InterruptedException {
        if (why instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        return new IOException(what, why);
    }
}
