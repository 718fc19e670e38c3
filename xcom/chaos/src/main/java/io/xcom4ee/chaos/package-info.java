/** Real processes in network namespaces under faults: start here. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.chaos;
