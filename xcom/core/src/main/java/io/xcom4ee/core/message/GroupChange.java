package io.xcom4ee.core.message;

/**
 * A change of the group by consensus. It travels alone in a slot, and takes effect as a new configuration behind the event
 * horizon, or not at all if there is nothing to change.
 */
public sealed interface GroupChange extends Value
        permits Reconfiguration, PrimaryChange, ProtocolChange, EventHorizonChange, LeadersChange, Marker {}
