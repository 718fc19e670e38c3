package io.xcom4ee.api.endpoint;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method of a {@link GroupEndpoint} that is told of each view, at its place among the messages. Its parameter is a
 * {@link io.xcom4ee.api.event.ViewEvent} or a {@link io.xcom4ee.api.View}. There is at most one.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnView {}
