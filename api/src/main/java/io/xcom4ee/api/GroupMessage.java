package io.xcom4ee.api;

import io.xcom4ee.api.payload.Envelope;
import io.xcom4ee.api.payload.MessageBytes;
import io.xcom4ee.api.payload.MessageContent;
import io.xcom4ee.api.payload.PayloadCodecs;
import io.xcom4ee.api.payload.PayloadException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A message at its place in the total order. Immutable; its bytes are the receiver's to read, never to change.
 *
 * <p>It was broadcast as bytes ({@link GroupChannel#broadcast(byte[])}), and then it is these and nothing else; or it was sent as a
 * value ({@link GroupChannel#send}), and then it has an {@link #envelope()}, and its bytes are those of the value.
 *
 * <p>Messages that came together share the memory of their bytes, up to the {@code batchSizeMax} of their sender: whoever
 * wants to keep a few of many for long keeps them {@linkplain #detached() detached}.
 */
public final class GroupMessage {
    private final String group;
    private final long position;
    private final ViewId view;
    private final Member sender;
    private final byte[] bytes;
    private final int offset;
    private final int length;

    /** Made at the first look, on the listener's thread. Threads that make it at once make the same. */
    private @Nullable MessageContent content;

    /** Takes ownership of the array, which is as the group has agreed on it: the caller must not change it afterwards. */
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

    /**
     * What the message says of its payload; empty of a message that was broadcast as bytes.
     *
     * @throws PayloadException if it claims to have an envelope and none can be read; then its bytes are all that there are
     */
    public Optional<Envelope> envelope() {
        return content().readable();
    }

    /**
     * The topic that it was sent about; empty if it has none.
     *
     * @throws PayloadException as {@link #envelope()}
     */
    public Optional<String> topic() {
        return envelope().flatMap(Envelope::topic);
    }

    /**
     * What its sender has told besides, by name; empty of a message that was broadcast as bytes.
     *
     * @throws PayloadException as {@link #envelope()}
     */
    public SortedMap<String, String> headers() {
        return envelope().map(Envelope::headers).orElseGet(Collections::emptySortedMap);
    }

    /**
     * The value that was sent, decoded anew with each call.
     *
     * @param type the type that was sent; no class is ever loaded because a message names it
     * @param codecs those of the application
     * @throws PayloadException if it was broadcast as bytes, is of another type, or cannot be read
     */
    public <T> T decode(Class<T> type, PayloadCodecs codecs) {
        Envelope found = envelope().orElseThrow(() -> PayloadException.raw(type));
        return codecs.decode(found, toByteArray(), type);
    }

    /** As {@link #decode(Class, PayloadCodecs)}, by the {@linkplain PayloadCodecs#standard() standard codecs}. */
    public <T> T decode(Class<T> type) {
        return decode(type, PayloadCodecs.standard());
    }

    /** The bytes, read-only, independent position and limit. */
    public ByteBuffer payload() {
        MessageContent read = content();
        return ByteBuffer.wrap(bytes, read.offset(), read.length()).slice().asReadOnlyBuffer();
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        MessageContent read = content();
        return Arrays.copyOfRange(bytes, read.offset(), read.offset() + read.length());
    }

    /** The bytes read as UTF-8; malformed input becomes the replacement character. */
    public String text() {
        MessageContent read = content();
        return new String(bytes, read.offset(), read.length(), StandardCharsets.UTF_8);
    }

    /** The number of bytes. */
    public int size() {
        return content().length();
    }

    /** The number of bytes that it has in the group: those of {@link #size()}, and those of its envelope if it has one. */
    public int encodedSize() {
        return length;
    }

    /**
     * The same message, for keeping: it holds on to no more than twice the memory of its own bytes and envelope. It is this one
     * if that does so already, otherwise a copy.
     */
    public GroupMessage detached() {
        if (bytes.length / 2 <= length) {
            return this;
        }
        GroupMessage copy =
                new GroupMessage(group, position, view, sender, Arrays.copyOfRange(bytes, offset, offset + length));
        MessageContent read = content;
        if (read != null) {
            copy.content = new MessageContent(read.envelope(), read.problem(), read.offset() - offset, read.length());
        }
        return copy;
    }

    private MessageContent content() {
        MessageContent read = content;
        if (read == null) {
            read = MessageBytes.read(bytes, offset, length);
            content = read;
        }
        return read;
    }

    @Override
    public String toString() {
        return "GroupMessage[" + group + " #" + position + " from " + sender.name() + ", " + size() + " bytes]";
    }
}
