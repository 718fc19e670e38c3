package io.xcom4ee.sample.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerStatusTest {

    @Test
    void readsWhatTheSampleAnswers() {
        ServerStatus status = ServerStatus.parse("""
                {"server":"server1","group":"sample","phase":"BLOCKED","reason":"Waits for \\"server2\\".","quorum":false,\
                "view":"1.3@7f3a9c12","members":[{"name":"server1","state":"ONLINE"},{"name":"server2","state":"UNREACHABLE"}]}""");

        assertThat(status.phase()).isEqualTo("BLOCKED");
        assertThat(status.online()).isFalse();
        assertThat(status.view()).isEqualTo("1.3@7f3a9c12");
        assertThat(status.members()).containsExactly("server1", "server2");
        assertThat(status.reason()).isEqualTo("Waits for \"server2\".");
    }

    @Test
    void hasNoViewBeforeTheFirst() {
        ServerStatus status = ServerStatus.parse("{\"phase\":\"SEARCHING\",\"reason\":\"\",\"members\":[]}");

        assertThat(status.view()).isEmpty();
        assertThat(status.members()).isEmpty();
    }

    @Test
    void isEmptyWhenNobodyAnswers() {
        assertThat(ServerStatus.ask(1)).isEmpty();
    }
}
