package io.contaluz.simulator.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.simulator.chaos.Rehearsal.Fleeting;
import io.contaluz.simulator.fleet.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Each kind alone.
class MishapTests {

    private static final int READINGS = Fleeting.USUAL.readings();
    private static final Rehearsal HONEST = Rehearsal.of("loss=0", 1);

    @Test
    void anHonestRunStoresWhatItSends() {
        assertThat(HONEST.datagrams()).hasSize(READINGS);
        assertThat(HONEST.truth().stored()).isEqualTo(READINGS);
        assertThat(HONEST.countBut("none")).isZero();
        assertThat(HONEST.truth().rejected()).isEmpty();
    }

    @Test
    void theSameSeedMakesTheSameBytesAndTheSameTruth() {
        var run = Rehearsal.of("all", 1);
        var again = Rehearsal.of("all", 1);
        assertThat(again.texts()).isEqualTo(run.texts());
        assertThat(again.installations()).isEqualTo(run.installations());
        assertThat(again.truth()).isEqualTo(run.truth());
        assertThat(Rehearsal.of("all", 2).texts()).isNotEqualTo(run.texts());
    }

    @Test
    void whatIsLostIsNeverSentAndCostsNoEnergy() {
        var run = alone("loss", "0.1");
        assertThat(run.datagrams()).hasSize((int) (READINGS - run.count("loss")));
        assertThat(HONEST.texts()).containsAll(run.texts());
        assertThat(run.truth().stored()).isEqualTo(READINGS - run.count("loss"));
        assertThat(energies(run)).isEqualTo(energiesBetweenFirstAndLast(run));
    }

    @Test
    void whatIsDuplicatedIsSentTwiceAndStoredOnce() {
        var run = alone("duplicate", "0.1");
        assertThat(run.datagrams()).hasSize((int) (READINGS + run.count("duplicate")));
        assertThat(run.texts()).containsAll(HONEST.texts());
        assertThat(run.texts().stream().distinct()).hasSize(READINGS);
        assertThat(run.truth().duplicates()).isEqualTo(run.count("duplicate"));
        assertThat(run.truth().meters()).isEqualTo(HONEST.truth().meters());
    }

    @Test
    void whatIsReorderedComesAfterLaterOnesOfItsMeterAndChangesNothing() {
        var run = alone("reorder", "0.1");
        assertThat(run.texts()).containsExactlyInAnyOrderElementsOf(HONEST.texts());
        assertThat(run.texts()).isNotEqualTo(HONEST.texts());
        assertThat(run.truth().meters()).isEqualTo(HONEST.truth().meters());
        var delays = delays(run);
        assertThat(delays.stream().filter(delay -> delay >= Fleeting.USUAL.meters())).isNotEmpty();
        // A day has 96 quarters of an hour.
        assertThat(delays).anyMatch(delay -> delay > 96L * Fleeting.USUAL.meters() / 2);
    }

    @Test
    void aClockThatIsOffGivesOtherTimesOrRejections() {
        var run = alone("skew", "0.2");
        assertThat(run.datagrams()).hasSize(READINGS);
        assertThat(run.truth().rejected()).containsOnlyKeys("future", "ancient");
        long rejected = run.truth().rejected().values().stream().mapToLong(Long::longValue).sum();
        assertThat(run.truth().stored()).isEqualTo(READINGS - rejected);
        assertThat(rejected).isLessThan(run.count("skew"));
        assertThat(run.texts().stream().filter(HONEST.texts()::contains))
                .hasSize((int) (READINGS - run.count("skew")));
    }

    @Test
    void aDipIsStoredAndHasNoPartInEnergy() {
        var run = alone("dip", "0.1");
        assertThat(run.texts().stream().filter(HONEST.texts()::contains))
                .hasSize((int) (READINGS - run.count("dip")));
        assertThat(run.truth().meters()).isEqualTo(HONEST.truth().meters());
        assertThat(run.texts())
                .anyMatch(text -> text.contains("\"consumo_atual\":0,\"data_hora\""));
    }

    @Test
    void whatIsMalformedIsRejectedForAReasonThatIsKnown() {
        var run = alone("malformed", "0.1");
        assertThat(run.truth().rejected())
                .containsOnlyKeys("not_json", "not_utf8", "duplicate_key", "bad_data_hora");
        long rejected = run.truth().rejected().values().stream().mapToLong(Long::longValue).sum();
        assertThat(rejected).isEqualTo(run.count("malformed"));
        assertThat(run.truth().stored()).isEqualTo(READINGS - rejected);
    }

    @Test
    void whatIsForgedComesBesideTheTruth() {
        var run = alone("forged", "0.1");
        assertThat(run.truth().rejected()).isEqualTo(Map.of("unknown_kid", run.count("forged")));
        assertThat(run.texts()).containsAll(HONEST.texts());
        assertThat(
                        run.texts().stream()
                                .filter(text -> text.matches(".*,\"mac\":\"[0-9a-f]{64}\"}")))
                .hasSize((int) run.count("forged"));
        assertThat(run.truth().meters()).isEqualTo(HONEST.truth().meters());
    }

    @Test
    void whereMetersSignWhatIsForgedHasAWrongMac() {
        var run = Rehearsal.signed("forged=0.1,malformed=0.1", 1);
        assertThat(run.count("forged")).isPositive();
        assertThat(run.truth().rejected())
                .containsEntry("wrong_mac", run.count("forged"))
                .containsOnlyKeys(
                        "wrong_mac", "not_json", "not_utf8", "duplicate_key", "bad_data_hora");
        long whole =
                run.texts().stream()
                        .filter(text ->
                                text.matches(".*,\"kid\":\"sim\",\"mac\":\"[0-9a-f]{64}\"}"))
                        .count();
        long cut = run.truth().rejected().get("not_json");
        assertThat(whole).isEqualTo(run.datagrams().size() - cut);
    }

    @Test
    void aConflictComesAfterWhatItContradicts() {
        var run = alone("conflict", "0.1");
        assertThat(run.truth().conflicts()).isEqualTo(run.count("conflict"));
        assertThat(run.datagrams()).hasSize((int) (READINGS + run.count("conflict")));
        assertThat(run.texts()).containsAll(HONEST.texts());
        assertThat(run.truth().meters()).isEqualTo(HONEST.truth().meters());
    }

    @Test
    void aRegisterTurnsOverWithinTheRun() {
        var run = alone("rollover", "1");
        assertThat(run.count("rollover")).isEqualTo(10);
        assertThat(run.installations())
                .hasSize(10)
                .allMatch(line ->
                        line.matches(
                                "20000[0-9]{2},SIM-20000[0-9]{2}-1,2026-08-24T12:00:00Z,4,1,99[0-9]{2}[.][0-9]{3},,"));
        assertThat(energies(run)).isEqualTo(energies(HONEST));
        for (var meter : run.truth().meters()) {
            var registers = registers(run, meter.matricula());
            assertThat(registers.getFirst()).isGreaterThan(9_900);
            assertThat(registers.getLast()).isLessThan(100);
        }
    }

    @Test
    void aMeterIsExchangedInMidRun() {
        var run = alone("exchange", "1");
        assertThat(run.count("exchange")).isEqualTo(10);
        assertThat(run.installations()).hasSize(20);
        assertThat(energies(run)).isEqualTo(energies(HONEST));
        var old = run.installations().getFirst().split(",", -1);
        var next = run.installations().get(1).split(",", -1);
        assertThat(next[0]).isEqualTo(old[0]);
        assertThat(next[1]).isEqualTo("SIM-2000001-2");
        assertThat(next[2]).as("installed when the old one left").isEqualTo(old[6]);
        assertThat(Instant.parse(old[6]))
                .isBetween(
                        Rehearsal.START.plus(Duration.ofHours(11)),
                        Rehearsal.START.plus(Duration.ofHours(37)));
    }

    @Test
    void aSilentMeterComesBack() {
        var run = alone("silent", "1");
        assertThat(run.count("silent")).isEqualTo(10);
        assertThat(HONEST.texts()).containsAll(run.texts());
        assertThat(run.truth().meters())
                .allSatisfy(meter -> {
                    assertThat(meter.stored()).isBetween(96L, 191L);
                    assertThat(meter.first()).isEqualTo(Rehearsal.START);
                });
        assertThat(energies(run)).isEqualTo(energies(HONEST));
    }

    @Test
    void whatIsAskedForIsAboutWhatHappens() {
        var fleeting = new Fleeting(1_000, 100_000, Duration.ofHours(1), Profile.RANDOM);
        var run = Rehearsal.of("loss=0.01,duplicate=0.02,rollover=0.1", 3, fleeting);
        assertThat(run.count("loss")).isBetween(900L, 1_100L);
        assertThat(run.count("duplicate")).isBetween(1_850L, 2_150L);
        assertThat(run.count("rollover")).isBetween(70L, 130L);
    }

    @Test
    void aMeterThatIsReadTooSeldomForACourseIsEven() {
        var fleeting = new Fleeting(5, 15, Duration.ofHours(1), Profile.RANDOM);
        var run = Rehearsal.of("exchange=0.4,rollover=0.3,silent=0.3", 1, fleeting);
        assertThat(run.countBut("none")).isZero();
        assertThat(run.datagrams()).hasSize(15);
    }

    private static Rehearsal alone(String kind, String share) {
        var run = Rehearsal.of(kind + "=" + share, 1);
        assertThat(run.count(kind)).isPositive();
        assertThat(run.countBut(kind)).isZero();
        return run;
    }

    private static Map<Long, Long> energies(Rehearsal run) {
        return run.truth().meters().stream()
                .collect(Collectors.toMap(Truth.OfMeter::matricula, Truth.OfMeter::wattHours));
    }

    private static Map<Long, Long> energiesBetweenFirstAndLast(Rehearsal run) {
        var witness = new Witness(run);
        return run.truth().meters().stream()
                .collect(
                        Collectors.toMap(
                                Truth.OfMeter::matricula,
                                meter -> {
                                    var stored = witness.stored(meter.matricula());
                                    return stored.lastEntry().getValue()
                                            - stored.firstEntry().getValue();
                                }));
    }

    /// By how many places each datagram leaves later than in an honest run.
    private static List<Integer> delays(Rehearsal run) {
        var texts = run.texts();
        var honest = HONEST.texts();
        return java.util.stream.IntStream.range(0, honest.size())
                .map(place -> texts.indexOf(honest.get(place)) - place)
                .boxed()
                .toList();
    }

    /// In kWh, rounded down.
    private static List<Long> registers(Rehearsal run, long matricula) {
        return run.texts().stream()
                .filter(text -> text.contains("\"" + matricula + "\""))
                .map(text -> text.replaceAll(".*\"consumo_atual\":([0-9]+).*", "$1"))
                .map(Long::valueOf)
                .toList();
    }
}
