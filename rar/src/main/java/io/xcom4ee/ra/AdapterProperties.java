package io.xcom4ee.ra;

import io.xcom4ee.engine.settings.EngineSettings;
import io.xcom4ee.engine.settings.InvalidSettingsException;
import io.xcom4ee.engine.settings.Setting;
import io.xcom4ee.engine.settings.SettingNames;
import io.xcom4ee.ra.outside.OutsideSettings;
import io.xcom4ee.ra.outside.Source;
import io.xcom4ee.ra.settings.AdapterProperty;
import io.xcom4ee.ra.settings.ForAll;
import io.xcom4ee.ra.settings.GroupTexts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The adapter's configuration properties, one setter for each setting of the engine and for what makes
 * one adapter a member of several groups; {@code ra.xml} describes them. What is not set here may be set elsewhere, see {@link Source}.
 *
 * <p>All are text, so that nothing is lost before it can be checked: a server silently replaces what it cannot convert by
 * the default. All are checked together when the adapter starts.
 */
public abstract class AdapterProperties {
    private final Map<String, String> values = new TreeMap<>();
    private final Map<AdapterProperty, String> beside = new EnumMap<>(AdapterProperty.class);

    /** Of what has not been set here; asked for anew at each start. */
    private volatile OutsideSettings outside = OutsideSettings.NONE;

    private volatile OutsideSettings ofItsUsers = OutsideSettings.NONE;
    private volatile ForAll forAll = ForAll.NOTHING;

    AdapterProperties() {}

    /** Asks that source for everything that has not been set. */
    final void complete(Source source) {
        outside = OutsideSettings.ofTheMember(source, given().keySet());
        OutsideSettings found = OutsideSettings.ofItsUsers(source);
        ofItsUsers = found;
        forAll = new ForAll(found.texts(), found.origins());
    }

    /** What was probably meant for settings, as messages. */
    final List<String> warnings() {
        Set<String> warnings = new LinkedHashSet<>(outside.warnings());
        warnings.addAll(ofItsUsers.warnings());
        return List.copyOf(warnings);
    }

    /** What holds for connection factories and message-driven beans that do not say it; the same until it is asked for anew. */
    final ForAll forAll() {
        return forAll;
    }

    /** The settings of each group, the first one first, or all that is wrong with them. */
    final List<EngineSettings> settings() throws InvalidSettingsException {
        List<String> problems = new ArrayList<>(outside.problems());
        problems.addAll(ofItsUsers.problems());
        try {
            List<EngineSettings> settings = texts().settings();
            if (problems.isEmpty()) {
                return settings;
            }
        } catch (InvalidSettingsException e) {
            problems.addAll(e.problems());
        }
        throw new InvalidSettingsException(problems);
    }

    /** What has been set wins over what is said elsewhere. */
    private GroupTexts texts() {
        OutsideSettings found = outside;
        Map<String, String> common = new TreeMap<>(found.texts());
        Map<AdapterProperty, String> all = new EnumMap<>(AdapterProperty.class);
        for (AdapterProperty property : AdapterProperty.values()) {
            String text = common.remove(property.key());
            if (text != null) {
                all.put(property, text);
            }
        }
        common.putAll(values);
        all.putAll(beside);
        return GroupTexts.of(common, all, found.origins());
    }

    /** What is not set here but elsewhere, as in {@code port (environment variable XCOM_PORT)}; for people. */
    final List<String> elsewhere() {
        return outside.origins().entrySet().stream()
                .map(entry -> SettingNames.withOrigin(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** All that is set anywhere, with where that is if it is not here; for people. */
    final Map<String, String> found() {
        OutsideSettings found = outside;
        Map<String, String> all = given();
        found.texts()
                .forEach((key, text) -> all.put(
                        key, SettingNames.withOrigin(text, found.origins().get(key))));
        return all;
    }

    /** What has been set, for people. */
    final Map<String, String> given() {
        Map<String, String> all = new TreeMap<>(values);
        beside.forEach((property, value) -> all.put(property.key(), value));
        return all;
    }

    /** All settings of a group with what has been set, or the default; for people. */
    final Map<String, String> effective(String group) {
        Map<String, String> set = texts().of(group);
        Map<String, String> all = new TreeMap<>();
        for (Setting setting : Setting.values()) {
            all.put(setting.key(), set.getOrDefault(setting.key(), setting.defaultText()));
        }
        return all;
    }

    /** A blank value is what a server hands over for an empty variable: not set. */
    private void set(Setting setting, String value) {
        if (value.isBlank()) {
            values.remove(setting.key());
        } else {
            values.put(setting.key(), value);
        }
    }

    private void set(AdapterProperty property, String value) {
        if (value.isBlank()) {
            beside.remove(property);
        } else {
            beside.put(property, value);
        }
    }

    /** As the contract demands: those that are configured alike are equal. Which of them runs is told by identity alone. */
    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof AdapterProperties that && given().equals(that.given());
    }

    @Override
    public final int hashCode() {
        return given().hashCode();
    }

    public final void setGroup(String value) {
        set(Setting.GROUP, value);
    }

    public final void setMoreGroups(String value) {
        set(AdapterProperty.MORE_GROUPS, value);
    }

    public final void setGroupSettings(String value) {
        set(AdapterProperty.GROUP_SETTINGS, value);
    }

    public final void setMemberName(String value) {
        set(Setting.MEMBER_NAME, value);
    }

    public final void setMembership(String value) {
        set(Setting.MEMBERSHIP, value);
    }

    public final void setMemberList(String value) {
        set(Setting.MEMBER_LIST, value);
    }

    public final void setBootstrap(String value) {
        set(Setting.BOOTSTRAP, value);
    }

    public final void setSeeds(String value) {
        set(Setting.SEEDS, value);
    }

    public final void setBindAddress(String value) {
        set(Setting.BIND_ADDRESS, value);
    }

    public final void setPort(String value) {
        set(Setting.PORT, value);
    }

    public final void setAdvertisedAddress(String value) {
        set(Setting.ADVERTISED_ADDRESS, value);
    }

    public final void setAdvertisedPort(String value) {
        set(Setting.ADVERTISED_PORT, value);
    }

    public final void setMemberWeight(String value) {
        set(Setting.MEMBER_WEIGHT, value);
    }

    public final void setProtocolVersionMax(String value) {
        set(Setting.PROTOCOL_VERSION_MAX, value);
    }

    public final void setHeartbeatInterval(String value) {
        set(Setting.HEARTBEAT_INTERVAL, value);
    }

    public final void setSuspicionTimeout(String value) {
        set(Setting.SUSPICION_TIMEOUT, value);
    }

    public final void setExpelTimeout(String value) {
        set(Setting.EXPEL_TIMEOUT, value);
    }

    public final void setStallTimeout(String value) {
        set(Setting.STALL_TIMEOUT, value);
    }

    public final void setResendTimeout(String value) {
        set(Setting.RESEND_TIMEOUT, value);
    }

    public final void setPresenceInterval(String value) {
        set(Setting.PRESENCE_INTERVAL, value);
    }

    public final void setFoundingGrace(String value) {
        set(Setting.FOUNDING_GRACE, value);
    }

    public final void setLeaveTimeout(String value) {
        set(Setting.LEAVE_TIMEOUT, value);
    }

    public final void setRejoinPause(String value) {
        set(Setting.REJOIN_PAUSE, value);
    }

    public final void setRejoinTries(String value) {
        set(Setting.REJOIN_TRIES, value);
    }

    public final void setBroadcastDeadline(String value) {
        set(Setting.BROADCAST_DEADLINE, value);
    }

    public final void setMessageSizeMax(String value) {
        set(Setting.MESSAGE_SIZE_MAX, value);
    }

    public final void setBatchSizeMax(String value) {
        set(Setting.BATCH_SIZE_MAX, value);
    }

    public final void setEventHorizon(String value) {
        set(Setting.EVENT_HORIZON, value);
    }

    public final void setCacheSizeMax(String value) {
        set(Setting.CACHE_SIZE_MAX, value);
    }

    public final void setPendingSizeMax(String value) {
        set(Setting.PENDING_SIZE_MAX, value);
    }

    public final void setBroadcastQueueMessagesMax(String value) {
        set(Setting.BROADCAST_QUEUE_MESSAGES_MAX, value);
    }

    public final void setBroadcastQueueSizeMax(String value) {
        set(Setting.BROADCAST_QUEUE_SIZE_MAX, value);
    }

    public final void setConnectionQueueSizeMax(String value) {
        set(Setting.CONNECTION_QUEUE_SIZE_MAX, value);
    }

    public final void setCompressionThreshold(String value) {
        set(Setting.COMPRESSION_THRESHOLD, value);
    }

    public final void setConnectionsMax(String value) {
        set(Setting.CONNECTIONS_MAX, value);
    }

    public final void setListenerQueueSizeMax(String value) {
        set(Setting.LISTENER_QUEUE_SIZE_MAX, value);
    }

    public final void setSlowListenerTimeout(String value) {
        set(Setting.SLOW_LISTENER_TIMEOUT, value);
    }
}
