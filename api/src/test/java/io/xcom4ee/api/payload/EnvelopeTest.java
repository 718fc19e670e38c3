package io.xcom4ee.api.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each limit is tried at its last good value and one beyond: when an envelope is made, and when one is read. */
class EnvelopeTest {
    private static final SortedMap<String, String> NO_HEADERS = new TreeMap<>();

    private static Envelope envelope(String topic, String type, String codec, SortedMap<String, String> headers) {
        return new Envelope(Optional.ofNullable(topic), type, codec, headers);
    }

    private static SortedMap<String, String> headers(int count, String value) {
        SortedMap<String, String> headers = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            headers.put(String.format("h%02d", i), value);
        }
        return headers;
    }

    private static void comesBack(Envelope envelope) {
        byte[] bytes = MessageBytes.ofTyped(envelope, new byte[] {7});
        MessageContent content = MessageBytes.read(bytes, 0, bytes.length);
        assertThat(content.readable()).contains(envelope);
        assertThat(content.length()).isEqualTo(1);
        assertThat(bytes[content.offset()]).isEqualTo((byte) 7);
    }

    private static void isMalformed(Hostile hostile) {
        MessageContent content = hostile.read();
        assertThat(content.envelope()).isEmpty();
        assertThatThrownBy(content::readable)
                .isInstanceOf(PayloadException.class)
                .hasMessageStartingWith("XCOM0258E")
                .extracting(thrown -> ((PayloadException) thrown).problem())
                .isEqualTo(PayloadProblem.MALFORMED);
    }

    @Test
    void aTopicHasALength() throws IOException {
        comesBack(envelope("t".repeat(128), "T", "text", NO_HEADERS));
        assertThatThrownBy(() -> envelope("t".repeat(129), "T", "text", NO_HEADERS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("XCOM0250E");
        isMalformed(Hostile.envelope()
                .brief("t".repeat(129))
                .lengthy("T")
                .brief("text")
                .number(0));
    }

    @Test
    void aTopicHasFewCharacters() throws IOException {
        comesBack(envelope("Shop/orders.new_1-2", "T", "text", NO_HEADERS));
        for (String strange : new String[] {"", "two words", "ä", "a\nb"}) {
            assertThatThrownBy(() -> envelope(strange, "T", "text", NO_HEADERS)).hasMessageStartingWith("XCOM0250E");
        }
        isMalformed(Hostile.envelope().brief("a\nb").lengthy("T").brief("text").number(0));
    }

    @Test
    void aTypeHasALengthInBytes() throws IOException {
        comesBack(envelope(null, "ä".repeat(256), "text", NO_HEADERS));
        assertThatThrownBy(() -> envelope(null, "ä".repeat(256) + "a", "text", NO_HEADERS))
                .hasMessageStartingWith("XCOM0251E");
        isMalformed(Hostile.envelope()
                .brief("")
                .lengthy("a".repeat(513))
                .brief("text")
                .number(0));
    }

    @Test
    void aTypeIsVisibleText() throws IOException {
        for (String strange : new String[] {"", "a b", "a\u0000", "\ud800"}) {
            assertThatThrownBy(() -> envelope(null, strange, "text", NO_HEADERS))
                    .hasMessageStartingWith("XCOM0251E");
        }
        isMalformed(Hostile.envelope().brief("").lengthy("").brief("text").number(0));
        isMalformed(Hostile.envelope().brief("").lengthy("a b").brief("text").number(0));
        isMalformed(Hostile.envelope()
                .brief("")
                .lengthy(new byte[] {(byte) 0xc0, (byte) 0x80})
                .brief("text")
                .number(0));
    }

    @Test
    void aCodecHasALength() throws IOException {
        comesBack(envelope(null, "T", "c".repeat(64), NO_HEADERS));
        assertThatThrownBy(() -> envelope(null, "T", "c".repeat(65), NO_HEADERS))
                .hasMessageStartingWith("XCOM0252E");
        assertThatThrownBy(() -> envelope(null, "T", "Text", NO_HEADERS)).hasMessageStartingWith("XCOM0252E");
        isMalformed(
                Hostile.envelope().brief("").lengthy("T").brief("c".repeat(65)).number(0));
        isMalformed(Hostile.envelope().brief("").lengthy("T").brief("").number(0));
    }

    @Test
    void headersHaveANumber() throws IOException {
        comesBack(envelope(null, "T", "text", headers(32, "")));
        assertThatThrownBy(() -> envelope(null, "T", "text", headers(33, ""))).hasMessageStartingWith("XCOM0254E");
        Hostile tooMany =
                Hostile.envelope().brief("").lengthy("T").brief("text").number(33);
        for (int i = 0; i < 33; i++) {
            tooMany.brief(String.format("h%02d", i)).lengthy("");
        }
        isMalformed(tooMany);
    }

    @Test
    void aHeaderHasLengths() throws IOException {
        SortedMap<String, String> longest = new TreeMap<>();
        longest.put("n".repeat(64), "v".repeat(4096));
        comesBack(envelope(null, "T", "text", longest));

        SortedMap<String, String> name = new TreeMap<>();
        name.put("n".repeat(65), "");
        assertThatThrownBy(() -> envelope(null, "T", "text", name)).hasMessageStartingWith("XCOM0253E");
        isMalformed(header("n".repeat(65), ""));

        assertThatThrownBy(() -> envelope(null, "T", "text", headers(1, "v".repeat(4097))))
                .hasMessageStartingWith("XCOM0253E");
        assertThatThrownBy(() -> envelope(null, "T", "text", headers(1, "\udc00")))
                .hasMessageStartingWith("XCOM0253E");
        isMalformed(header("n", "v".repeat(4097)));
        isMalformed(header("", "v"));
    }

    private static Hostile header(String name, String value) throws IOException {
        return Hostile.envelope()
                .brief("")
                .lengthy("T")
                .brief("text")
                .number(1)
                .brief(name)
                .lengthy(value);
    }

    @Test
    void allTogetherHaveASize() throws IOException {
        // 6 before the fields, 1 + 3 + 5 + 1 for them without headers, each header 6 more than its value.
        int rest = Envelope.HEAD_BYTES_MAX - 16 - 3 * (6 + 4096) - 6;
        SortedMap<String, String> headers = headers(3, "v".repeat(4096));
        headers.put("h03", "v".repeat(rest));
        comesBack(envelope(null, "T", "text", headers));

        headers.put("h03", "v".repeat(rest + 1));
        assertThatThrownBy(() -> envelope(null, "T", "text", headers))
                .hasMessageStartingWith("XCOM0254E")
                .hasMessageContaining("16385 bytes");
        Hostile tooLarge =
                Hostile.envelope().brief("").lengthy("T").brief("text").number(4);
        for (int i = 0; i < 4; i++) {
            tooLarge.brief("h0" + i).lengthy(headers.get("h0" + i));
        }
        isMalformed(tooLarge);
    }

    @Test
    void headersAreInOrderAndNoneComesTwice() throws IOException {
        isMalformed(Hostile.envelope()
                .brief("")
                .lengthy("T")
                .brief("text")
                .number(2)
                .brief("b")
                .lengthy("")
                .brief("a")
                .lengthy(""));
        isMalformed(Hostile.envelope()
                .brief("")
                .lengthy("T")
                .brief("text")
                .number(2)
                .brief("a")
                .lengthy("")
                .brief("a")
                .lengthy(""));
    }

    /** Otherwise they would be written in that order, and no receiver could read them. */
    @Test
    void headersAreInTheirOwnOrderWhateverOrderTheSenderHas() {
        SortedMap<String, String> backwards = new TreeMap<>(Comparator.reverseOrder());
        backwards.putAll(headers(3, "v"));
        Envelope envelope = envelope(null, "T", "text", backwards);
        assertThat(envelope.headers().keySet()).containsExactly("h00", "h01", "h02");
        comesBack(envelope);
        comesBack(envelope.withHeader("a", "v"));
    }

    @Test
    void whatAStrangerHasWrittenMakesNoLineOfALog() throws IOException {
        MessageContent content = Hostile.envelope()
                .brief("a\nXCOM0001A all is well")
                .lengthy("T")
                .brief("text")
                .number(0)
                .read();
        assertThatThrownBy(content::readable).hasMessageNotContaining("\n");
    }

    @Test
    void cannotBeChanged() {
        SortedMap<String, String> headers = headers(1, "v");
        Envelope envelope = envelope(null, "T", "text", headers);
        headers.put("more", "v");
        assertThat(envelope.headers()).containsOnlyKeys("h00");
        assertThatThrownBy(() -> envelope.headers().put("more", "v")).isInstanceOf(UnsupportedOperationException.class);
        assertThat(envelope.withHeader("more", "v").headers()).containsOnlyKeys("h00", "more");
    }
}
