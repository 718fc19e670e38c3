package io.xcom4ee.cdi.settings;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.xcom4ee.cdi.message.CdiMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads what MicroProfile Config says about the application's channels. Gathers the problems instead of stopping at one. */
public final class SettingsReader {
    private static final String PREFIX = ApplicationSetting.PREFIX;
    private static final String GROUP_PREFIX = ApplicationSetting.GROUP_PREFIX;

    /** The adapter's groupSettings. */
    private static final String SETTINGS_OF_THE_MEMBER = "xcom-group-settings";

    private final SettingsSource source;
    private final Consumer<String> problems;

    /** Reports each problem as a whole message. */
    public SettingsReader(SettingsSource source, Consumer<String> problems) {
        this.source = source;
        this.problems = problems;
    }

    /**
     * The settings of all channels: those that the application's code asks for and those that the settings name.
     *
     * @param used what the code asks for
     * @param anyIfNone whether the default channel is meant if nobody names one
     */
    public ApplicationSettings read(Set<GroupReference> used, boolean anyIfNone) {
        Optional<String> defaultGroup = source.value(ApplicationSetting.DEFAULT_GROUP.key())
                .filter(name -> checkName(name, ApplicationSetting.DEFAULT_GROUP));
        if (defaultGroup.isPresent()
                && source.value(ApplicationSetting.JNDI_NAME.key()).isPresent()) {
            problems.accept(CdiMessage.DEFAULT_TWICE.text(
                    defaultGroup.get(),
                    source.origin(ApplicationSetting.JNDI_NAME.key()),
                    source.origin(ApplicationSetting.DEFAULT_GROUP.key())));
        }
        Set<GroupReference> references = new LinkedHashSet<>();
        defaultGroup.map(GroupReference::named).ifPresent(references::add);
        for (GroupReference reference : used) {
            boolean alias = reference.equals(GroupReference.DEFAULT) && defaultGroup.isPresent();
            if (!alias) {
                references.add(reference);
            }
        }
        references.addAll(namedBySettings());
        if (references.isEmpty() && anyIfNone) {
            references.add(GroupReference.DEFAULT);
        }
        List<GroupSettings> channels = new ArrayList<>();
        references.forEach(reference -> channels.add(channel(reference)));
        return new ApplicationSettings(defaultGroup, channels);
    }

    /** Settings of groups that nobody reads, as messages: most probably written wrongly. */
    public List<String> unknown() {
        List<String> messages = new ArrayList<>();
        for (String name : source.names()) {
            // A variable of the environment is told as a name whose words nobody can tell from its parts:
            // xcom.group.orders.jndi.name.
            String words = name.replace('.', '-');
            if (name.startsWith(GROUP_PREFIX)
                    && !words.equals(SETTINGS_OF_THE_MEMBER)
                    && ApplicationSetting.ofGroups().noneMatch(known -> words.endsWith("-" + known.suffix()))) {
                messages.add(CdiMessage.SETTING_UNKNOWN.text(
                        name,
                        ApplicationSetting.ofGroups()
                                .map(ApplicationSetting::suffix)
                                .sorted()
                                .collect(joining(", "))));
            }
        }
        return messages;
    }

    private List<GroupReference> namedBySettings() {
        return source.value(ApplicationSetting.GROUPS.key()).stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .filter(name -> checkName(name, ApplicationSetting.GROUPS))
                .map(GroupReference::named)
                .toList();
    }

    private GroupSettings channel(GroupReference reference) {
        String own = reference.name().map(name -> GROUP_PREFIX + name + ".").orElse(PREFIX);
        return new GroupSettings(
                reference,
                jndiName(own).orElse("xcom/" + reference.label()),
                deadline(own),
                new HealthSettings(
                        flag(own, ApplicationSetting.HEALTH, true),
                        states(own, ApplicationSetting.STARTED_IN, HealthSettings.DEFAULT.startedIn()),
                        states(own, ApplicationSetting.READY_IN, HealthSettings.DEFAULT.readyIn())),
                flag(own, ApplicationSetting.LOCAL, false),
                unreadable(own));
    }

    /** Names with a scheme such as {@code ldap:} would make the server fetch objects from elsewhere. */
    private Optional<String> jndiName(String own) {
        Optional<Setting> found = find(own, ApplicationSetting.JNDI_NAME);
        found.filter(name -> name.value().contains(":") && !name.value().startsWith("java:"))
                .ifPresent(name -> invalid(name, ApplicationSetting.JNDI_NAME));
        return found.map(Setting::value);
    }

    private Optional<Duration> deadline(String own) {
        Optional<Setting> found = inherited(own, ApplicationSetting.BROADCAST_DEADLINE);
        Optional<Duration> deadline = found.flatMap(text -> DurationText.parse(text.value()));
        if (found.isPresent() && deadline.isEmpty()) {
            invalid(found.get(), ApplicationSetting.BROADCAST_DEADLINE);
        }
        return deadline;
    }

    private boolean flag(String own, ApplicationSetting setting, boolean otherwise) {
        Optional<Setting> found = inherited(own, setting);
        if (found.isEmpty()) {
            return otherwise;
        }
        String value = found.get().value();
        if (!value.equals("true") && !value.equals("false")) {
            invalid(found.get(), setting);
        }
        return value.equals("true");
    }

    private Set<HealthState> states(String own, ApplicationSetting setting, Set<HealthState> otherwise) {
        Optional<Setting> found = inherited(own, setting);
        if (found.isEmpty()) {
            return otherwise;
        }
        List<Optional<HealthState>> states = Arrays.stream(found.get().value().split(",", -1))
                .map(String::strip)
                .map(HealthState::of)
                .toList();
        if (states.stream().anyMatch(Optional::isEmpty)) {
            invalid(found.get(), setting);
            return otherwise;
        }
        return states.stream().flatMap(Optional::stream).collect(toSet());
    }

    private UnreadablePolicy unreadable(String own) {
        Optional<Setting> found = inherited(own, ApplicationSetting.UNREADABLE);
        Optional<UnreadablePolicy> policy = found.flatMap(text -> UnreadablePolicy.of(text.value()));
        if (found.isPresent() && policy.isEmpty()) {
            invalid(found.get(), ApplicationSetting.UNREADABLE);
        }
        return policy.orElse(UnreadablePolicy.LOG);
    }

    private void invalid(Setting found, ApplicationSetting setting) {
        problems.accept(CdiMessage.SETTING_INVALID.text(
                found.name(), found.value(), source.origin(found.name()), setting.allowed()));
    }

    /** A group's own setting, else the one for all channels. */
    private Optional<Setting> inherited(String own, ApplicationSetting setting) {
        return find(own, setting).or(() -> find(PREFIX, setting));
    }

    private Optional<Setting> find(String prefix, ApplicationSetting setting) {
        String name = prefix + setting.suffix();
        return source.value(name).map(value -> new Setting(name, value));
    }

    private boolean checkName(String name, ApplicationSetting setting) {
        if (GroupReference.isName(name)) {
            return true;
        }
        problems.accept(CdiMessage.GROUP_NAME_INVALID.text(
                name, "setting " + setting.key() + " from " + source.origin(setting.key())));
        return false;
    }

    private record Setting(String name, String value) {}
}
