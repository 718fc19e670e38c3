package io.xcom4ee.engine.log;

import io.xcom4ee.api.message.IdentifiedMessage;
import io.xcom4ee.api.message.MessageParts;

/**
 * Everything that the engine says to people, once. The id is stable; the last letter is the level: (E)rror, (W)arning,
 * (I)nformation, (A)udit. The same table is in {@code docs/messages.md}.
 */
public enum EngineMessage implements IdentifiedMessage {
    VIEW_INSTALLED(
            "XCOM0001A",
            "%s of group %s is in view %s with members %s; primary is %s, quorum is %s.",
            "Nothing to do."),
    MEMBER_STARTED("XCOM0002I", "%s of group %s listens on %s and looks for its group.", "Nothing to do."),
    MEMBER_STOPPED("XCOM0003I", "%s of group %s has stopped: %s.", "Nothing to do."),
    MEMBER_REJOINS(
            "XCOM0004W",
            "%s of group %s comes back as a new incarnation: %s.",
            "Nothing to do if this stays rare; otherwise look for pauses of this process or of its network."),
    QUORUM_LOST(
            "XCOM0005E",
            "%s of group %s reaches %s voters and needs %s: nothing new is delivered.",
            "Bring the missing members or the network between them back; the group goes on by itself."),
    QUORUM_REGAINED("XCOM0006I", "%s of group %s reaches %s voters and needs %s: it goes on.", "Nothing to do."),
    MEMBER_UNREACHABLE(
            "XCOM0007W",
            "%s of group %s has not heard %s for the suspicion time-out.",
            "Look at that process and at the network; it is expelled if a majority agrees for the expel time-out."),
    MEMBER_REACHABLE("XCOM0008I", "%s of group %s hears %s again.", "Nothing to do."),
    PROTOCOL_VERSION(
            "XCOM0009I",
            "%s of group %s works at protocol version %s; the newest that it speaks is %s.",
            "Nothing to do. While releases are mixed the group works at the version that all speak."),
    STANDS_STILL(
            "XCOM0010W",
            "%s of group %s has delivered nothing for %s, although it reaches a majority and something is under way. It"
                    + " waits for round %s. Of those that it reaches, not in its view: %s.",
            "Restart who is not in its view and does not come there, if whoever was with it there is gone for good;"
                    + " otherwise look at the network between the members."),
    DELIVERS_AGAIN("XCOM0011I", "%s of group %s delivers again.", "Nothing to do."),
    MEMBER_GIVES_UP(
            "XCOM0012E",
            "%s of group %s was put out of it %s times in a row, each time soon after it had come in, and does not come"
                    + " back any more: %s.",
            "Look for what slows this process or its network down, then restart it. rejoinTries is how often it tries."),

    SETTING_MISSING("XCOM0101E", "The setting %s is missing.", "Set it: %s."),
    SETTING_INVALID("XCOM0102E", "The setting %s has the value '%s'.", "Allowed is %s."),
    SETTING_UNKNOWN("XCOM0103E", "There is no setting %s (its value is '%s').", "The settings are: %s."),
    SETTINGS_CONTRADICT("XCOM0104E", "The settings %s contradict each other: %s.", "Change one of them."),
    MEMBER_HAS_NO_VOTE(
            "XCOM0105W",
            "%s of group %s is not in memberList (%s): it takes part without a vote.",
            "Add its name to memberList on all members if it is to vote."),

    TOO_MANY_BROADCASTS(
            "XCOM0204E",
            "Too many broadcasts in flight: %s messages and %s bytes wait in this member. The message was not sent.",
            "Wait for outcomes before broadcasting more, or raise broadcastQueueMessagesMax or broadcastQueueSizeMax."),
    NOT_DELIVERED_NO_QUORUM(
            "XCOM0205E",
            "The group has no quorum: %s of %s voters reachable, %s needed. The message was certainly not delivered.",
            "Broadcast it again when the quorum is back."),
    NOT_DELIVERED_NOT_JOINED(
            "XCOM0206E",
            "This member did not get into its group within the deadline (%s). The message was certainly not delivered.",
            "Broadcast it again when the member is ONLINE."),
    NOT_DELIVERED_DEADLINE(
            "XCOM0207E",
            "The deadline passed before the message was proposed. It was certainly not delivered.",
            "Broadcast it again; broadcast less, or allow more time."),
    NOT_DELIVERED_LEFT(
            "XCOM0208E",
            "This member has left its group. The message was certainly not delivered.",
            "Broadcast on a member that is in the group."),
    NOT_DELIVERED_EXPELLED(
            "XCOM0209E",
            "The group goes on without this member. The message was certainly not delivered.",
            "Broadcast it again when the member is back."),
    NOT_DELIVERED_FAILED(
            "XCOM0210E",
            "This member has failed. The message was certainly not delivered.",
            "See the log for why (XCOM0012E, XCOM05xx) and restart the member."),
    UNKNOWN_NO_QUORUM(
            "XCOM0211E",
            "The group has no quorum: %s of %s voters reachable, %s needed. The message may be delivered later or never.",
            "Look for its effect before broadcasting it again."),
    UNKNOWN_DEADLINE(
            "XCOM0212E",
            "The deadline passed before the outcome was known. The message may be delivered later or never.",
            "Look for its effect before broadcasting it again."),
    UNKNOWN_LEFT(
            "XCOM0213E",
            "This member left its group before the outcome was known. The message may have been delivered.",
            "Look for its effect before broadcasting it again."),
    UNKNOWN_EXPELLED(
            "XCOM0214E",
            "The group goes on without this member. The message may have been delivered.",
            "Look for its effect before broadcasting it again."),
    UNKNOWN_FAILED(
            "XCOM0215E",
            "This member has failed. The message may have been delivered.",
            "See the log for why (XCOM0012E, XCOM05xx); look for the message's effect before broadcasting it again."),
    NOT_CONFIRMED(
            "XCOM0230E",
            "The message was delivered at position %s, but not everybody has confirmed that within the deadline.",
            "Do not broadcast it again: whoever stays in the group delivers it. Look at the members that are UNREACHABLE."),
    NOT_CONFIRMED_GONE(
            "XCOM0231E",
            "The message was delivered at position %s; this member left the group before everybody confirmed that.",
            "Do not broadcast it again: whoever stays in the group delivers it."),
    BARRIER_NO_QUORUM(
            "XCOM0240E",
            "The group has no quorum: %s of %s voters reachable, %s needed. The barrier has not passed.",
            "Call it again when the quorum is back."),
    BARRIER_NOT_JOINED(
            "XCOM0241E",
            "This member did not get into its group within the deadline (%s). The barrier has not passed.",
            "Call it again when the member is ONLINE."),
    BARRIER_DEADLINE("XCOM0242E", "The deadline passed before the barrier did.", "Call it again; allow more time."),
    BARRIER_LEFT(
            "XCOM0243E",
            "This member leaves its group or has left it. The barrier has not passed.",
            "Call it on a member that is in the group."),
    BARRIER_EXPELLED(
            "XCOM0244E",
            "The group goes on without this member. The barrier has not passed.",
            "Call it again when the member is back."),
    BARRIER_FAILED(
            "XCOM0245E",
            "This member has failed. The barrier has not passed.",
            "See the log for why (XCOM0012E, XCOM05xx) and restart the member."),
    BARRIER_OVERLOADED(
            "XCOM0246E",
            "Too many barriers are open at this member: %s. The barrier was not set up.",
            "Wait for outcomes before calling more."),
    BARRIER_LISTENER_SLOW(
            "XCOM0247E",
            "The deadline passed while a listener of this member had not yet taken everything before the barrier.",
            "Make the listener faster; see that it does not wait for a barrier itself."),
    BARRIER_OLD_PROTOCOL(
            "XCOM0248E",
            "The group works at a protocol version that has no barriers. The barrier has not passed.",
            "Upgrade the members that speak nothing newer, or raise their protocolVersionMax."),
    NOT_DELIVERED_OLD_PROTOCOL(
            "XCOM0222E",
            "The group works at a protocol version that knows no messages of more than 1 MiB. The message was certainly not"
                    + " delivered.",
            "Split the message, or upgrade the members that speak nothing newer."),
    UNKNOWN_OLD_PROTOCOL(
            "XCOM0223E",
            "The group went on at a protocol version that knows no messages of more than 1 MiB. The message may have been"
                    + " delivered before.",
            "Look for its effect before broadcasting it again, in smaller messages."),
    LISTENER_THREW(
            "XCOM0216W",
            "A listener (%s) of group %s threw an exception in %s; it goes on with the next event.",
            "Correct the listener: the engine does not repeat the event."),
    LISTENER_BLOCKS(
            "XCOM0217W",
            "A listener (%s) of group %s has not returned from %s for %s; its thread is at:%n%s",
            "Make the listener faster: meanwhile its events wait in its queue."),
    LISTENER_QUEUE_FULL(
            "XCOM0218W",
            "The queue of a listener (%s) of group %s is full (%s bytes): this member sends no new broadcasts.",
            "Make the listener faster, or raise listenerQueueSizeMax."),
    LISTENER_OVERRUN(
            "XCOM0219E",
            "A listener (%s) of group %s is far too slow (%s bytes wait): its subscription ends after them.",
            "Make the listener faster and subscribe again; what it misses is not repeated."),
    EXECUTOR_REFUSED(
            "XCOM0220W",
            "The application's executor refuses to run events of group %s: %s.",
            "Nothing to do while a server or an application stops or its configuration is edited; otherwise stop the member before its"
                    + " executor. A few threads of the engine run what it refuses."),
    EXECUTOR_STALLED(
            "XCOM0224W",
            "The application's executor has taken a task of group %s and not begun it within %s.",
            "Give it more threads, and stop the member before it; a few threads of the engine run what does not begin."),
    OUTCOMES_FULL(
            "XCOM0226W",
            "The application's executor is behind with outcomes of group %s (%s wait): this member sends no new broadcasts.",
            "Give it more threads, and let nothing block that depends on an outcome."),
    NOT_DELIVERED_EXECUTOR_SLOW(
            "XCOM0225E",
            "The application's executor is too slow with outcomes (%s wait). The message was certainly not delivered.",
            "Give it more threads, and let nothing block that depends on an outcome; see XCOM0226W in the log."),
    NOT_DELIVERED_LISTENER_SLOW(
            "XCOM0221E",
            "The deadline passed while a listener of this member was too slow. The message was certainly not delivered.",
            "Make the listener faster; see XCOM0218W in the log."),

    PORT_NOT_OPENED(
            "XCOM0301E",
            "The group port %s cannot be opened: %s.",
            "Stop the process that uses it, or set another port or bindAddress."),
    ADDRESS_NOT_RESOLVED(
            "XCOM0302W",
            "The address %s cannot be resolved: %s. It is tried again.",
            "Correct the address or the name service."),
    PEER_REFUSED_US(
            "XCOM0303E",
            "%s refuses this member (%s): %s. It is tried again.",
            "Correct the setting that differs, end one of two processes of a name, or start the others' release."),
    WE_REFUSED_PEER(
            "XCOM0304E",
            "%s at %s is refused (%s): %s.",
            "Correct the setting that differs, end one of two processes of a name, or start the others' release."),
    GROUP_NOT_THERE(
            "XCOM0313I",
            "At %s there is none of this group: %s. It is asked again now and then.",
            "Nothing to do if that server is not meant to be in the group; else make it a member."),
    BAD_BYTES(
            "XCOM0305W",
            "A connection from %s was closed because of what it sent: %s. %s such connections so far.",
            "Find out who sends to the group port: it is for members only."),
    HANDSHAKE_TOO_SLOW(
            "XCOM0306W",
            "A connection with %s was closed: no handshake within %s.",
            "Find out who opens connections to the group port, or why the network is slow."),
    PEER_CONNECTED("XCOM0307I", "%s of group %s is connected to %s at %s.", "Nothing to do."),
    PEER_DISCONNECTED("XCOM0308I", "%s of group %s has lost its connection to %s at %s.", "Nothing to do."),
    PEER_TOO_SLOW(
            "XCOM0309W",
            "%s takes frames too slowly: %s bytes wait for it. New frames are dropped and sent again later.",
            "Look at that process and at the network."),
    CONNECTION_STALLED(
            "XCOM0310W",
            "The connection to %s was closed: it has taken nothing for %s while %s bytes wait. It is opened again.",
            "Look at that process and at the network."),
    ADDRESS_NOT_REACHED(
            "XCOM0311W",
            "The address %s cannot be reached: %s. It is tried again.",
            "Start the process there, or correct the address or the network."),
    CONNECTION_SILENT(
            "XCOM0312I",
            "A connection from %s was closed: nothing has come on it for so long that its other end may be gone.",
            "Nothing to do. A process that lives opens it again."),

    COMMAND_NOT_JOINED(
            "XCOM0401E",
            "This member is in no group. The command was not carried out.",
            "Give it at a member that is ONLINE."),
    COMMAND_NO_QUORUM(
            "XCOM0402E",
            "The group has no quorum. The command was not carried out.",
            "Give it again when the quorum is back."),
    COMMAND_DEADLINE(
            "XCOM0403E",
            "The deadline passed before the command was taken up. It was not carried out.",
            "Give it again, or allow more time."),
    COMMAND_OVERLOADED(
            "XCOM0404E",
            "Too many commands are open at this member. The command was not carried out.",
            "Wait for their outcomes."),
    COMMAND_LEFT(
            "XCOM0405E",
            "This member leaves its group or has left it. The command was not carried out.",
            "Give it at a member that is ONLINE."),
    COMMAND_FAILED(
            "XCOM0406E",
            "This member has failed. The command was not carried out.",
            "See the log for why (XCOM0012E, XCOM05xx) and restart the member."),
    COMMAND_OVERTAKEN(
            "XCOM0407E",
            "Another change of the group came first. The command was not carried out.",
            "Look at the view, and give it again if it is still wanted."),
    COMMAND_UNKNOWN_DEADLINE(
            "XCOM0408E",
            "The deadline passed before the outcome of the command was known. It may still take effect.",
            "Look at the view before giving it again."),
    COMMAND_UNKNOWN_NO_QUORUM(
            "XCOM0409E",
            "The quorum was lost before the outcome of the command was known. It may still take effect.",
            "Look at the view when the quorum is back, before giving it again."),
    COMMAND_UNKNOWN_LEFT(
            "XCOM0410E",
            "This member left its group before the outcome of the command was known. It may have taken effect.",
            "Look at the view of another member before giving it again."),
    COMMAND_UNKNOWN_FAILED(
            "XCOM0411E",
            "This member has failed. The command may have taken effect.",
            "See the log for why (XCOM0012E, XCOM05xx); look at the view of another member."),
    COMMAND_UNKNOWN_MEMBER(
            "XCOM0412E",
            "Nobody in the group has the name, or one of the names, %s. The command was not carried out.",
            "Name a member of the view."),
    COMMAND_ALREADY_PRIMARY("XCOM0413E", "%s is the primary already.", "Nothing to do."),
    COMMAND_NEWER_VERSION(
            "XCOM0414E",
            "%s has a higher version than others in the group and cannot become the primary.",
            "Name a member of the lowest version, or upgrade the others."),
    COMMAND_ALREADY_SO("XCOM0415E", "The group works like this already.", "Nothing to do."),
    COMMAND_LISTED_MEMBERSHIP(
            "XCOM0421E",
            "The membership of this group is listed and cannot be forced. The command was not carried out.",
            "Start processes under the missing names of memberList, on any machine: the group is founded anew by itself, with what the survivors have."),
    COMMAND_MAJORITY_REACHABLE(
            "XCOM0422E",
            "A majority is reachable: the group works. The command was not carried out.",
            "Nothing to force: who is gone is expelled by itself."),
    COMMAND_NO_MEMBERS(
            "XCOM0423E",
            "No member was named. The command was not carried out.",
            "Name the members that shall go on, this one among them."),
    COMMAND_SELF_EXCLUDED(
            "XCOM0424E",
            "This member is not among those that were named. The command was not carried out.",
            "Give it at a member that shall go on."),
    COMMAND_SAME_MEMBERSHIP(
            "XCOM0425E",
            "The named members are all that the group has. The command was not carried out.",
            "Leave out the members that are dead."),
    COMMAND_MEMBER_UNREACHABLE(
            "XCOM0426E",
            "A named member cannot be reached, is suspected or is not in the group. The command was not carried out.",
            "Look at the network and at that member, or leave it out if it is dead."),
    COMMAND_MEMBER_LEFT_BEHIND(
            "XCOM0427E",
            "A named member has missed too much to go on. The command was not carried out.",
            "Leave it out: it comes back by joining the group. See its log for what it missed."),
    COMMAND_FORCE_UNDER_WAY(
            "XCOM0428E",
            "The membership is being forced by this or by another administrator. The command was not carried out.",
            "Wait for that to end and look at the view."),
    COMMAND_OLD_PROTOCOL(
            "XCOM0430E",
            "The group works at a protocol version that does not have the command. It was not carried out.",
            "Upgrade the members that speak nothing newer, or raise their protocolVersionMax."),

    MEMBER_FAILED(
            "XCOM0501E",
            "%s of group %s has stopped because of an internal fault: %s.",
            "Report it with the log; restart the process to bring the member back."),
    FRAME_NOT_ENCODED(
            "XCOM0502E",
            "A frame (%s) was not sent because it breaks the limits of the protocol: %s.",
            "Report it with the log."),
    LOOP_TASK_FAILED("XCOM0503E", "A task of the event loop of group %s failed: %s.", "Report it with the log.");

    private final MessageParts parts;

    EngineMessage(String id, String template, String action) {
        this.parts = new MessageParts(id, template, action);
    }

    @Override
    public MessageParts parts() {
        return parts;
    }
}
