package io.xcom4ee.benchmarks.systems;

import io.aeron.Publication;
import io.aeron.archive.Archive;
import io.aeron.archive.ArchiveThreadingMode;
import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.ClusteredMediaDriver;
import io.aeron.cluster.ConsensusModule;
import io.aeron.cluster.client.AeronCluster;
import io.aeron.cluster.service.ClusteredServiceContainer;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.exceptions.TimeoutException;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.agrona.CloseHelper;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Aeron Cluster: media driver, archive, consensus module, service and a client in every process. Every member sends through
 * its client to the leader; the service of every member delivers. Its log is recorded in files, which are in memory here.
 */
final class AeronClusterMember implements SystemMember {
    private static final int PORTS_PER_MEMBER = 10;
    private static final int MTU_BYTES = Integer.getInteger("comparison.mtu", 8 << 10);
    private static final int SOCKET_BUFFER_BYTES = 4 << 20;
    private static final int WINDOW_BYTES = Integer.getInteger("comparison.window", 1 << 20);
    private static final int TERM_BYTES = 64 << 20;
    private static final int INGRESS_TERM_BYTES = 16 << 20;
    private static final long HEARTBEAT_TIMEOUT_NANOS =
            TimeUnit.MILLISECONDS.toNanos(Integer.getInteger("comparison.heartbeat", 2_000));
    private static final long HEARTBEAT_NANOS = HEARTBEAT_TIMEOUT_NANOS / 10;
    private static final long ELECTION_TIMEOUT_NANOS = HEARTBEAT_TIMEOUT_NANOS / 2;
    private static final long ELECTION_STATUS_NANOS = ELECTION_TIMEOUT_NANOS / 10;
    private static final long NEW_LEADER_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long CONNECT_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long IDLE_MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int HOUSEKEEPING_MILLIS = 50;

    private final Seat seat;
    private final AeronDelivery service;
    private final ClusteredMediaDriver driver;
    private final ClusteredServiceContainer container;
    private final UnsafeBuffer outgoing = new UnsafeBuffer();
    private final IdleStrategy waiting = idle();
    private AeronCluster client;
    private volatile boolean closed;

    AeronClusterMember(Seat seat, Deliveries deliveries) {
        this.seat = seat;
        service = new AeronDelivery(deliveries);
        String driverDirectory = file("driver").toString();
        AeronArchive.Context archiveClient = new AeronArchive.Context()
                .aeronDirectoryName(driverDirectory)
                .controlRequestChannel("aeron:ipc?term-length=64k")
                .controlResponseChannel("aeron:ipc?term-length=64k");
        driver = ClusteredMediaDriver.launch(
                driver(driverDirectory), archive(driverDirectory), consensus(archiveClient));
        container = ClusteredServiceContainer.launch(new ClusteredServiceContainer.Context()
                .aeronDirectoryName(driverDirectory)
                .archiveContext(archiveClient.clone())
                .clusterDir(file("cluster"))
                .idleStrategySupplier(AeronClusterMember::idle)
                .isRespondingService(false)
                .clusteredService(service));
    }

    private File file(String kind) {
        return seat.directory().resolve(kind + "-" + seat.name()).toFile();
    }

    private String endpoint(int member, int which) {
        return Seat.HOST + ":" + (seat.basePort() + member * PORTS_PER_MEMBER + which);
    }

    private static IdleStrategy idle() {
        return new BackoffIdleStrategy(10, 20, 1_000, IDLE_MAX_NANOS);
    }

    private static MediaDriver.Context driver(String directory) {
        return new MediaDriver.Context()
                .aeronDirectoryName(directory)
                .dirDeleteOnStart(true)
                .threadingMode(ThreadingMode.SHARED)
                .sharedIdleStrategy(idle())
                .termBufferSparseFile(true)
                .publicationTermBufferLength(INGRESS_TERM_BYTES)
                .ipcTermBufferLength(TERM_BYTES)
                .mtuLength(MTU_BYTES)
                .ipcMtuLength(MTU_BYTES)
                .socketSndbufLength(SOCKET_BUFFER_BYTES)
                .socketRcvbufLength(SOCKET_BUFFER_BYTES)
                .initialWindowLength(WINDOW_BYTES);
    }

    private Archive.Context archive(String driverDirectory) {
        Supplier<IdleStrategy> idle = AeronClusterMember::idle;
        return new Archive.Context()
                .aeronDirectoryName(driverDirectory)
                .archiveDir(file("archive"))
                .deleteArchiveOnStart(true)
                .controlChannel("aeron:udp?endpoint=" + endpoint(seat.index(), 5))
                .localControlChannel("aeron:ipc?term-length=64k")
                .replicationChannel("aeron:udp?endpoint=" + Seat.HOST + ":0")
                .recordingEventsEnabled(false)
                .segmentFileLength(TERM_BYTES)
                .idleStrategySupplier(idle)
                .threadingMode(ArchiveThreadingMode.SHARED);
    }

    private ConsensusModule.Context consensus(AeronArchive.Context archiveClient) {
        return new ConsensusModule.Context()
                .clusterMemberId(seat.index())
                .clusterMembers(seat.everyMember("|", this::endpoints))
                .clusterDir(file("cluster"))
                .deleteDirOnStart(true)
                .archiveContext(archiveClient.clone())
                .ingressChannel("aeron:udp?term-length=" + INGRESS_TERM_BYTES)
                .logChannel("aeron:udp?term-length=" + TERM_BYTES)
                .replicationChannel("aeron:udp?endpoint=" + Seat.HOST + ":0")
                .idleStrategySupplier(AeronClusterMember::idle)
                .leaderHeartbeatTimeoutNs(HEARTBEAT_TIMEOUT_NANOS)
                .leaderHeartbeatIntervalNs(HEARTBEAT_NANOS)
                .electionTimeoutNs(ELECTION_TIMEOUT_NANOS)
                .electionStatusIntervalNs(ELECTION_STATUS_NANOS);
    }

    /** Ingress, consensus, log, catch-up and archive of a member, as the consensus module wants them. */
    private String endpoints(int member) {
        StringBuilder text = new StringBuilder(Integer.toString(member));
        for (int which = 1; which <= 5; which++) {
            text.append(',').append(endpoint(member, which));
        }
        return text.toString();
    }

    @Override
    public void awaitReady() throws IOException {
        long deadline = System.nanoTime() + CONNECT_LIMIT_NANOS;
        while (client == null) {
            try {
                client = AeronCluster.connect(new AeronCluster.Context()
                        .aeronDirectoryName(file("driver").toString())
                        .ingressChannel("aeron:udp?term-length=" + INGRESS_TERM_BYTES)
                        .ingressEndpoints(seat.everyMember(",", member -> member + "=" + endpoint(member, 1)))
                        .egressChannel("aeron:udp?endpoint=" + Seat.HOST + ":0")
                        .newLeaderTimeoutNs(NEW_LEADER_TIMEOUT_NANOS));
            } catch (TimeoutException noLeaderYet) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("no leader", noLeaderYet);
                }
            }
        }
        Thread housekeeping = new Thread(this::keepHouse, "housekeeping");
        housekeeping.setDaemon(true);
        housekeeping.start();
    }

    /** Learns of new leaders, keeps the session, and frees what an operator frees by snapshots. */
    private void keepHouse() {
        AeronSegments segments = new AeronSegments(file("archive").toPath());
        while (!closed) {
            synchronized (this) {
                client.pollEgress();
                client.sendKeepAlive();
            }
            segments.purge();
            try {
                Thread.sleep(HOUSEKEEPING_MILLIS);
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    @Override
    public void broadcast(byte[] payload) throws IOException {
        outgoing.wrap(payload);
        waiting.reset();
        long result = offer(payload.length);
        while (result < 0) {
            if (result == Publication.CLOSED || result == Publication.MAX_POSITION_EXCEEDED) {
                throw new IOException("the session is lost: " + Publication.errorString(result));
            }
            waiting.idle();
            result = offer(payload.length);
        }
    }

    private synchronized long offer(int bytes) {
        long result = client.offer(outgoing, 0, bytes);
        if (result < 0) {
            client.pollEgress();
        }
        return result;
    }

    @Override
    public boolean leads() {
        return service.leads();
    }

    @Override
    public void close() {
        closed = true;
        CloseHelper.closeAll(client, container, driver);
    }
}
