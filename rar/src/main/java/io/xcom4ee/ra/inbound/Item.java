package io.xcom4ee.ra.inbound;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.event.ViewEvent;

/** What waits for a bean. */
sealed interface Item {
    /** What an item costs to keep beside its bytes. */
    int OVERHEAD_BYTES = 128;

    /** What it costs to keep. */
    long bytes();

    /** For people. */
    String label();

    /** A message, without those that came with it: they would not be counted. */
    record OfMessage(GroupMessage message) implements Item {
        public OfMessage {
            message = message.detached();
        }

        @Override
        public long bytes() {
            return (long) OVERHEAD_BYTES + message.encodedSize();
        }

        @Override
        public String label() {
            return message.toString();
        }
    }

    /** A view. */
    record OfView(ViewEvent event) implements Item {
        @Override
        public long bytes() {
            return OVERHEAD_BYTES;
        }

        @Override
        public String label() {
            return "View[" + event.group() + " " + event.view().id() + "]";
        }
    }
}
