package io.xcom4ee.ra.management;

import java.util.List;
import java.util.Map;

/**
 * A group as the member in this server sees it: {@code io.xcom4ee:type=Group,name=orders}. Each attribute is read when it is asked
 * for and never blocks; counters count from the start of the member on. {@code docs/jmx.md} says what each one means.
 */
public interface GroupMXBean {
    String getName();

    String getMemberName();

    String getPhase();

    String getReason();

    boolean isQuorum();

    int getQuorumNeeded();

    int getReachable();

    String getViewId();

    List<String> getMembers();

    List<String> getUnreachableMembers();

    String getPrimary();

    long getFencingToken();

    long getPosition();

    int getProtocolVersion();

    int getEventHorizonRounds();

    String getLeader();

    long getViewsInstalled();

    long getIncarnations();

    long getQuorumLosses();

    long getSuspicions();

    long getBroadcasts();

    long getBroadcastBytes();

    long getAcknowledged();

    long getNotDelivered();

    long getOutcomesUnknown();

    long getNotConfirmed();

    long getOverloaded();

    double getAcknowledgementMillisMean();

    double getAcknowledgementMillisMax();

    long getDelivered();

    long getDeliveredBytes();

    int getBacklog();

    int getQueuedBroadcasts();

    long getQueuedBroadcastBytes();

    int getListeners();

    long getListenerBytesMost();

    long getCacheBytes();

    long getFramesDropped();

    Map<String, String> getSettings();
}
