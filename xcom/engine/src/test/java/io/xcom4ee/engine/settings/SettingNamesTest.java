package io.xcom4ee.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SettingNamesTest {
    @Test
    void wordsAreSeparated() {
        assertThat(SettingNames.property("group")).isEqualTo("xcom.group");
        assertThat(SettingNames.property("broadcastQueueMessagesMax")).isEqualTo("xcom.broadcast-queue-messages-max");
        assertThat(SettingNames.variable("group")).isEqualTo("XCOM_GROUP");
        assertThat(SettingNames.variable("memberName")).isEqualTo("XCOM_MEMBER_NAME");
    }

    @Test
    void theEnvironmentIsAskedAsMicroProfileConfigAsksIt() {
        assertThat(SettingNames.variables("xcom.member-name"))
                .containsExactly("xcom.member-name", "xcom_member_name", "XCOM_MEMBER_NAME");
    }

    @Test
    void noTwoSettingsHaveTheSameVariable() {
        assertThat(Arrays.stream(Setting.values()).map(Setting::variable)).doesNotHaveDuplicates();
    }
}
