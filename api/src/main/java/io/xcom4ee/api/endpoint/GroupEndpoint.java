package io.xcom4ee.api.endpoint;

/**
 * The listener interface of message-driven beans, without methods of its own: the bean's methods say by annotations what they
 * receive.
 *
 * <pre>{@code
 * @MessageDriven
 * public class Warehouse implements GroupEndpoint {
 *     @OnMessage(topic = "orders")
 *     public void onOrder(OrderPlaced order, GroupMessage message) { ... }
 *
 *     @OnView
 *     public void onView(ViewEvent event) { ... }
 * }
 * }</pre>
 *
 * <p>The methods are public, not static and return nothing. They are called one after the other, in the order of the group, on
 * the container's threads; with container-managed transactions each call is a transaction. Whatever a method throws rolls its
 * transaction back, and the message is delivered again, until that has been tried often enough. Then the activation property
 * {@code afterRedeliveries} says what becomes of it.
 *
 * <p>A barrier ({@link io.xcom4ee.api.GroupChannel#barrier()}) waits for listeners and not for beans: whoever has passed one may
 * be ahead of what a bean has done. A bean that waits inside its call, for a barrier or for the outcome of a broadcast that is
 * sent at once, receives nothing meanwhile. If it waits for so long that its queue gets full, it is what the barrier or the
 * broadcast waits for, and these end by their deadlines.
 *
 * <p>A bean receives what is delivered while its application runs. It is told the installed view first.
 */
public interface GroupEndpoint {}
