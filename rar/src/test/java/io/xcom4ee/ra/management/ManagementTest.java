package io.xcom4ee.ra.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class ManagementTest {
    private static final String GROUP = "io.xcom4ee:type=Group,name=orders";

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final FakeMember member = new FakeMember();

    @Test
    void beansComeAndGoWithTheViews() throws Exception {
        Management management = open();
        assertThat(names()).containsExactly(GROUP);

        member.install("server1", "server2");
        assertThat(names())
                .containsExactly(
                        "io.xcom4ee:type=Connection,group=orders,name=server2",
                        GROUP,
                        "io.xcom4ee:type=Member,group=orders,name=server1",
                        "io.xcom4ee:type=Member,group=orders,name=server2");
        member.install("server1", "server3");
        assertThat(names())
                .containsExactly(
                        "io.xcom4ee:type=Connection,group=orders,name=server3",
                        GROUP,
                        "io.xcom4ee:type=Member,group=orders,name=server1",
                        "io.xcom4ee:type=Member,group=orders,name=server3");
        management.close();
        management.close();
        assertThat(names()).isEmpty();
        assertThat(member.listeners()).isEmpty();
    }

    /** The member's loop may be about to tell a view when the adapter stops. */
    @Test
    void aViewThatIsToldAfterTheEndRegistersNothing() throws Exception {
        Management management = open();
        management.close();
        management.onViewChanged(null);
        assertThat(names()).isEmpty();
    }

    @Test
    void whoCannotBeRegisteredDoesNotTakeTheOthersBeanAway() throws Exception {
        Management first = open();
        Management second = open();
        second.close();
        assertThat(names()).containsExactly(GROUP);
        first.close();
    }

    @Test
    void aNameThatWasTakenIsTriedAgainWithEachView() throws Exception {
        Management first = open();
        Management second = open();
        member.install("server1", "server2");
        first.close();
        assertThat(names()).isEmpty();
        member.install("server1", "server2");
        assertThat(names())
                .containsExactly(
                        "io.xcom4ee:type=Connection,group=orders,name=server2",
                        GROUP,
                        "io.xcom4ee:type=Member,group=orders,name=server1",
                        "io.xcom4ee:type=Member,group=orders,name=server2");
        second.close();
        assertThat(names()).isEmpty();
    }

    @Test
    void whoWasTooSlowForTheGroupListensAnewUntilTheEnd() throws Exception {
        Management management = open();
        member.overrun();
        member.install("server1");
        assertThat(names()).containsExactly(GROUP, "io.xcom4ee:type=Member,group=orders,name=server1");
        management.close();
        assertThat(member.listeners()).isEmpty();
        management.onOverrun();
        assertThat(member.listeners()).isEmpty();
    }

    @Test
    void aGroupTellsWhatItsMemberKnows() throws Exception {
        open();
        member.install("server1", "server2");
        Map<String, Object> values = values(GROUP);

        assertThat(values)
                .containsEntry("Name", "orders")
                .containsEntry("MemberName", "server1")
                .containsEntry("Phase", "ONLINE")
                .containsEntry("Reason", "all is well")
                .containsEntry("Quorum", true)
                .containsEntry("QuorumNeeded", 2)
                .containsEntry("Reachable", 1)
                .containsEntry("ViewId", "5.3@00000000")
                .containsEntry("Primary", "server2")
                .containsEntry("FencingToken", 11L)
                .containsEntry("Position", 12L)
                .containsEntry("Backlog", 13)
                .containsEntry("ProtocolVersion", 2)
                .containsEntry("EventHorizonRounds", 32)
                .containsEntry("Leader", "server2")
                .containsEntry("ViewsInstalled", 21L)
                .containsEntry("Incarnations", 22L)
                .containsEntry("QuorumLosses", 23L)
                .containsEntry("Suspicions", 24L)
                .containsEntry("Broadcasts", 31L)
                .containsEntry("BroadcastBytes", 32L)
                .containsEntry("Acknowledged", 4L)
                .containsEntry("NotDelivered", 34L)
                .containsEntry("OutcomesUnknown", 35L)
                .containsEntry("NotConfirmed", 36L)
                .containsEntry("Overloaded", 37L)
                .containsEntry("AcknowledgementMillisMean", 2.5)
                .containsEntry("AcknowledgementMillisMax", 7.0)
                .containsEntry("Delivered", 38L)
                .containsEntry("DeliveredBytes", 39L)
                .containsEntry("QueuedBroadcasts", 51)
                .containsEntry("QueuedBroadcastBytes", 52L)
                .containsEntry("Listeners", 53)
                .containsEntry("ListenerBytesMost", 54L)
                .containsEntry("CacheBytes", 61L)
                .containsEntry("FramesDropped", 41L);
        assertThat((String[]) values.get("Members")).containsExactly("server1", "server2");
        assertThat((String[]) values.get("UnreachableMembers")).containsExactly("server2");
        assertThat(values.get("Settings").toString()).contains("port", "9266");
        assertThat(values).hasSize(39);
    }

    @Test
    void beforeTheFirstViewAGroupHasNoMembers() throws Exception {
        open();
        Map<String, Object> values = values(GROUP);
        assertThat(values)
                .containsEntry("ViewId", "")
                .containsEntry("Primary", "")
                .containsEntry("FencingToken", 0L);
        assertThat((String[]) values.get("Members")).isEmpty();
    }

    @Test
    void membersAndConnectionsTellWhatTheyAre() throws Exception {
        open();
        member.install("server1", "server2", "server3");

        assertThat(values("io.xcom4ee:type=Member,group=orders,name=server2"))
                .isEqualTo(Map.of(
                        "Name",
                        "server2",
                        "Incarnation",
                        "00000000-0000-0000-0000-000000000002",
                        "Address",
                        "server2:1",
                        "State",
                        "ONLINE",
                        "Primary",
                        false,
                        "Voter",
                        true,
                        "Version",
                        2,
                        "Weight",
                        60,
                        "Suspicions",
                        25L));
        assertThat(values("io.xcom4ee:type=Member,group=orders,name=server3"))
                .containsEntry("State", "UNREACHABLE")
                .containsEntry("Primary", true)
                .containsEntry("Suspicions", 0L);
        assertThat(values("io.xcom4ee:type=Connection,group=orders,name=server2"))
                .isEqualTo(Map.of(
                        "Name", "server2",
                        "Connected", true,
                        "Address", "host2:1",
                        "ProtocolVersion", 2,
                        "FramesSent", 71L,
                        "BytesSent", 72L,
                        "FramesDropped", 73L,
                        "FramesReceived", 74L,
                        "BytesReceived", 75L,
                        "WaitingBytes", 76L));
        assertThat(values("io.xcom4ee:type=Connection,group=orders,name=server3"))
                .containsEntry("Connected", false)
                .containsEntry("BytesSent", 0L);
    }

    @Test
    void everyAttributeIsDocumented() throws Exception {
        open();
        member.install("server1", "server2");
        assertThat(documented("## Group")).isEqualTo(attributes(GROUP));
        assertThat(documented("## Member")).isEqualTo(attributes("io.xcom4ee:type=Member,group=orders,name=server2"));
        assertThat(documented("## Connection"))
                .isEqualTo(attributes("io.xcom4ee:type=Connection,group=orders,name=server2"));
    }

    private Management open() {
        return Management.open(server, member, Map.of("port", "9266"));
    }

    private List<String> names() throws JMException {
        return server.queryNames(new ObjectName("io.xcom4ee:*"), null).stream()
                .map(ObjectName::toString)
                .sorted()
                .toList();
    }

    private List<String> attributes(String name) throws JMException {
        return Arrays.stream(server.getMBeanInfo(new ObjectName(name)).getAttributes())
                .map(MBeanAttributeInfo::getName)
                .sorted()
                .toList();
    }

    private Map<String, Object> values(String name) throws JMException {
        Map<String, Object> values = new TreeMap<>();
        for (String attribute : attributes(name)) {
            values.put(attribute, server.getAttribute(new ObjectName(name), attribute));
        }
        return values;
    }

    private static List<String> documented(String heading) throws IOException {
        List<String> rows = new ArrayList<>();
        Files.readAllLines(Path.of("../docs/jmx.md")).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .forEach(line -> rows.add(line.substring(3, line.indexOf('`', 3))));
        return rows.stream().sorted().toList();
    }
}
