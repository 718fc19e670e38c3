package io.xcom4ee.sample.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayoutTest {

    @Test
    void givesEveryServerTheNextPorts() throws Problem {
        Layout layout = Layout.of(Map.of());

        assertThat(layout.httpPort("server1")).isEqualTo(9081);
        assertThat(layout.groupPort("server3")).isEqualTo(7403);
        assertThat(layout.serverEnvironment("server2"))
                .contains(
                        "HTTP_PORT=9082",
                        "XCOM_MEMBER=server2",
                        "XCOM_PORT=7402",
                        "XCOM_SEEDS=127.0.0.1:7401,127.0.0.1:7402,127.0.0.1:7403",
                        "XCOM_MEMBER_LIST=server1,server2,server3");
    }

    @Test
    void takesOtherPortsFromTheEnvironment() throws Problem {
        Layout layout = Layout.of(Map.of(Layout.HTTP_PORT, "10081", Layout.GROUP_PORT, ""));

        assertThat(layout).isEqualTo(new Layout(10081, 7401));
    }

    @Test
    void refusesWhatIsNoPort() {
        for (String value : new String[] {"http", "-1", "80", "65534", "99999"}) {
            assertThatThrownBy(() -> Layout.of(Map.of(Layout.HTTP_PORT, value)))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining(Layout.HTTP_PORT)
                    .hasMessageContaining("'" + value + "'");
        }
    }

    @Test
    void namesThePortThatSomebodyElseUses() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Layout layout = new Layout(taken.getLocalPort(), 1);

            assertThatThrownBy(layout::refusePortsInUse)
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining(Layout.HTTP_PORT);
        }
    }
}
