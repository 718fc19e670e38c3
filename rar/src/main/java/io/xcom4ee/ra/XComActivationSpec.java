package io.xcom4ee.ra;

import io.xcom4ee.ra.settings.ActivationProperty;
import io.xcom4ee.ra.settings.ActivationSettings;
import io.xcom4ee.ra.settings.ForAll;
import io.xcom4ee.ra.validation.AllowedProperties;
import io.xcom4ee.ra.validation.Checked;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server's configuration and the {@code ActivationConfigProperty}s of a bean configure. All
 * properties are text, because a server silently replaces what it cannot convert.
 */
@AllowedProperties
public final class XComActivationSpec implements ActivationSpec, Checked {
    private static final long serialVersionUID = 1L;

    private final Map<ActivationProperty, String> given = new EnumMap<>(ActivationProperty.class);
    private transient @Nullable XComResourceAdapter adapter;

    /** With all defaults; the server sets the properties next. */
    public XComActivationSpec() {}

    /** What the properties make; adds to the problems what is wrong with them. */
    ActivationSettings settings(List<String> problems) {
        XComResourceAdapter asked = adapter;
        return ActivationSettings.of(given, asked == null ? ForAll.NOTHING : asked.forAll(), problems);
    }

    /** For servers and tools that ask; activation asks too. */
    @Override
    public void validate() throws InvalidPropertyException {
        List<String> problems = problems();
        if (!problems.isEmpty()) {
            throw new InvalidPropertyException(String.join(" ", problems));
        }
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        settings(problems);
        return problems;
    }

    @Override
    public @Nullable ResourceAdapter getResourceAdapter() {
        return adapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter resourceAdapter) throws ResourceException {
        if (!(resourceAdapter instanceof XComResourceAdapter own)) {
            throw new InvalidPropertyException(String.valueOf(resourceAdapter));
        }
        adapter = own;
    }

    /** A blank value is what a server hands over for an empty variable: not set. */
    private void set(ActivationProperty property, String value) {
        if (value.isBlank()) {
            given.remove(property);
        } else {
            given.put(property, value.strip());
        }
    }

    public void setGroup(String value) {
        set(ActivationProperty.GROUP, value);
    }

    public void setTopic(String value) {
        set(ActivationProperty.TOPIC, value);
    }

    public void setBatchMessagesMax(String value) {
        set(ActivationProperty.BATCH_MESSAGES_MAX, value);
    }

    public void setQueueMessagesMax(String value) {
        set(ActivationProperty.QUEUE_MESSAGES_MAX, value);
    }

    public void setQueueSizeMax(String value) {
        set(ActivationProperty.QUEUE_SIZE_MAX, value);
    }

    public void setRedeliveryMax(String value) {
        set(ActivationProperty.REDELIVERY_MAX, value);
    }

    public void setRedeliveryPause(String value) {
        set(ActivationProperty.REDELIVERY_PAUSE, value);
    }

    public void setRedeliveryPauseMax(String value) {
        set(ActivationProperty.REDELIVERY_PAUSE_MAX, value);
    }

    public void setAfterRedeliveries(String value) {
        set(ActivationProperty.AFTER_REDELIVERIES, value);
    }
}
