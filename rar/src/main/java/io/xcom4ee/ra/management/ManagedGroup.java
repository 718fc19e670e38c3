package io.xcom4ee.ra.management;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupStatistics;
import io.xcom4ee.api.GroupStatistics.Messages;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.MemberState;
import io.xcom4ee.api.MemberStatus;
import io.xcom4ee.api.View;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The group of one channel.
 *
 * @param settings what the member was told, or the default, by name
 */
record ManagedGroup(GroupChannel channel, Map<String, String> settings) implements GroupMXBean {

    private GroupStatistics statistics() {
        return channel.statistics();
    }

    private Messages messages() {
        return statistics().messages();
    }

    @Override
    public String getName() {
        return channel.group();
    }

    @Override
    public String getMemberName() {
        return channel.status().memberName();
    }

    @Override
    public String getPhase() {
        return channel.status().phase().name();
    }

    @Override
    public String getReason() {
        return channel.status().reason();
    }

    @Override
    public boolean isQuorum() {
        return channel.status().quorum();
    }

    @Override
    public int getQuorumNeeded() {
        return channel.status().quorumNeeded();
    }

    @Override
    public int getReachable() {
        return channel.status().reachable();
    }

    @Override
    public String getViewId() {
        return channel.status().view().map(view -> view.id().toString()).orElse("");
    }

    @Override
    public List<String> getMembers() {
        return channel.status().view().map(View::members).orElse(List.of()).stream()
                .map(Member::name)
                .toList();
    }

    @Override
    public List<String> getUnreachableMembers() {
        return channel.status().members().stream()
                .filter(each -> each.state() != MemberState.ONLINE)
                .map(MemberStatus::member)
                .map(Member::name)
                .toList();
    }

    @Override
    public String getPrimary() {
        return channel.status().view().map(view -> view.primary().name()).orElse("");
    }

    @Override
    public long getFencingToken() {
        return channel.status().view().map(View::fencingToken).orElse(0L);
    }

    @Override
    public long getPosition() {
        return channel.status().position();
    }

    @Override
    public int getProtocolVersion() {
        return statistics().membership().protocolVersion();
    }

    @Override
    public int getEventHorizonRounds() {
        return statistics().membership().eventHorizonRounds();
    }

    @Override
    public String getLeader() {
        return statistics().membership().leader().orElse("");
    }

    @Override
    public long getViewsInstalled() {
        return statistics().membership().viewsInstalled();
    }

    @Override
    public long getIncarnations() {
        return statistics().membership().incarnations();
    }

    @Override
    public long getQuorumLosses() {
        return statistics().membership().quorumLosses();
    }

    @Override
    public long getSuspicions() {
        return statistics().membership().suspicions();
    }

    @Override
    public long getBroadcasts() {
        return messages().broadcasts();
    }

    @Override
    public long getBroadcastBytes() {
        return messages().broadcastBytes();
    }

    @Override
    public long getAcknowledged() {
        return messages().acknowledged();
    }

    @Override
    public long getNotDelivered() {
        return messages().notDelivered();
    }

    @Override
    public long getOutcomesUnknown() {
        return messages().outcomesUnknown();
    }

    @Override
    public long getNotConfirmed() {
        return messages().notConfirmed();
    }

    @Override
    public long getOverloaded() {
        return messages().overloaded();
    }

    @Override
    public double getAcknowledgementMillisMean() {
        GroupStatistics now = statistics();
        long count = now.messages().acknowledged();
        return count == 0 ? 0 : millis(now.latency().acknowledgementSum()) / count;
    }

    @Override
    public double getAcknowledgementMillisMax() {
        return millis(statistics().latency().acknowledgementMax());
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    @Override
    public long getDelivered() {
        return messages().delivered();
    }

    @Override
    public long getDeliveredBytes() {
        return messages().deliveredBytes();
    }

    @Override
    public int getBacklog() {
        return channel.status().backlog();
    }

    @Override
    public int getQueuedBroadcasts() {
        return statistics().queues().broadcasts();
    }

    @Override
    public long getQueuedBroadcastBytes() {
        return statistics().queues().broadcastBytes();
    }

    @Override
    public int getListeners() {
        return statistics().queues().listeners();
    }

    @Override
    public long getListenerBytesMost() {
        return statistics().queues().listenerBytesMost();
    }

    @Override
    public long getCacheBytes() {
        return statistics().memory().cacheBytes();
    }

    @Override
    public long getFramesDropped() {
        return statistics().wire().framesDropped();
    }

    @Override
    public Map<String, String> getSettings() {
        return settings;
    }
}
