package io.xcom4ee.api.endpoint;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method of a {@link GroupEndpoint} that takes what could not be delivered: a message that has failed too often, or whose
 * payload cannot be read. Its parameters are the {@link io.xcom4ee.api.GroupMessage} and a {@link Throwable}, why it could not. It
 * runs in a transaction of its own, to put the message where people find it. While it throws, it is called again, and nothing
 * behind the message is delivered. There is one exactly if the activation property {@code afterRedeliveries} is
 * {@code deadLetter}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnDeadLetter {}
