package io.xcom4ee.cdi.metrics;

/** A way by which metrics leave the server. */
public interface MetricsExport {

    /** From now on the metrics of this member can be had. */
    void add(String group, String member, Meter meter);

    /** The application stops: nothing may keep it in memory. */
    void stop();
}
