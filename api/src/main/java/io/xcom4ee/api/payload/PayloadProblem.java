package io.xcom4ee.api.payload;

/** Why a payload could not be made, or not be read. */
public enum PayloadProblem {
    /** The sender's: the type cannot be named by a receiver, or the codec has failed. Nothing was sent. */
    NOT_ENCODED,
    /** The bytes claim to be an envelope and are none. */
    MALFORMED,
    /** The envelope is of a later release. */
    NEWER_VERSION,
    /** The message has no type: it was broadcast as bytes. */
    RAW,
    /** The message is of another type than was asked for. */
    OTHER_TYPE,
    /** The codec that has encoded it is not here. */
    UNKNOWN_CODEC,
    /** The codec could not read the bytes. */
    NOT_DECODED,
    /** There is no JSON-B in this server. */
    NO_JSON
}
