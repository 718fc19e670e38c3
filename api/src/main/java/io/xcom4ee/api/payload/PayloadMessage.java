package io.xcom4ee.api.payload;

import java.util.Locale;

/** What this package says to people, once. The same table is in {@code docs/messages.md}. */
enum PayloadMessage {
    TOPIC_INVALID("XCOM0250E", "\"%s\" cannot be a topic.", "Use 1 to 128 letters, digits and . _ - /"),
    TYPE_NAME_INVALID(
            "XCOM0251E",
            "\"%s\" cannot be the name of a type.",
            "Use 1 to 512 bytes without white space and control characters."),
    CODEC_NAME_INVALID(
            "XCOM0252E", "\"%s\" cannot be the name of a codec.", "Use 1 to 64 lower case letters, digits and . -"),
    HEADER_INVALID(
            "XCOM0253E",
            "The header \"%s\" cannot be sent: %s.",
            "Names have 1 to 64 letters, digits and . _ - and do not begin with xcom. like the product's own; values have at most 4096 bytes."),
    HEAD_TOO_LARGE(
            "XCOM0254E",
            "Topic, type and headers of a message have %s bytes and %s headers; the limits are %s bytes and %s headers.",
            "Put less into headers; what is large belongs into the value."),
    TYPE_NOT_NAMED(
            "XCOM0255E",
            "A value of %s cannot be sent as it is: its receivers could not name the type.",
            "Put it into a record, and send that."),
    NOT_ENCODED(
            "XCOM0256E",
            "A value of %s could not be encoded by the codec %s: %s. Nothing was sent.",
            "Correct the type or its codec."),
    NOT_DECODED(
            "XCOM0257E",
            "A payload of type %s (%s bytes, codec %s) could not be decoded as %s: %s.",
            "Let sender and receiver use compatible versions of the type."),
    MALFORMED(
            "XCOM0258E",
            "The envelope of a message is malformed: %s.",
            "Find out who sends to the group by other means than this product."),
    NEWER_VERSION(
            "XCOM0259E",
            "The envelope of a message has version %s; this release reads version %s.",
            "Upgrade this member."),
    CODEC_UNKNOWN(
            "XCOM0260E",
            "A payload of type %s was encoded by the codec %s, which is not known here.",
            "Give this application the same codec as the sender."),
    OTHER_TYPE("XCOM0261E", "A payload of type %s was to be decoded as %s.", "Ask for the type that was sent."),
    JSON_ABSENT(
            "XCOM0262E",
            "There is no JSON-B here, which is to encode and decode %s (%s).",
            "Add it to the server (on Open Liberty by <feature>jsonb-3.0</feature> in the featureManager of server.xml), or give the type a"
                    + " codec of its own."),
    CODEC_TWICE("XCOM0263E", "Two codecs are for %s: %s and %s.", "Keep one of them."),
    RAW("XCOM0264E", "A message without a type was to be decoded as %s.", "Read its bytes, or send it as a value.");

    private final String id;
    private final String template;
    private final String action;

    PayloadMessage(String id, String template, String action) {
        this.id = id;
        this.template = template;
        this.action = action;
    }

    String id() {
        return id;
    }

    String template() {
        return template;
    }

    String action() {
        return action;
    }

    /** The whole message with its facts: id, what happened, what to do. */
    String text(Object... facts) {
        return id + ": " + String.format(Locale.ROOT, template, facts) + " " + action;
    }
}
