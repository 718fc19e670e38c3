package io.xcom4ee.simulator.options;

/**
 * What administrators change while the group works.
 *
 * @param meanIntervalMicros between two commands, 0 for none
 * @param horizonMin the narrowest event horizon that is wanted
 * @param horizonMax the widest
 * @param leadersPermille how many of the commands are about the leaders
 * @param onePermille how many of those want a single leader
 * @param deadlineMicros given to each command
 */
public record AdministrationOptions(
        long meanIntervalMicros,
        int horizonMin,
        int horizonMax,
        int leadersPermille,
        int onePermille,
        long deadlineMicros) {

    /** Nobody gives a command. */
    AdministrationOptions absent() {
        return new AdministrationOptions(0, horizonMin, horizonMax, leadersPermille, onePermille, deadlineMicros);
    }
}
