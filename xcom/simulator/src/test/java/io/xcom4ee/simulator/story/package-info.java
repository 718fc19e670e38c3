/** The protocol in short stories: each is played by the real core and kept as a file that people read. */
package io.xcom4ee.simulator.story;
