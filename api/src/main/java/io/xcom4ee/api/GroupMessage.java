package io.xcom4ee.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A message at its place in the total order. Immutable; its bytes are the receiver's to read, never to change. */
public final class GroupMessage {
    private final String group;
    private final long position;
    private final ViewId view;
    private final Member sender;
    private final byte[] payload;

    /** Takes ownership of the array: the caller must not change it afterwards. */
    public GroupMessage(String group, long position, ViewId view, Member sender, byte[] payload) {
        this.group = Objects.requireNonNull(group, "group");
        this.position = position;
        this.view = Objects.requireNonNull(view, "view");
        this.sender = Objects.requireNonNull(sender, "sender");
        this.payload = Objects.requireNonNull(payload, "payload");
    }

    /** The name of the group. */
    public String group() {
        return group;
    }

    /**
     * The place of this message among all messages of the group, counted from 1 without gaps. The same at every member.
     * It goes on counting over view changes and over a re-founding from survivors; a group founded from nothing starts
     * again at 1, under another {@link ViewId#groupIncarnation()}.
     */
    public long position() {
        return position;
    }

    /** The view in which the message is delivered, the same at every member. */
    public ViewId view() {
        return view;
    }

    /** Who broadcast it. */
    public Member sender() {
        return sender;
    }

    /** The bytes, read-only, independent position and limit. */
    public ByteBuffer payload() {
        return ByteBuffer.wrap(payload).asReadOnlyBuffer();
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        return payload.clone();
    }

    /** The bytes read as UTF-8; malformed input becomes the replacement character. */
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** The number of bytes. */
    public int size() {
        return payload.length;
    }

    @Override
    public String toString() {
        return "GroupMessage[" + group + " #" + position + " from " + sender.name() + ", " + payload.length + " bytes]";
    }
}
