/**
 * Messages that say what they are: an envelope around the bytes of a value, and the codecs that make bytes of values.
 *
 * <p>Nothing here depends on the rest of the api, on CDI or on a server: a message-driven bean, an observer and a listener read
 * the same envelopes by the same codecs. Only {@code jakarta.json.bind} is asked for, when the first record or bean is sent.
 */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.api.payload;
