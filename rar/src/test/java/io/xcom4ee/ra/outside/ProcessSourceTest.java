package io.xcom4ee.ra.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.ra.outside.Source.Found;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ProcessSourceTest {
    private final Properties properties = new Properties();
    private final Map<String, String> environment = new HashMap<>();
    private final ProcessSource source = new ProcessSource(properties, environment);

    @Test
    void theStrongestIsTakenAndNamed() {
        assertThat(source.find("xcom.member-name")).isEmpty();
        environment.put("XCOM_MEMBER_NAME", "third");
        assertThat(source.find("xcom.member-name"))
                .contains(new Found("third", "environment variable XCOM_MEMBER_NAME"));
        environment.put("xcom_member_name", "second");
        assertThat(source.find("xcom.member-name"))
                .contains(new Found("second", "environment variable xcom_member_name"));
        environment.put("xcom.member-name", "first");
        assertThat(source.find("xcom.member-name"))
                .contains(new Found("first", "environment variable xcom.member-name"));
        properties.setProperty("xcom.member-name", " property ");
        assertThat(source.find("xcom.member-name")).contains(new Found("property", "system property xcom.member-name"));
    }

    @Test
    void aBlankOneTakesAwayWhatAWeakerOneSays() {
        environment.put("XCOM_PORT", "7400");
        properties.setProperty("xcom.port", " ");
        assertThat(source.find("xcom.port")).isEmpty();
    }

    @Test
    void allNamesAreTold() {
        environment.put("XCOM_PORT", "7400");
        properties.setProperty("xcom.seeds", "host1");
        assertThat(source.names()).containsExactlyInAnyOrder("XCOM_PORT", "xcom.seeds");
    }
}
