package io.xcom4ee.ra.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.xcom4ee.ra.outside.Source.Found;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MicroProfileSourceTest {
    private final FakeConfig config = new FakeConfig();
    private final Properties properties = new Properties();
    private final Map<String, String> environment = new HashMap<>();
    private final MicroProfileSource source =
            new MicroProfileSource(config, new ProcessSource(properties, environment));

    @Test
    void whatIsNotThereOrBlankIsNotSet() {
        config.put("xcom.port", " ", " ", "a file");
        assertThat(source.find("xcom.port")).isEmpty();
        assertThat(source.find("xcom.seeds")).isEmpty();
    }

    @Test
    void theVariableOfTheEnvironmentIsNamed() {
        environment.put("XCOM_MEMBER_NAME", "server1 ");
        config.put("xcom.member-name", "server1 ", "server1 ", "EnvConfigSource");
        assertThat(source.find("xcom.member-name"))
                .contains(new Found("server1", "environment variable XCOM_MEMBER_NAME"));
    }

    /** As in XCOM_MEMBER_NAME=${HOSTNAME}. */
    @Test
    void theVariableOfTheEnvironmentIsNamedIfItsValueHasAnExpression() {
        environment.put("XCOM_MEMBER_NAME", "${HOSTNAME}");
        config.put("xcom.member-name", "server1", "${HOSTNAME}", "EnvConfigSource");
        assertThat(source.find("xcom.member-name"))
                .contains(new Found("server1", "environment variable XCOM_MEMBER_NAME"));
    }

    @Test
    void theSystemPropertyIsNamed() {
        properties.setProperty("xcom.port", "7400");
        environment.put("XCOM_PORT", "7500");
        config.put("xcom.port", "7400", "7400", "SysPropConfigSource");
        assertThat(source.find("xcom.port")).contains(new Found("7400", "system property xcom.port"));
    }

    @Test
    void anotherSourceThatSaysTheSameIsNamedItself() {
        environment.put("XCOM_PORT", "7400");
        config.put("xcom.port", "7400", "7400", "server.xml.variables.config.source");
        assertThat(source.find("xcom.port"))
                .contains(new Found("7400", "MicroProfile Config, source server.xml.variables.config.source"));
    }

    @Test
    void aSourceWithoutANameIsSaidToHaveNone() {
        config.put("xcom.port", "7400", null, null);
        assertThat(source.find("xcom.port")).contains(new Found("7400", "MicroProfile Config, source without a name"));
        assertThat(source.names()).containsExactly("xcom.port");
    }

    @Test
    void theServerIsToldThatNothingIsAskedAnyMore() {
        try (FakeResolver resolver = new FakeResolver()) {
            source.close();
            assertThat(resolver.released()).containsExactly(config);
        }
    }

    /** Whoever stops the adapter has still to leave its groups. */
    @Test
    void aServerThatHasStoppedItsConfigurationIsNoReasonToFail() {
        try (FakeResolver resolver = new FakeResolver()) {
            resolver.stop();
            assertThatCode(source::close).doesNotThrowAnyException();
        }
    }
}
