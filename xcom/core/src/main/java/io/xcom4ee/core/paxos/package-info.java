/** Consensus on single slots: lanes, votes, acceptor, revocation, the order of delivery. One thing per class. */
package io.xcom4ee.core.paxos;
