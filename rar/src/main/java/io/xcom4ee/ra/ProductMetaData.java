package io.xcom4ee.ra;

import jakarta.resource.spi.ManagedConnectionMetaData;

/** What a server's administration shows of a connection. */
record ProductMetaData() implements ManagedConnectionMetaData {
    @Override
    public String getEISProductName() {
        return "XCom for Jakarta EE";
    }

    @Override
    public String getEISProductVersion() {
        String version = ProductMetaData.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    /** No limit: a connection is only a handle. */
    @Override
    public int getMaxConnections() {
        return 0;
    }

    /** Nobody logs in. */
    @Override
    public String getUserName() {
        return "";
    }
}
