package io.xcom4ee.api.payload;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a type a name of its own in messages. Without it the name is that of the class, so that moving or renaming the class
 * makes its messages unreadable for applications that have not been upgraded yet.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PayloadType {

    /** The name: 1 to {@link Envelope#TYPE_BYTES_MAX} bytes in UTF-8, without white space and control characters. */
    String value();
}
