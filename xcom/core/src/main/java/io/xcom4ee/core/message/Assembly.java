package io.xcom4ee.core.message;

import java.util.ArrayList;
import java.util.List;

/**
 * One message whose bytes come piece by piece. The pieces are kept as they are until the last one has come: what a message will
 * need in the end nobody has to have while it is incomplete.
 *
 * <p>Confined to: the member's event loop.
 */
public final class Assembly {
    private final List<Payloads> pieces = new ArrayList<>();
    private int bytes;
    private int sizeBytes;

    /** Bytes of the message that have come. */
    public int bytes() {
        return bytes;
    }

    /** Bytes that are kept for it. */
    public int sizeBytes() {
        return sizeBytes;
    }

    /** Takes the only message of the piece as the next bytes. */
    public void add(Payloads piece) {
        pieces.add(piece);
        bytes += piece.messageBytes();
        sizeBytes += piece.sizeBytes();
    }

    /** The message that consists of what has come. */
    public Payloads whole() {
        byte[] first = messageOf(pieces.get(0)).bytes();
        return Payloads.of(List.of(isWholly(first) ? first : copied()));
    }

    /** Whether all pieces lie in this array as in the message, as those of an own message may: then nothing is to be copied. */
    private boolean isWholly(byte[] array) {
        int at = 0;
        for (Payloads piece : pieces) {
            Payloads.Cursor message = messageOf(piece);
            if (message.bytes() != array || message.offset() != at) {
                return false;
            }
            at += message.length();
        }
        return at == array.length;
    }

    private byte[] copied() {
        byte[] whole = new byte[bytes];
        int at = 0;
        for (Payloads piece : pieces) {
            Payloads.Cursor message = messageOf(piece);
            System.arraycopy(message.bytes(), message.offset(), whole, at, message.length());
            at += message.length();
        }
        return whole;
    }

    private static Payloads.Cursor messageOf(Payloads piece) {
        Payloads.Cursor message = piece.cursor();
        message.next();
        return message;
    }
}
