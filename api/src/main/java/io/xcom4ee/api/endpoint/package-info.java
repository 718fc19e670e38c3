/**
 * Message-driven beans: what happens in a group, on the container's threads, each message in a transaction of its own. The
 * resource adapter serves them, see {@link io.xcom4ee.api.endpoint.GroupEndpoint}.
 */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.api.endpoint;
