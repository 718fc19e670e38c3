package io.xcom4ee.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * A message at its place in the total order. Immutable; its bytes are the receiver's to read, never to change.
 *
 * <p>Messages that came together share the memory of their bytes, up to the {@code batchSizeMax} of their sender: whoever
 * wants to keep a few of many for long keeps {@linkplain #toByteArray() a copy of the bytes}, not the message.
 */
public final class GroupMessage {
    private final String group;
    private final long position;
    private final ViewId view;
    private final Member sender;
    private final byte[] bytes;
    private final int offset;
    private final int length;

    /** Takes ownership of the array: the caller must not change it afterwards. */
    public GroupMessage(String group, long position, ViewId view, Member sender, byte[] payload) {
        this(group, position, view, sender, payload, 0, payload.length);
    }

    /** A message whose bytes are a part of an array, which nobody may change afterwards. */
    public GroupMessage(String group, long position, ViewId view, Member sender, byte[] bytes, int offset, int length) {
        this.group = Objects.requireNonNull(group, "group");
        this.position = position;
        this.view = Objects.requireNonNull(view, "view");
        this.sender = Objects.requireNonNull(sender, "sender");
        this.bytes = bytes;
        this.offset = Objects.checkFromIndexSize(offset, length, bytes.length);
        this.length = length;
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
        return ByteBuffer.wrap(bytes, offset, length).slice().asReadOnlyBuffer();
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    /** The bytes read as UTF-8; malformed input becomes the replacement character. */
    public String text() {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }

    /** The number of bytes. */
    public int size() {
        return length;
    }

    @Override
    public String toString() {
        return "GroupMessage[" + group + " #" + position + " from " + sender.name() + ", " + length + " bytes]";
    }
}
