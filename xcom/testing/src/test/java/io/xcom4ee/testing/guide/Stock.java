package io.xcom4ee.testing.guide;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** How many pieces of each article there are: the same on all servers, which take the same messages in the same order. */
public class Stock implements GroupListener {
    private final GroupChannel channel;
    private final Map<String, Integer> pieces = new ConcurrentHashMap<>();

    public Stock(GroupChannel channel) {
        this.channel = channel;
        channel.subscribe(this);
    }

    public CompletionStage<Delivery> move(String article, int by) {
        return channel.send(article + ":" + by);
    }

    public int pieces(String article) {
        return pieces.getOrDefault(article, 0);
    }

    @Override
    public void onMessage(GroupMessage message) {
        String move = message.text();
        int colon = move.indexOf(':');
        pieces.merge(move.substring(0, colon), Integer.valueOf(move.substring(colon + 1)), Integer::sum);
    }
}
