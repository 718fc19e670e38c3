package io.xcom4ee.core.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.Electorate;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.EventHorizonChange;
import io.xcom4ee.core.message.LeadersChange;
import io.xcom4ee.core.message.ProtocolChange;
import io.xcom4ee.core.message.Reconfiguration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConfigurationHistoryTest {
    private static final MemberInfo A = info("a", 1);
    private static final MemberInfo B = info("b", 2);
    private static final MemberInfo C = info("c", 3);
    private static final MemberInfo C_AGAIN = info("c", 4);
    private static final MemberInfo GUEST = info("guest", 5);

    private final ConfigurationHistory history = new ConfigurationHistory(
            Electorate.listed(List.of("a", "b", "c")),
            List.of(new Configuration(
                    1,
                    1,
                    10,
                    List.of(
                            new ConfiguredMember(1, A, true),
                            new ConfiguredMember(2, B, true),
                            new ConfiguredMember(3, C, true)),
                    2,
                    4,
                    List.of(A, B, C),
                    List.of(),
                    List.of())));

    private static MemberInfo info(String name, long incarnation) {
        return info(name, incarnation, 2);
    }

    private static MemberInfo info(String name, long incarnation, int version) {
        return new MemberInfo(new MemberId(name, new UUID(0, incarnation)), "localhost", 1, version, 50);
    }

    private static Reconfiguration add(MemberInfo info) {
        return new Reconfiguration(List.of(info), List.of(), List.of(), 0);
    }

    private static Reconfiguration expel(MemberInfo info, long against) {
        return new Reconfiguration(List.of(), List.of(), List.of(info.id()), against);
    }

    @Test
    void takesEffectOneRoundBehindTheEventHorizon() {
        Configuration decided = history.decide(7, expel(C, 1)).orElseThrow();
        assertThat(decided.firstRound()).isEqualTo(18);
        assertThat(history.at(17).members()).hasSize(3);
        assertThat(history.at(18).members()).hasSize(2);
        assertThat(history.lastRoundOf(3)).isEqualTo(17);
    }

    @Test
    void keepsTheQuorumOfTheListHoweverFewAreLeft() {
        assertThat(history.decide(7, expel(C, 1)).orElseThrow().quorum()).isEqualTo(2);
    }

    @Test
    void replacesTheOldIncarnationOfANameWithOneChange() {
        Configuration decided = history.decide(7, add(C_AGAIN)).orElseThrow();
        assertThat(decided.members()).extracting(ConfiguredMember::number).containsExactly(1, 2, 4);
        assertThat(decided.joined()).containsExactly(C_AGAIN);
        assertThat(decided.expelled()).containsExactly(C);
    }

    @Test
    void letsAProcessOutsideTheListInWithoutAVote() {
        Configuration decided = history.decide(7, add(GUEST)).orElseThrow();
        assertThat(decided.isVoter(4)).isFalse();
        assertThat(decided.member(4)).isPresent();
    }

    @Test
    void ignoresAnExpulsionDecidedAgainstAnOlderConfiguration() {
        history.decide(7, add(GUEST));
        assertThat(history.decide(8, expel(C, 1))).isEmpty();
        assertThat(history.decide(9, expel(C, 2))).isPresent();
    }

    @Test
    void changesNothingByAddingAPresentOrRemovingAnAbsentIncarnation() {
        assertThat(history.decide(7, add(A))).isEmpty();
        assertThat(history.decide(7, expel(C_AGAIN, 1))).isEmpty();
    }

    @Test
    void chainsChangesEachOnTheNewestPendingOne() {
        history.decide(7, add(GUEST));
        Configuration second = history.decide(7, expel(C, 2)).orElseThrow();
        assertThat(second.number()).isEqualTo(3);
        assertThat(second.members()).extracting(member -> member.info().name()).containsExactly("a", "b", "guest");
        assertThat(history.startingAt(18)).hasSize(2);
    }

    @Test
    void worksAtANewerProtocolVersionThatEverybodySpeaks() {
        Configuration decided = history.decide(7, new ProtocolChange(2)).orElseThrow();

        assertThat(decided.protocolVersion()).isEqualTo(2);
        assertThat(decided.firstRound()).isEqualTo(18);
        assertThat(decided.members()).isEqualTo(history.at(17).members());
        assertThat(history.at(17).protocolVersion()).isEqualTo(1);
        assertThat(history.decide(8, new ProtocolChange(2))).isEmpty();
        assertThat(history.decide(8, new ProtocolChange(1))).isEmpty();
        assertThat(history.decide(8, expel(C, 2)).orElseThrow().protocolVersion())
                .isEqualTo(2);
    }

    @Test
    void staysAtAProtocolVersionThatOneDoesNotGoBeyond() {
        assertThat(history.decide(7, new ProtocolChange(3))).isEmpty();
        assertThat(history.decide(7, add(info("d", 4, 1)))).isPresent();
        assertThat(history.decide(8, new ProtocolChange(2))).isEmpty();
    }

    @Test
    void letsNobodyInWhoDoesNotSpeakItsProtocolVersion() {
        history.decide(7, new ProtocolChange(2));

        assertThat(history.decide(8, add(info("a", 9, 1)))).isEmpty();
        assertThat(history.decide(8, add(info("d", 4, 4)))).isEmpty();
        assertThat(history.decide(8, add(info("d", 4, 3)))).isPresent();
    }

    @Test
    void aNarrowerHorizonHoldsFromItsFirstRoundOn() {
        assertThat(history.horizon(0)).isEqualTo(10);
        history.decide(1, new EventHorizonChange(100)); // from round 12 on
        assertThat(history.horizon(0)).isEqualTo(10);
        assertThat(history.horizon(1)).isEqualTo(101);
        history.decide(20, new EventHorizonChange(10)); // from round 121 on
        assertThat(history.horizon(20)).isEqualTo(120);
        assertThat(history.horizon(110)).isEqualTo(120);
        assertThat(history.horizon(111)).isEqualTo(121);
        assertThat(history.horizon(120)).isEqualTo(130);
    }

    @Test
    void whatIsBuiltOnANarrowerHorizonDoesNotOvertakeIt() {
        history.decide(1, new EventHorizonChange(100)); // from round 12 on
        Configuration narrow = history.decide(20, new EventHorizonChange(10)).orElseThrow();
        Configuration next = history.decide(21, expel(C, 3)).orElseThrow();
        assertThat(narrow.firstRound()).isEqualTo(121);
        assertThat(next.firstRound()).isEqualTo(121);
        assertThat(history.at(121)).isEqualTo(next);
        assertThat(next.eventHorizonRounds()).isEqualTo(10);
        assertThat(history.decide(115, expel(B, 4)).orElseThrow().firstRound()).isEqualTo(126);
    }

    @Test
    void nobodyWorksInARoundBeforeItKnowsWhatGovernsIt() {
        // Whatever is decided when: who has delivered up to a round works in no configuration that comes of a later
        // one.
        for (int first = 1; first < 40; first++) {
            ConfigurationHistory chain =
                    new ConfigurationHistory(Electorate.listed(List.of("a", "b", "c")), List.of(history.at(1)));
            for (long round = 1; round < 200; round++) {
                long before = chain.horizon(round - 1);
                if (round % first == 0) {
                    int wanted = (int) (10 + round * 37 % 60);
                    assertThat(chain.decide(round, new EventHorizonChange(wanted))
                                    .map(Configuration::firstRound)
                                    .orElse(Long.MAX_VALUE))
                            .isGreaterThan(before);
                }
                assertThat(chain.horizon(round)).isGreaterThanOrEqualTo(before).isGreaterThan(round);
            }
        }
    }

    @Test
    void oneLeaderAfterAnother() {
        assertThat(history.decide(1, new LeadersChange(LeadersChange.PRIMARY, 0))
                        .orElseThrow()
                        .leader())
                .isEqualTo(1);
        assertThat(history.isEverybodyLeading()).isFalse();
        assertThat(history.decide(2, new LeadersChange(1, 0))).isEmpty();
        assertThat(history.decide(2, new LeadersChange(9, 0))).isEmpty();
        assertThat(history.decide(2, new LeadersChange(3, 1))).isEmpty();
        Configuration third = history.decide(2, new LeadersChange(3, 2)).orElseThrow();
        assertThat(third.isLeading(3)).isTrue();
        assertThat(third.isLeading(1)).isFalse();
        assertThat(third.leaderCount()).isEqualTo(1);
        Configuration without = history.decide(3, expel(C, 3)).orElseThrow();
        assertThat(without.leader()).isEqualTo(1);
        history.decide(4, new LeadersChange(LeadersChange.EVERYBODY, 0));
        history.forgetBefore(history.newest().firstRound());
        assertThat(history.isEverybodyLeading()).isTrue();
    }
}
